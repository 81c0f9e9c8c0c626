/// Introduces one end to the other.
///
///     offset  0  1  2 … 9  10 … 13  14 … 17  18, then three times one byte count and that many bytes of UTF-8
///             RR HH BBBBB  LLLLLLL  DDDDDDD  model, serial number, firmware
///
/// - R: role. H: highest version. B: boot identity. L: length, D: CRC-32C of the whole self-description.
public struct Hello: Equatable, Sendable {
    public enum Role: UInt8, Sendable {
        case device = 0
        case host = 1
    }

    public var role: Role
    /// Highest major version that this end speaks.
    public var highestVersion: UInt8
    /// Another number after each reset, so that restarted counters are not taken for loss.
    public var bootIdentity: UInt64
    /// Bytes of the self-description; 0 from a host.
    public var descriptorLength: UInt32
    /// CRC-32C of the self-description; 0 from a host.
    public var descriptorChecksum: UInt32
    /// At most 255 bytes of UTF-8, like the next two; longer texts are cut.
    public var model: String
    public var serialNumber: String
    public var firmware: String

    public init(
        role: Role, highestVersion: UInt8 = HeelstrikeLimits.version, bootIdentity: UInt64,
        descriptorLength: UInt32 = 0, descriptorChecksum: UInt32 = 0
    ) {
        self.role = role
        self.highestVersion = highestVersion
        self.bootIdentity = bootIdentity
        self.descriptorLength = descriptorLength
        self.descriptorChecksum = descriptorChecksum
        model = ""
        serialNumber = ""
        firmware = ""
    }

    init?(payload: Span<UInt8>) {
        guard payload.count >= 18, let role = Role(rawValue: payload[0]) else { return nil }
        self.init(
            role: role, highestVersion: payload[1], bootIdentity: payload.integer(at: 2),
            descriptorLength: payload.integer(at: 10), descriptorChecksum: payload.integer(at: 14))
        var position = 18
        var texts: [String] = []
        while texts.count < 3 {
            guard position < payload.count else { return nil }
            let end = position + 1 + Int(payload[position])
            guard end <= payload.count,
                let text = String(validating: payload.array((position + 1)..<end), as: UTF8.self)
            else { return nil }
            texts.append(text)
            position = end
        }
        (model, serialNumber, firmware) = (texts[0], texts[1], texts[2])
    }

    public var payload: [UInt8] {
        var bytes: [UInt8] = [role.rawValue, highestVersion]
        bytes.append(littleEndian: bootIdentity)
        bytes.append(littleEndian: descriptorLength)
        bytes.append(littleEndian: descriptorChecksum)
        for text in [model, serialNumber, firmware] {
            var cut: [UInt8] = []
            for scalar in text.unicodeScalars {
                guard cut.count + UTF8.width(scalar) <= 255 else { break }
                cut.append(contentsOf: String(scalar).utf8)
            }
            bytes.append(UInt8(cut.count))
            bytes.append(contentsOf: cut)
        }
        return bytes
    }
}

/// A device's counters, sent about once a second.
///
///     offset  0  1   2 … 9   10 … 17  18 … 21  22  23 24
///             SS SS  PPPPP   DDDDDDD  EEEEEEE  BB  TT TT
///
/// - S: stream, FFFF for all together. P: frames produced. D: frames dropped. E: frames received from the host with a
///   wrong checksum. B: battery in per cent, FF unknown. T: temperature in 0.01 °C, signed, 8000 unknown.
public struct DeviceStatus: Equatable, Sendable {
    public var stream: UInt16
    /// When the device said so, in microseconds of its clock.
    public var ticks: UInt64
    /// Frames made since boot.
    public var produced: UInt64
    /// Frames made and never sent, since boot.
    public var dropped: UInt64
    /// Frames from the host that came damaged.
    public var checksumErrors: UInt32
    /// Battery charge in per cent, 0...254; nil when unknown.
    public var battery: UInt8?
    /// In °C, in steps of 0.01 from −327.67 to 327.67; nil when unknown.
    public var temperature: Double?

    public init(
        stream: UInt16 = HeelstrikeLimits.deviceStream, ticks: UInt64, produced: UInt64, dropped: UInt64,
        checksumErrors: UInt32 = 0
    ) {
        self.stream = stream
        self.ticks = ticks
        self.produced = produced
        self.dropped = dropped
        self.checksumErrors = checksumErrors
    }

    init?(payload: Span<UInt8>, ticks: UInt64) {
        guard payload.count >= 25 else { return nil }
        self.init(
            stream: payload.integer(at: 0), ticks: ticks, produced: payload.integer(at: 2),
            dropped: payload.integer(at: 10), checksumErrors: payload.integer(at: 18))
        battery = payload[22] == 0xFF ? nil : payload[22]
        let hundredths = Int16(bitPattern: payload.integer(at: 23))
        temperature = hundredths == .min ? nil : Double(hundredths) / 100
    }

    public var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: stream)
        bytes.append(littleEndian: produced)
        bytes.append(littleEndian: dropped)
        bytes.append(littleEndian: checksumErrors)
        bytes.append(battery ?? 0xFF)
        bytes.append(littleEndian: UInt16(bitPattern: temperatureHundredths))
        return bytes
    }

    private var temperatureHundredths: Int16 {
        guard let temperature, temperature.isFinite else { return .min }
        return Int16(max(-32_767, min(32_767, (temperature * 100).rounded())))
    }
}

/// Frames that the device had to drop before they were sent: `SS SS  FF FF FF FF  NN NN NN NN`.
public struct StreamGap: Equatable, Sendable {
    public var stream: UInt16
    /// Sequence number of the first missing frame.
    public var firstMissing: UInt32
    public var count: UInt32

    public init(stream: UInt16, firstMissing: UInt32, count: UInt32) {
        self.stream = stream
        self.firstMissing = firstMissing
        self.count = count
    }

    init?(payload: Span<UInt8>) {
        guard payload.count >= 10 else { return nil }
        self.init(stream: payload.integer(at: 0), firstMissing: payload.integer(at: 2), count: payload.integer(at: 6))
    }

    public var payload: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: stream)
        bytes.append(littleEndian: firstMissing)
        bytes.append(littleEndian: count)
        return bytes
    }
}
