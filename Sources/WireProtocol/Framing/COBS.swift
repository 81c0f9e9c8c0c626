/// Consistent overhead byte stuffing: bytes without any zero, so that a zero can stand between frames.
///
/// Source: Cheshire and Baker, "Consistent Overhead Byte Stuffing", IEEE/ACM Transactions on Networking 7 (1999) 159–172.
/// A code byte `n` in 1...254 stands for the `n − 1` bytes after it and a zero; 255 for 254 bytes without a zero. The
/// zero of the last block is not part of the data.
public enum COBS {
    /// The most bytes that `count` bytes become, without the zero that ends a frame.
    public static func maximumEncodedCount(_ count: Int) -> Int { count + count / 254 + 1 }

    /// The encoded bytes, without the zero that ends a frame.
    public static func encode(_ bytes: [UInt8]) -> [UInt8] {
        var encoded: [UInt8] = []
        append(bytes.span, to: &encoded)
        return encoded
    }

    /// Appends the encoded bytes, without the zero that ends a frame.
    public static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        let base = output.count
        output.append(contentsOf: repeatElement(0, count: maximumEncodedCount(bytes.count)))
        var codeIndex = base
        var next = base + 1
        var code: UInt8 = 1
        var out = output.mutableSpan
        for index in 0..<bytes.count {
            let byte = bytes[index]
            if byte == 0 {
                out[codeIndex] = code
                codeIndex = next
                next &+= 1
                code = 1
            } else {
                out[next] = byte
                next &+= 1
                code &+= 1
                if code == 0xFF, index < bytes.count - 1 {
                    out[codeIndex] = code
                    codeIndex = next
                    next &+= 1
                    code = 1
                }
            }
        }
        out[codeIndex] = code
        output.removeLast(output.count - next)
    }

    /// The data of one frame's bytes without the ending zero; nil when they were not made by this encoding.
    public static func decode(_ bytes: [UInt8]) -> [UInt8]? {
        guard !bytes.contains(0) else { return nil }
        var buffer = bytes
        var span = buffer.mutableSpan
        guard let range = decodeInPlace(&span, 0..<bytes.count) else { return nil }
        return Array(buffer[range])
    }

    /// Decodes one frame, found between two zeros, where it stands and returns where its data now are.
    ///
    /// Nil when it is not a valid frame.
    ///
    /// A block's code byte stands exactly where the zero of the block before belongs, so most frames need no copying:
    /// the chain of codes is walked and each code made zero. Only behind a block of 254 bytes are the data moved up.
    static func decodeInPlace(_ bytes: inout MutableSpan<UInt8>, _ frame: Range<Int>) -> Range<Int>? {
        guard !frame.isEmpty else { return nil }
        let end = frame.upperBound
        var position = frame.lowerBound
        while position < end {
            let code = bytes[position]
            guard code != 0 else { return nil }
            if code == 0xFF { return moveUp(&bytes, frame, from: position) }
            bytes[position] = 0
            position &+= Int(code)
        }
        return position == end ? (frame.lowerBound + 1)..<end : nil
    }

    /// The rest of a frame from a block of 254 bytes on, where data and codes are no longer in step.
    private static func moveUp(
        _ bytes: inout MutableSpan<UInt8>, _ frame: Range<Int>, from block: Int
    ) -> Range<Int>? {
        let end = frame.upperBound
        var read = block
        var write = block
        var zeroBefore = block != frame.lowerBound
        if !zeroBefore { write += 1 }
        while read < end {
            let code = bytes[read]
            guard code != 0, read + Int(code) <= end else { return nil }
            if zeroBefore {
                bytes[write] = 0
                write &+= 1
            }
            let blockEnd = read &+ Int(code)
            read &+= 1
            while read < blockEnd {
                guard bytes[read] != 0 else { return nil }
                bytes[write] = bytes[read]
                write &+= 1
                read &+= 1
            }
            zeroBefore = code != 0xFF
        }
        return (frame.lowerBound + 1)..<write
    }
}
