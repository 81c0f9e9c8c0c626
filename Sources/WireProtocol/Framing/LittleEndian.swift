import Glibc

/// Little-endian numbers, put together from bytes.
extension Span where Element == UInt8 {
    /// The integer whose lowest byte stands at `offset`; the caller has checked that all its bytes are there.
    @inline(__always)
    func integer<Value: FixedWidthInteger & UnsignedInteger>(at offset: Int, as type: Value.Type = Value.self) -> Value
    {
        var value: Value = 0
        for index in 0..<(Value.bitWidth / 8) {
            value |= Value(truncatingIfNeeded: self[offset &+ index]) &<< Value(truncatingIfNeeded: 8 &* index)
        }
        return value
    }

    /// A copy of a part.
    func array(_ range: Range<Int>) -> [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(range.count)
        for index in range { copy.append(self[index]) }
        return copy
    }
}

extension MutableSpan where Element == UInt8 {
    /// Index of the first zero from an index on; the number of bytes where there is none.
    @inline(__always)
    func firstZero(from start: Int) -> Int {
        withUnsafeBufferPointer { bytes in
            guard start < bytes.count, let base = bytes.baseAddress,
                let zero = memchr(base + start, 0, bytes.count - start)
            else { return bytes.count }
            return UnsafeRawPointer(base).distance(to: zero)
        }
    }
}

extension [UInt8] {
    /// Appends an integer, lowest byte first.
    @inline(__always)
    mutating func append<Value: FixedWidthInteger & UnsignedInteger>(littleEndian value: Value) {
        for index in 0..<(Value.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: value &>> Value(truncatingIfNeeded: 8 &* index)))
        }
    }
}
