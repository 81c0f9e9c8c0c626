import CFirmwareReference
import SensorData
import Testing

@testable import WireProtocol

@Suite struct MessageTests {
    @Test func `all other messages are the same bytes in C and in Swift, in one sequence`() {
        var generator = SeededGenerator(state: 51)
        let device = CDevice(Devices.allEncodings)
        var encoder = HeelstrikeEncoder(device: Devices.allEncodings)
        for round in 0..<400 {
            let any = {
                UInt64.random(in: 0 ... .max, using: &generator) >> UInt64.random(in: 0...63, using: &generator)
            }
            let ticks = any()
            switch round % 4 {
            case 0:
                var status = DeviceStatus(
                    stream: UInt16(truncatingIfNeeded: any()), ticks: ticks, produced: any(), dropped: any(),
                    checksumErrors: UInt32(truncatingIfNeeded: any()))
                status.battery = round % 8 == 0 ? nil : UInt8(any() % 255)
                status.temperature = round % 8 == 0 ? nil : Double(Int(any() % 65_535) - 32_767) / 100
                #expect(device.status(status) == encoder.status(status))
            case 1:
                let gap = StreamGap(
                    stream: UInt16(truncatingIfNeeded: any()), firstMissing: UInt32(truncatingIfNeeded: any()),
                    count: UInt32(truncatingIfNeeded: any()))
                let bytes = device.gap(stream: gap.stream, first: gap.firstMissing, count: gap.count, ticks: ticks)
                #expect(bytes == encoder.gap(gap, ticks: ticks))
            case 2:
                let reply = ClockReply(
                    number: UInt32(truncatingIfNeeded: any()), hostTime: any(), receivedTicks: any(), sentTicks: ticks)
                let bytes = device.clockReply(
                    number: reply.number, hostTime: reply.hostTime, received: reply.receivedTicks, sent: ticks)
                #expect(bytes == encoder.clockReply(reply))
            default:
                let answer = Acknowledgement(
                    type: UInt8(truncatingIfNeeded: any()), sequence: UInt32(truncatingIfNeeded: any()),
                    result: .notUnderstood)
                let bytes = device.acknowledgement(
                    type: answer.type, sequence: answer.sequence, result: answer.result.rawValue, ticks: ticks)
                #expect(bytes == encoder.acknowledgement(answer, ticks: ticks))
            }
        }
        #expect(device.pointer.pointee.sequence == 400)
    }

    @Test func `messages never overrun a buffer that is too short`() {
        let device = CDevice(Devices.allEncodings)
        for capacity in 0..<30 {
            #expect(guarded(capacity) { hs_hello(device.pointer, 0, $0, $1) }.isEmpty)
            #expect(guarded(capacity) { hs_descriptor_part(device.pointer, 0, 0, $0, $1) }.isEmpty)
            #expect(guarded(capacity) { hs_clock_reply(device.pointer, 1, 2, 3, 4, $0, $1) }.isEmpty)
        }
        #expect(device.pointer.pointee.sequence == 0)
        #expect(device.part(hs_descriptor_parts(device.pointer)).isEmpty)
    }
}
