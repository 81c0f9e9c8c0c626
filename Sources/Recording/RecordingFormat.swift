/// The numbers of the recording file, version 1.
///
/// The file is 12 bytes and then records, one behind the other:
///
///     offset  0  1  2  3  4  5  6  7   8  9 10 11
///             89 47 41 49 54 0D 0A 1A  01 00 00 00        "\x89GAIT\r\n\x1a", version
///
/// Each record, all numbers little-endian:
///
///     offset  0  1  2  3  4  5  6  7 … 14  15 …     15+L … 18+L
///             LL LL LL LL TT SS SS HHHHHH  payload  CC CC CC CC
///
/// - L: bytes of the payload. T: type. S: source. H: host time in nanoseconds, two's complement.
/// - C: CRC-32C of all of the record before it.
///
/// The first record is the header. `Firmware-Protocol/RECORDING.md` draws all payloads.
enum RecordingFormat {
    /// Not text and not changed by a transfer as text: the idea is that of the PNG signature (RFC 2083 section 3.1).
    static let magic: [UInt8] = [0x89, 0x47, 0x41, 0x49, 0x54, 0x0D, 0x0A, 0x1A]
    static let version: UInt32 = 1
    /// Bytes before the first record.
    static let prefixBytes = 12
    /// Bytes of a record before its payload.
    static let headBytes = 15
    static let checksumBytes = 4
    /// Longest payload; longer runs of received bytes are written as several records.
    static let payloadBytes = 1 << 20

    /// What a record holds; a reader passes over types that it does not know.
    enum RecordType: UInt8, CaseIterable {
        case header = 0
        case opened = 1
        case bytes = 2
        case overrun = 3
        case closed = 4
        case clockProbe = 5
        case mark = 6
        case end = 7
        case wallClock = 8
    }
}
