import CFirmwareReference
import SensorData
import Testing
import WireProtocol

/// A device run by the C reference; every frame is written between canaries.
final class CDevice {
    let pointer: UnsafeMutablePointer<hs_device>
    let states: UnsafeMutablePointer<hs_stream_state>
    private let description: CDescription
    private var cbor: UnsafeMutablePointer<UInt8>?

    init(_ device: DeviceDescriptor, bootIdentity: UInt64 = 0) {
        description = CDescription(device)
        pointer = UnsafeMutablePointer<hs_device>.allocate(capacity: 1)
        states = UnsafeMutablePointer<hs_stream_state>.allocate(capacity: max(1, device.streams.count))
        hs_device_init(pointer, description.pointer, states, bootIdentity)
    }

    deinit {
        cbor?.deallocate()
        states.deallocate()
        pointer.deallocate()
    }

    /// Sends these bytes as the self-description, not those of the table.
    func use(cbor bytes: [UInt8]) {
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
        for (index, byte) in bytes.enumerated() { memory[index] = byte }
        hs_device_use_cbor(pointer, memory, bytes.count)
        cbor?.deallocate()
        cbor = memory
    }

    /// The self-description that the table gives.
    var descriptionBytes: [UInt8] {
        let count = hs_description_cbor(description.pointer, nil, 0)
        return frame(count) { hs_description_cbor(self.description.pointer, $0, $1) }
    }

    // MARK: Frames

    func hello() -> [UInt8] { frame { hs_hello(self.pointer, 0, $0, $1) } }

    func part(_ index: UInt16) -> [UInt8] { frame { hs_descriptor_part(self.pointer, index, 0, $0, $1) } }

    var parts: [UInt8] { (0..<hs_descriptor_parts(pointer)).flatMap { part($0) } }

    func samples(
        _ stream: Int, ticks: UInt64, span: UInt32, capacity: Int = 6000, _ rows: [[Double]],
        _ encodings: [ChannelEncoding]
    ) -> [UInt8] {
        frame(capacity) { out, room in
            var frame = hs_frame()
            hs_samples_begin(self.pointer, &frame, stream, ticks, span, UInt16(rows.count), out, room)
            for row in rows {
                hs_put_sample(self.pointer, &frame, stream, zip(row, encodings).map { CDevice.value($0, $1) })
            }
            return hs_samples_end(self.pointer, &frame, stream)
        }
    }

    func acknowledgement(type: UInt8, sequence: UInt32, result: UInt8, ticks: UInt64 = 0) -> [UInt8] {
        frame { hs_ack(self.pointer, ticks, type, sequence, result, $0, $1) }
    }

    func clockReply(number: UInt32, hostTime: UInt64, received: UInt64, sent: UInt64) -> [UInt8] {
        frame { hs_clock_reply(self.pointer, number, hostTime, received, sent, $0, $1) }
    }

    func gap(stream: UInt16, first: UInt32, count: UInt32, ticks: UInt64 = 0) -> [UInt8] {
        frame { hs_gap(self.pointer, ticks, stream, first, count, $0, $1) }
    }

    func status(_ status: DeviceStatus) -> [UInt8] {
        var report = hs_device_report(pointer)
        (report.stream, report.produced, report.dropped) = (status.stream, status.produced, status.dropped)
        report.checksum_errors = status.checksumErrors
        if let battery = status.battery { report.battery = battery }
        if let temperature = status.temperature { report.temperature = Int16((temperature * 100).rounded()) }
        return frame { hs_status(self.pointer, status.ticks, &report, $0, $1) }
    }

    static func value(_ number: Double, _ encoding: ChannelEncoding) -> hs_value {
        var value = hs_value()
        switch encoding {
        case .uint8, .uint16, .uint32: value.u = UInt32(number)
        case .int8, .int16, .int32: value.i = Int32(number)
        case .float32: value.f = Float(number)
        case .float64: value.d = number
        }
        return value
    }

    /// What the body writes; empty when it writes nothing, or not within its capacity.
    func frame(_ capacity: Int = 6000, _ body: (UnsafeMutablePointer<UInt8>, Int) -> Int) -> [UInt8] {
        guarded(capacity, body)
    }
}

/// What the body writes into memory of a capacity; an issue when it writes before or behind.
func guarded(_ capacity: Int, _ body: (UnsafeMutablePointer<UInt8>, Int) -> Int) -> [UInt8] {
    let margin = 64
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 2 * margin)
    defer { memory.deallocate() }
    memory.initialize(repeating: 0xA5, count: capacity + 2 * margin)
    let count = body(memory + margin, capacity)
    let untouched = (0..<margin).allSatisfy { memory[$0] == 0xA5 && memory[margin + capacity + $0] == 0xA5 }
    #expect(untouched, "the C reference wrote outside its buffer")
    #expect(count <= capacity)
    return (0..<min(count, capacity)).map { memory[margin + $0] }
}
