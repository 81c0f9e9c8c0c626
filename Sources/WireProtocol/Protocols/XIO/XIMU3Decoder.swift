public import SensorData

/// Reads x-io x-IMU3 messages, text and binary mixed, each ended by `\n`.
///
///     text    I , µs , gx , gy , gz , ax , ay , az \r
///     binary  C9  TT TT TT TT TT TT TT TT  6 × f32: gyroscope, accelerometer
///     mux     ^ channel, then one of the others
///
/// - T: device time in µs, u64. All little-endian; gyroscope in °/s, accelerometer in g. The identifier is the text's letter
///   with the highest bit set. Binary messages are stuffed: 0A → DB DC, DB → DB DD.
///
/// Only inertial messages become samples. The reply to a ping gives name and serial number. There is no checksum and no
/// sequence number: lost messages show as gaps in time only. Messages of a multiplexer's channel `c` are the stream 1 + c,
/// without a side.
///
/// Source: x-IMU3 User Manual, "Communication protocol"; checked against the maker's PyPI package ximu3 1.9.1.
public struct XIMU3Decoder: SampleDecoder {
    public private(set) var statistics = DecodeStatistics()
    private let side: Side?
    private var splitter = LineSplitter()
    private var output = DeviceOutput(manufacturer: "x-io Technologies", model: "x-IMU3")
    private var guards: [TimeGuard] = []
    private var clocks: [WrappingCounter] = []

    /// Identifiers that the maker's package 1.9.1 knows.
    private static let identifiers = Set("ABCEFHILMNOQRSTUWY".utf8)
    /// Longest believed step of time in µs (proposal).
    private static let longestStep: UInt64 = 10_000_000
    /// Largest believed readings in °/s and g, far beyond the sensor's 2000 °/s and 24 g.
    private static let largestRate = 10_000.0
    private static let largestAcceleration = 1000.0

    public init(side: Side? = nil) {
        self.side = side
    }

