import CFirmwareReference
import Devices
import SensorData
import Testing
import WireProtocol

/// The check of a device, run against the C reference's device in an invented time.
struct ReferenceCheckTests {
    /// What firmware does around the reference, as its example shows.
    private final class Firmware {
        let device = CDevice(Devices.ofVectors, bootIdentity: 0x5EED)
        private let decoder = CHostDecoder()
        private var isRunning = false
        private var nextSample: UInt64 = 0
        private var nextStatus: UInt64 = 1_000_000

        func turn(_ received: [UInt8], at ticks: UInt64) -> [UInt8] {
            var output: [UInt8] = []
            for event in decoder.take(received) {
                switch UInt32(event.kind) {
                case UInt32(HeelstrikeFrameType.hello.rawValue): output += device.hello() + device.parts
                case UInt32(HeelstrikeFrameType.clockProbe.rawValue):
                    output += device.clockReply(
                        number: event.probeNumber, hostTime: event.hostTime, received: ticks, sent: ticks)
                case UInt32(HeelstrikeFrameType.start.rawValue), UInt32(HeelstrikeFrameType.stop.rawValue):
                    let isKnown = event.stream == 0xFFFF || event.stream == 1
                    if isKnown { isRunning = event.type == HeelstrikeFrameType.start.rawValue }
                    output += device.acknowledgement(
                        type: event.type, sequence: event.sequence, result: isKnown ? 0 : 2, ticks: ticks)
                default:
                    output += device.acknowledgement(
                        type: event.type, sequence: event.sequence, result: 3, ticks: ticks)
                }
            }
            // 204.8 Hz: sample n is taken at round(n · 5/1024 s).
            while time(of: nextSample) <= ticks {
                if isRunning {
                    output += device.samples(
                        0, ticks: time(of: nextSample), span: 0, [[2048, 17, 20]], [.int16, .uint16, .float32])
                }
                nextSample += 1
            }
            if ticks >= nextStatus {
                nextStatus += 1_000_000
                output += device.status(
                    DeviceStatus(
                        ticks: ticks, produced: UInt64(device.states[0].produced), dropped: 0,
                        checksumErrors: decoder.statistics.bad_checksum))
            }
            return output
        }

        private func time(of sample: UInt64) -> UInt64 { (sample * 5_000_000 + 512) / 1024 }
    }

    @Test func `the C reference's device passes device-check`() {
        let firmware = Firmware()
        var check = DeviceCheck()
        var toDevice = check.open(at: Timestamp(nanoseconds: 0))
        for step in 1...20_000 where !check.isOver {
            let time = Timestamp(nanoseconds: Int64(step) * 1_000_000)
            let bytes = firmware.turn(toDevice, at: UInt64(step) * 1000)
            toDevice = bytes.isEmpty ? [] : check.receive(bytes, at: time)
            if step % 50 == 0 { toDevice += check.tick(at: time) }
        }
        #expect(check.isOver)
        let failed = check.points.filter { if case .failed = $0.outcome { true } else { false } }
        #expect(failed.isEmpty, "\(failed)")
        #expect(check.points.count { $0.outcome == .passed } == CheckPoint.Rule.allCases.count - 1)
    }
}
