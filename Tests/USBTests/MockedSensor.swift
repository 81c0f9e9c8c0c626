import CMockUSB
import Devices
import Foundation
import SensorData
import Simulation
import Synchronization

/// A simulated sensor behind real libusb: its firmware is played on a thread of its own until it is switched off.
final class MockedSensor: Sendable {
    private let device: UInt
    private let isOff = Atomic<Bool>(false)
    private let isOver = Atomic<Bool>(false)

    /// nil outside `umockdev-wrapper`.
    init?(_ walk: SimulatedWalk, speed: Double) {
        guard let mock = mock_usb_new() else { return nil }
        device = UInt(bitPattern: mock)
        Thread.detachNewThread { [self] in
            var firmware = SimulatedFirmware(walk, rest: 1e6)
            let began = MonotonicClock.now().nanoseconds
            while !isOff.load(ordering: .relaxed) {
                let time = UInt64(Double(MonotonicClock.now().nanoseconds - began) / 1000 * speed)
                guard
                    let turn = try? firmware.turn(
                        received: received(), at: time, hostIsThere: true, backlog: mock_usb_backlog(pointer))
                else { break }
                mock_usb_send(pointer, turn.bytes, turn.bytes.count)
                if turn.isOver { break }
                usleep(2000)
            }
            mock_usb_pull(pointer)
            isOver.store(true, ordering: .relaxed)
        }
    }

    private var pointer: OpaquePointer? { OpaquePointer(bitPattern: device) }

    private func received() -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = mock_usb_receive(pointer, &bytes, bytes.count)
        return Array(bytes[0..<count])
    }

    func pull() { mock_usb_pull(pointer) }

    func plug() { mock_usb_plug(pointer) }

    func occupy(_ isOccupied: Bool) { mock_usb_occupy(pointer, isOccupied ? 1 : 0) }

    /// Ends the thread; the device is pulled out.
    func switchOff() {
        isOff.store(true, ordering: .relaxed)
        while !isOver.load(ordering: .relaxed) { usleep(1000) }
    }
}
