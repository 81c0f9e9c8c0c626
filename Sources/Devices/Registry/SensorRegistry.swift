public import SensorData
public import WireProtocol

/// What a clinic knows of its sensors: on which foot each is worn, and what those of other makers do not say themselves.
///
/// It stands in a small JSON file that is written by hand or when a question was answered:
///
///     { "sensors": [
///         { "serialNumber": "655782F6", "side": "left" },
///         { "serialNumber": "FT9", "side": "right", "protocol": "witmotion", "rate": 100, "placement": "instep" } ] }
public struct SensorRegistry: Equatable, Sendable {
    /// One sensor; found by its serial number, or where it has none by its address.
    public struct Entry: Equatable, Sendable {
        /// The sensor's own, or that of its USB cable.
        public var serialNumber: String?
        /// Such as `/dev/serial/by-path/…`, for sensors without a serial number.
        public var address: String?
        public var side: Side?
        public var wire: SensorProtocol?
        public var baud: UInt32?
        /// In hertz, as it is written: `100`, `204.8` or `1024/5`.
        public var rate: String?
        /// A mapping file for rows of numbers; a path beside the registry's file.
        public var mapping: String?
        public var placement: SensorPlacement?
        public var mounting: Mounting?

        public init(serialNumber: String? = nil, address: String? = nil, side: Side? = nil) {
            self.serialNumber = serialNumber
            self.address = address
            self.side = side
        }

        /// The line of the file that says this much.
        public var line: String {
            let key = serialNumber.map { ("serialNumber", $0) } ?? ("address", address ?? "")
            let side = side.map { ", \"side\": \"\($0.rawValue)\"" } ?? ""
            return "{ \"\(key.0)\": \"\(key.1)\"\(side) }"
        }
    }

    public var entries: [Entry]

    public init(entries: [Entry] = []) {
        self.entries = entries
    }

    /// What is known of a sensor; a serial number counts more than an address.
    ///
    /// - Parameters:
    ///   - serialNumbers: its own and its cable's, without empty ones.
    ///   - address: where it is, without a baud rate.
    /// - Returns: the entry; nil for a stranger.
    public func entry(serialNumbers: [String], address: String) -> Entry? {
        for number in serialNumbers where !number.isEmpty {
            if let entry = entries.first(where: { $0.serialNumber == number }) { return entry }
        }
        return entries.first { $0.serialNumber == nil && $0.address == address }
    }

    /// Keeps which foot a sensor is on.
    public mutating func remember(_ entry: Entry) {
        if let index = index(of: entry) { entries[index].side = entry.side } else { entries.append(entry) }
    }

    /// Keeps what the rows of a sensor mean: its side, rate and mapping; what else is known of it stays.
    public mutating func describe(_ entry: Entry) {
        remember(entry)
        guard let index = index(of: entry) else { return }
        entries[index].rate = entry.rate
        entries[index].mapping = entry.mapping
    }

    private func index(of entry: Entry) -> Int? {
        entries.firstIndex {
            $0.serialNumber == entry.serialNumber && (entry.serialNumber != nil || $0.address == entry.address)
        }
    }
}
