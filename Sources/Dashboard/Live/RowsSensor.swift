/// A sensor that prints rows of numbers, with what was heard of it and what somebody said that the rows mean.
public struct RowsSensor: Equatable, Sendable {
    /// Bytes of the last rows that are kept: some seconds of most sensors.
    public static let mostHeard = 24 * 1024

    public var address: String
    /// Empty where the cable has none.
    public var serialNumber: String
    /// The foot that was said, for a mapping that names none.
    public var side: String?
    /// In hertz, as it was written.
    public var rate: String?
    /// The mapping's text; nil where nobody gave one.
    public var mapping: String?
    /// Rows that came in a second, roughly.
    public var rowsPerSecond: Double?
    /// The last bytes.
    public var heard: [UInt8]

    public init(address: String, serialNumber: String, heard: [UInt8] = []) {
        self.address = address
        self.serialNumber = serialNumber
        self.heard = heard
    }

    /// Adds what was heard last.
    public mutating func hear(_ bytes: [UInt8]) {
        heard += bytes
        if heard.count > Self.mostHeard { heard.removeFirst(heard.count - Self.mostHeard) }
    }

    /// The last whole rows, as text a person can read.
    func rows(_ count: Int) -> [String] {
        let lines = heard.split(separator: 0x0A, omittingEmptySubsequences: false)
        // Before the first line's end may stand the rest of a row, behind the last one its beginning.
        return lines.dropFirst().dropLast().suffix(count).map { line in
            String(decoding: line.filter { $0 >= 0x20 || $0 == 0x09 }.prefix(400), as: UTF8.self)
        }
    }
}
