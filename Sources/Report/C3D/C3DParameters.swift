/// The parameter section of a C3D file: groups of named values in front of the samples.
///
/// All numbers little-endian. A group or parameter as it stands in the file (C3D User Guide, “The parameter section”):
///
///     group      LL −ID  name…  NN NN  DL description…
///     parameter  LL  ID  name…  NN NN  TT  dimensions: count, 1 byte each  values…  DL description…
///
/// L: letters of the name. N: bytes from its own first byte to the next record. T: bytes of a value, −1 for letters. D: letters of the description.
struct C3DParameters {
    /// Bytes of a block; every section of the file begins with one.
    static let blockBytes = 512
    /// Most blocks of a parameter section: their number is one byte.
    static let mostBlocks = 255
    /// Most values in one dimension: its size is one byte.
    ///
    /// What is longer goes on in a parameter with a number behind its name.
    static let mostValues = 255
    /// Bytes that the processor's numbers are written in: Intel's.
    private static let processor: UInt8 = 84

    /// The values of a parameter.
    enum Values {
        case text(String)
        /// Made as long as the longest by spaces.
        case texts([String])
        case bytes([UInt8])
        case integers([Int16])
        case integer(Int16)
        case float(Double)
        case floats([Double])
        /// Columns of some floats each.
        case columns([[Double]], rows: Int)
    }

    private var bytes: [UInt8] = []
    private var group: Int8 = 0

    /// Begins a group; what is added from now on belongs to it.
    mutating func begin(_ name: String, _ description: String = "") {
        group += 1
        head(name, id: -group)
        next(1 + min(description.utf8.count, 127))
        text(description)
    }

    /// Adds a parameter; a list that is too long for one goes on in further ones: LABELS, LABELS2, LABELS3.
    mutating func add(_ name: String, _ values: Values) {
        switch values {
        case .text(let one): put(name, -1, [min(one.utf8.count, 255)], Array(one.utf8.prefix(255)))
        case .integer(let one): put(name, 2, [], Self.bytes(one))
        case .float(let one): put(name, 4, [], Self.bytes(one))
        case .texts(let all):
            let width = min(127, max(1, all.map(\.utf8.count).max() ?? 0))
            for (name, part) in Self.pieces(name, all) {
                put(name, -1, [width, part.count], part.flatMap { Self.padded($0, to: width) })
            }
        case .bytes(let all):
            for (name, part) in Self.pieces(name, all) { put(name, 1, [part.count], Array(part)) }
        case .integers(let all):
            for (name, part) in Self.pieces(name, all) { put(name, 2, [part.count], part.flatMap { Self.bytes($0) }) }
        case .floats(let all):
            for (name, part) in Self.pieces(name, all) { put(name, 4, [part.count], part.flatMap { Self.bytes($0) }) }
        case .columns(let all, let rows):
            for (name, part) in Self.pieces(name, all) {
                put(name, 4, [rows, part.count], part.flatMap { $0.flatMap { Self.bytes($0) } })
            }
        }
    }

    /// Blocks that the section takes.
    var blocks: Int { (4 + bytes.count + 2 + Self.blockBytes - 1) / Self.blockBytes }

    /// The whole section, which ends with a record without a name.
    var section: [UInt8] {
        let whole = [1, 0x50, UInt8(clamping: blocks), Self.processor] + bytes
        return whole + [UInt8](repeating: 0, count: blocks * Self.blockBytes - whole.count)
    }

    private static func pieces<Value>(_ name: String, _ all: [Value]) -> [(name: String, part: ArraySlice<Value>)] {
        guard !all.isEmpty else { return [(name, [])] }
        return stride(from: 0, to: all.count, by: mostValues).map { start in
            let number = start / mostValues + 1
            return (number == 1 ? name : "\(name)\(number)", all[start..<min(all.count, start + mostValues)])
        }
    }

    private mutating func put(_ name: String, _ type: Int8, _ dimensions: [Int], _ data: [UInt8]) {
        head(name, id: group)
        next(3 + dimensions.count + data.count)
        bytes.append(UInt8(bitPattern: type))
        bytes.append(UInt8(dimensions.count))
        bytes += dimensions.map { UInt8($0) }
        bytes += data
        text("")
    }

    private mutating func head(_ name: String, id: Int8) {
        bytes.append(UInt8(name.utf8.count))
        bytes.append(UInt8(bitPattern: id))
        bytes += name.utf8
    }

    /// The way to the next record, counted from the first byte of this number.
    private mutating func next(_ following: Int) { bytes += Self.bytes(UInt16(following + 2)) }

    private mutating func text(_ text: String) {
        let letters = text.utf8.prefix(127)
        bytes.append(UInt8(letters.count))
        bytes += letters
    }

    private static func padded(_ text: String, to width: Int) -> [UInt8] {
        let letters = Array(text.utf8.prefix(width))
        return letters + [UInt8](repeating: UInt8(ascii: " "), count: width - letters.count)
    }

    static func bytes(_ value: UInt16) -> [UInt8] { [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)] }
    static func bytes(_ value: Int16) -> [UInt8] { bytes(UInt16(bitPattern: value)) }
    static func bytes(_ value: Double) -> [UInt8] {
        let bits = Float(value).bitPattern
        return bytes(UInt16(truncatingIfNeeded: bits)) + bytes(UInt16(bits >> 16))
    }
}
