import SensorData

@testable import WireProtocol

/// One frame of a conformance vector as JSON: the header, and the payload's fields by name.
struct VectorFrame: Codable, Equatable {
    var type: UInt8
    var stream: UInt16
    var sequence: UInt32
    var ticks: UInt64
    var fields: VectorFields

    enum Failure: Error { case incomplete(type: UInt8) }

    /// The frame as it goes over the wire.
    func bytes() throws -> [UInt8] {
        HeelstrikeHeader(type: type, stream: stream, sequence: sequence, ticks: ticks).framed(try payload())
    }

    private func payload() throws -> [UInt8] {
        let f = fields
        switch HeelstrikeFrameType(rawValue: type) {
        case .hello:
            guard let role = f.role.flatMap({ Hello.Role(rawValue: $0) }), let boot = f.bootIdentity,
                let length = f.descriptorLength, let checksum = f.descriptorChecksum, let version = f.highestVersion
            else { break }
            var hello = Hello(
                role: role, highestVersion: version, bootIdentity: boot, descriptorLength: length,
                descriptorChecksum: checksum)
            (hello.model, hello.serialNumber, hello.firmware) = (f.model ?? "", f.serialNumber ?? "", f.firmware ?? "")
            return hello.payload
        case .descriptor:
            guard let index = f.index, let count = f.count, let length = f.descriptorLength,
                let checksum = f.descriptorChecksum, let bytes = f.bytes
            else { break }
            return DescriptorPart(
                index: index, count: UInt16(count), length: length, checksum: checksum, bytes: [UInt8](hex: bytes)
            ).payload
        case .samples:
            guard let span = f.span, let raw = f.raw, let encodings = f.encodings else { break }
            var payload: [UInt8] = []
            payload.append(littleEndian: UInt16(raw.count))
            payload.append(littleEndian: span)
            for sample in raw {
                for (value, encoding) in zip(sample, encodings) {
                    guard payload.append(value ?? .nan, as: encoding) else { throw Failure.incomplete(type: type) }
                }
            }
            return payload
        case .status:
            guard let about = f.about, let produced = f.produced, let dropped = f.dropped, let errors = f.checksumErrors
            else { break }
            var status = DeviceStatus(
                stream: about, ticks: ticks, produced: produced, dropped: dropped, checksumErrors: errors)
            (status.battery, status.temperature) = (f.battery, f.temperature)
            return status.payload
        case .gap:
            guard let about = f.about, let first = f.firstMissing, let count = f.count else { break }
            return StreamGap(stream: about, firstMissing: first, count: count).payload
        case .clockProbe:
            guard let number = f.number, let time = f.hostTime else { break }
            return ClockProbe(number: number, hostTime: time).payload
        case .clockReply:
            guard let number = f.number, let time = f.hostTime, let received = f.receivedTicks else { break }
            return ClockReply(number: number, hostTime: time, receivedTicks: received, sentTicks: ticks).payload
        case .start, .stop:
            guard let about = f.about else { break }
            return StreamSelection(stream: about).payload
        case .acknowledgement:
            guard let answered = f.answeredType, let sequence = f.answeredSequence,
                let result = f.result.flatMap({ Acknowledgement.Result(rawValue: $0) })
            else { break }
            return Acknowledgement(type: answered, sequence: sequence, result: result).payload
        case nil:
            guard let bytes = f.bytes else { break }
            return [UInt8](hex: bytes)
        }
        throw Failure.incomplete(type: type)
    }
}

/// All fields of all payloads; a vector has those of its type.
struct VectorFields: Codable, Equatable {
    var about: UInt16?
    var answeredSequence: UInt32?
    var answeredType: UInt8?
    var battery: UInt8?
    var bootIdentity: UInt64?
    /// In hexadecimal.
    var bytes: String?
    var checksumErrors: UInt32?
    var count: UInt32?
    var descriptorChecksum: UInt32?
    var descriptorLength: UInt32?
    var dropped: UInt64?
    var encodings: [ChannelEncoding]?
    var firmware: String?
    var firstMissing: UInt32?
    var highestVersion: UInt8?
    var hostTime: UInt64?
    var index: UInt16?
    var model: String?
    var number: UInt32?
    var produced: UInt64?
    /// One list for each sample; null is NaN.
    var raw: [[Double?]]?
    var receivedTicks: UInt64?
    var result: UInt8?
    var role: UInt8?
    var serialNumber: String?
    var span: UInt32?
    var temperature: Double?
}

extension VectorFields {
    init(_ hello: Hello) {
        self.init()
        (role, highestVersion, bootIdentity) = (hello.role.rawValue, hello.highestVersion, hello.bootIdentity)
        (descriptorLength, descriptorChecksum) = (hello.descriptorLength, hello.descriptorChecksum)
        (model, serialNumber, firmware) = (hello.model, hello.serialNumber, hello.firmware)
    }

    init(_ part: DescriptorPart) {
        self.init()
        (index, count) = (part.index, UInt32(part.count))
        (descriptorLength, descriptorChecksum, bytes) = (part.length, part.checksum, part.bytes.hex)
    }

    init(_ status: DeviceStatus) {
        self.init()
        (about, produced, dropped) = (status.stream, status.produced, status.dropped)
        (checksumErrors, battery, temperature) = (status.checksumErrors, status.battery, status.temperature)
    }

    init(_ gap: StreamGap) {
        self.init()
        (about, firstMissing, count) = (gap.stream, gap.firstMissing, gap.count)
    }

    init(_ probe: ClockProbe) {
        self.init()
        (number, hostTime) = (probe.number, probe.hostTime)
    }

    init(_ reply: ClockReply) {
        self.init()
        (number, hostTime, receivedTicks) = (reply.number, reply.hostTime, reply.receivedTicks)
    }

    init(about: UInt16) {
        self.init()
        self.about = about
    }

    init(_ answer: Acknowledgement) {
        self.init()
        (answeredType, answeredSequence, result) = (answer.type, answer.sequence, answer.result.rawValue)
    }
}

extension [UInt8] {
    /// Bytes from hexadecimal digits; all that is no digit is passed over.
    init(hex: String) {
        let digits = hex.compactMap(\.hexDigitValue)
        self = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    var hex: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
    }
}
