import Checksum
public import SensorData

/// Makes the byte stream of a device that speaks the firmware protocol; for simulators, importers and tests.
public struct HeelstrikeEncoder: Sendable {
    /// Bytes of payload at which a new frame is begun: a damaged frame then costs little, and headers stay below 1 %.
    static let payloadBytesAimedAt = 4096

    public let device: DeviceDescriptor
    /// Stands in HELLO; another number after each reset.
    public let bootIdentity: UInt64
    private var sequences: [UInt32]
    private var deviceSequence: UInt32

    /// A device that has sent nothing yet.
    ///
    /// - Parameters:
    ///   - device: Its streams need different numbers below 65535, else no decoder takes the description;
    ///     nor does one of more than `HeelstrikeLimits.descriptorBytes`.
    ///   - bootIdentity: Another number after each reset.
    ///   - firstSequence: Sequence number of the first frame of each stream.
    public init(device: DeviceDescriptor, bootIdentity: UInt64 = 0, firstSequence: UInt32 = 0) {
        self.device = device
        self.bootIdentity = bootIdentity
        sequences = Array(repeating: firstSequence, count: device.streams.count)
        deviceSequence = firstSequence
    }

    // MARK: What the device says of itself

    /// HELLO and all parts of the self-description, framed; begins with a zero that ends whatever stood before.
    ///
    /// - Parameter ticks: microseconds of the device's clock.
    /// - Returns: whole frames with their ending zeros.
    public mutating func hello(ticks: UInt64 = 0) -> [UInt8] {
        let descriptor = DescriptorCoding.encode(device)
        var hello = Hello(
            role: .device, bootIdentity: bootIdentity, descriptorLength: UInt32(clamping: descriptor.count),
            descriptorChecksum: CRC32C.checksum(descriptor.span))
        hello.model = device.model
        hello.serialNumber = device.serialNumber
        hello.firmware = device.firmware
        var output: [UInt8] = [0]
        append(.hello, hello.payload, ticks: ticks, to: &output)
        for part in DescriptorPart.parts(of: descriptor) {
            append(.descriptor, part.payload, ticks: ticks, to: &output)
        }
        return output
    }

    // MARK: Samples

    /// Framed samples of one stream.
    ///
    /// One frame where the span rule gives all times exactly; else as many as it takes, so that no time is changed.
    ///
    /// - Parameters:
    ///   - stream: A stream of the descriptor.
    ///   - ticks: Each sample's time in ticks of the stream's clock.
    ///   - raw: The numbers before scale and offset, sample after sample. A number for a whole-number encoding must be
    ///     exactly one of its values; one for `float32` is rounded to the nearest.
    /// - Returns: Whole frames with their ending zeros.
    /// - Throws: `EncodingFailure`; nothing is sent then, and no sequence number used.
    public mutating func samples(
        stream: UInt16, ticks: [UInt64], raw: [Double]
    ) throws(EncodingFailure) -> [UInt8] {
        guard let position = device.streams.firstIndex(where: { $0.id == stream }) else {
            throw .unknownStream(stream)
        }
        let encodings = device.streams[position].channels.map(\.encoding)
        guard raw.count == ticks.count * encodings.count else {
            throw .wrongCount(stream: stream, expected: ticks.count * encodings.count, actual: raw.count)
        }
        let bytesPerSample = encodings.reduce(0) { $0 + $1.byteCount }
        guard SampleLayout.headBytes + bytesPerSample <= HeelstrikeLimits.payloadBytes else {
            throw .sampleTooLong(stream: stream, bytes: bytesPerSample)
        }
        let limit = max(1, (Self.payloadBytesAimedAt - SampleLayout.headBytes) / max(1, bytesPerSample))
        var output: [UInt8] = []
        var sequence = sequences[position]
        var first = 0
        while first < ticks.count {
            let count = SampleTiming.longestRun(ticks[first...], limit: limit)
            var payload: [UInt8] = []
            payload.reserveCapacity(SampleLayout.headBytes + count * bytesPerSample)
            payload.append(littleEndian: UInt16(count))
            payload.append(littleEndian: UInt32(ticks[first + count - 1] - ticks[first]))
            for sample in first..<(first + count) {
                for (channel, encoding) in encodings.enumerated() {
                    let value = raw[sample * encodings.count + channel]
                    guard payload.append(value, as: encoding) else {
                        throw .notRepresentable(stream: stream, channel: channel, sample: sample, value: value)
                    }
                }
            }
            HeelstrikeHeader(
                type: HeelstrikeFrameType.samples.rawValue, stream: stream, sequence: sequence, ticks: ticks[first]
            ).append(payload, to: &output)
            sequence &+= 1
            first += count
        }
        sequences[position] = sequence
        return output
    }