    public mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        var items: [DecodedItem] = []
        for line in splitter.lines(bytes, counting: &statistics) {
            accept(line, stream: 0)
            output.describe(into: &items)
        }
        output.flush(into: &items)
        return items
    }

    private mutating func accept(_ line: [UInt8], stream: UInt16) {
        guard let first = line.first, line != [0x0D] else { return }
        switch first {
        case UInt8(ascii: "{"): takeReply(line, stream: stream)
        case UInt8(ascii: "^") where stream == 0 && line.count > 2:
            accept(Array(line[2...]), stream: 1 + UInt16(line[1]))
        case 0x80...: takeBinary(line, stream: stream)
        case _ where Self.identifiers.contains(first) && line.count > 1 && line[1] == UInt8(ascii: ","):
            takeText(line, stream: stream)
        default: statistics.malformed += 1
        }
    }

    private mutating func takeText(_ line: [UInt8], stream: UInt16) {
        guard line[0] == UInt8(ascii: "I") else {
            statistics.frames += 1
            return
        }
        let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(\.trimmed)
        let values = fields.dropFirst(2).compactMap { PrintedNumber.value($0) }
        guard fields.count == 8, values.count == 6, let ticks = PrintedNumber.whole(fields[1]) else {
            statistics.malformed += 1
            return
        }
        take(ticks, values, stream: stream)
    }

    private mutating func takeBinary(_ line: [UInt8], stream: UInt16) {
        guard let message = Self.unstuffed(line), Self.identifiers.contains(message[0] & 0x7F) else {
            statistics.malformed += 1
            return
        }
        guard message[0] == 0x80 | UInt8(ascii: "I") else {
            statistics.frames += 1
            return
        }
        guard message.count == 33 else {
            statistics.malformed += 1
            return
        }
        let span = message.span
        take(
            span.integer(at: 1),
            (0..<6).map { Double(Float(bitPattern: span.integer(at: 9 + 4 * $0))) }, stream: stream)
    }

    private mutating func take(_ ticks: UInt64, _ values: [Double], stream: UInt16) {
        guard ticks < 1 << 60, values.prefix(3).allSatisfy({ abs($0) <= Self.largestRate }),
            values.suffix(3).allSatisfy({ abs($0) <= Self.largestAcceleration })
        else {
            statistics.malformed += 1
            return
        }
        statistics.frames += 1
        let track = track(of: stream)
        let sample = TimeGuard.Sample(ticks: ticks, raw: values)
        for sample in guards[track].admit(sample, counting: &statistics) {
            if clocks[track].take(sample.ticks) == .backward { statistics.sequenceRestarts += 1 }
            statistics.samples += 1
            output.append(track: track, ticks: clocks[track].value, raw: sample.raw)
        }
    }

    private mutating func track(of stream: UInt16) -> Int {
        if let track = output.track(of: stream) { return track }
        let descriptor = StreamDescriptor(
            id: stream, name: stream == 0 ? "inertial" : "inertial, channel \(stream - 1)",
            side: stream == 0 ? side : nil,
            placement: .unknown, sampleRate: Frequency(1), clockRate: .microseconds,
            channels: InertialChannels.angularRate(.degreesPerSecond, encoding: .float32)
                + InertialChannels.acceleration(.standardGravity, encoding: .float32))
        guards.append(TimeGuard(longestStep: Self.longestStep))
        clocks.append(WrappingCounter(modulus: nil))
        return output.add(descriptor, isRateKnown: false)
    }

    /// The message before stuffing; nil when an escape is followed by neither of its two bytes.
    private static func unstuffed(_ line: [UInt8]) -> [UInt8]? {
        var message: [UInt8] = []
        message.reserveCapacity(line.count)
        var isEscaped = false
        for byte in line {
            switch (isEscaped, byte) {
            case (false, 0xDB): isEscaped = true
            case (false, _): message.append(byte)
            case (true, 0xDC): message.append(0x0A)
            case (true, 0xDD): message.append(0xDB)
            case (true, _): return nil
            }
            if byte != 0xDB { isEscaped = false }
        }
        return isEscaped ? nil : message
    }

    // MARK: Replies

    /// `{"ping":{"interface":"USB","deviceName":"...","serialNumber":"..."}}`; newer firmware says `name` and `sn`.
    private mutating func takeReply(_ line: [UInt8], stream: UInt16) {
        guard line.trimmed.last == UInt8(ascii: "}") else {
            statistics.malformed += 1
            return
        }
        statistics.frames += 1
        guard stream == 0, Self.position(of: "\"ping\"", in: line) != nil else { return }
        let name = Self.text("deviceName", in: line) ?? Self.text("name", in: line)
        let serial = Self.text("serialNumber", in: line) ?? Self.text("sn", in: line)
        output.identify {
            if let name, !name.isEmpty { $0.model = name }
            if let serial { $0.serialNumber = serial }
        }
    }

    /// The text that stands for a key; nil when there is none, or it has escapes.
    private static func text(_ key: String, in line: [UInt8]) -> String? {
        guard let start = position(of: "\"\(key)\"", in: line) else { return nil }
        let rest = line[start...].drop { $0.isBlank }
        guard rest.first == UInt8(ascii: ":") else { return nil }
        let value = rest.dropFirst().drop { $0.isBlank }
        guard value.first == UInt8(ascii: "\""), let end = value.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
            return nil
        }
        let text = value[(value.startIndex + 1)..<end]
        return text.contains(UInt8(ascii: "\\")) ? nil : String(validating: text, as: UTF8.self)
    }

    /// Where the bytes after the first occurrence of a word begin.
    private static func position(of word: String, in line: [UInt8]) -> Int? {
        let word = Array(word.utf8)
        guard line.count >= word.count else { return nil }
        return (0...(line.count - word.count)).first { line[$0..<($0 + word.count)].elementsEqual(word) }
            .map { $0 + word.count }
    }
}