    /// Drops the next `frames` frames of a stream, as a device does whose memory is full, and says so in a GAP frame.
    public mutating func drop(stream: UInt16, frames: UInt32, ticks: UInt64) throws(EncodingFailure) -> [UInt8] {
        guard let position = device.streams.firstIndex(where: { $0.id == stream }) else {
            throw .unknownStream(stream)
        }
        let gap = StreamGap(stream: stream, firstMissing: sequences[position], count: frames)
        sequences[position] &+= frames
        return self.gap(gap, ticks: ticks)
    }

    // MARK: Other messages

    /// A framed STATUS.
    public mutating func status(_ status: DeviceStatus) -> [UInt8] {
        framed(.status, status.payload, ticks: status.ticks)
    }

    /// A framed GAP; `ticks` in microseconds of the device's clock.
    public mutating func gap(_ gap: StreamGap, ticks: UInt64) -> [UInt8] { framed(.gap, gap.payload, ticks: ticks) }

    /// A framed answer to a clock probe.
    public mutating func clockReply(_ reply: ClockReply) -> [UInt8] {
        framed(.clockReply, reply.payload, ticks: reply.sentTicks)
    }

    /// A framed answer to START or STOP; `ticks` in microseconds of the device's clock.
    public mutating func acknowledgement(_ answer: Acknowledgement, ticks: UInt64) -> [UInt8] {
        framed(.acknowledgement, answer.payload, ticks: ticks)
    }

    private mutating func framed(_ type: HeelstrikeFrameType, _ payload: [UInt8], ticks: UInt64) -> [UInt8] {
        var output: [UInt8] = []
        append(type, payload, ticks: ticks, to: &output)
        return output
    }

    private mutating func append(
        _ type: HeelstrikeFrameType, _ payload: [UInt8], ticks: UInt64 = 0, to output: inout [UInt8]
    ) {
        HeelstrikeHeader(
            type: type.rawValue, stream: HeelstrikeLimits.deviceStream, sequence: deviceSequence, ticks: ticks
        ).append(payload, to: &output)
        deviceSequence &+= 1
    }
}

/// Makes the frames that a host sends to a device.
public struct HeelstrikeHostEncoder: Sendable {
    private var sequence: UInt32

    /// - Parameter firstSequence: 0 each time that the device is opened; another number for tests.
    public init(firstSequence: UInt32 = 0) {
        sequence = firstSequence
    }

    /// A framed HELLO; begins with a zero that ends whatever stood before.
    public mutating func hello() -> [UInt8] { [0] + framed(.hello, Hello(role: .host, bootIdentity: 0).payload) }

    public mutating func start(_ selection: StreamSelection) -> [UInt8] { framed(.start, selection.payload) }

    public mutating func stop(_ selection: StreamSelection) -> [UInt8] { framed(.stop, selection.payload) }

    public mutating func clockProbe(_ probe: ClockProbe) -> [UInt8] { framed(.clockProbe, probe.payload) }

    private mutating func framed(_ type: HeelstrikeFrameType, _ payload: [UInt8]) -> [UInt8] {
        defer { sequence &+= 1 }
        return HeelstrikeHeader(
            type: type.rawValue, stream: HeelstrikeLimits.deviceStream, sequence: sequence, ticks: 0
        ).framed(payload)
    }
}
