import Devices
import Foundation
import SensorData
import Simulation
import Synchronization

/// A device on a pseudo-terminal, played on a thread of its own until it is pulled out.
final class PlayedDevice: Sendable {
    let path: String
    private let isPulled = Atomic<Bool>(false)
    private let hasEnded = Atomic<Bool>(false)
    /// Ticks of the latest sample handed to the line; 0 before the first.
    private let ticks = Atomic<UInt64>(0)

    init(speed: Double = 1, _ turn: @escaping @Sendable (PseudoTerminal.Moment) throws -> PseudoTerminal.Turn) throws {
        let terminal = try PseudoTerminal()
        path = terminal.path
        play(terminal, speed: speed, turn)
    }

    /// A sensor that sends a simulated walk and stays until it is pulled out.
    init(_ walk: SimulatedWalk, feet: [Side] = Side.allCases, speed: Double = 1) throws {
        let terminal = try PseudoTerminal()
        path = terminal.path
        let firmware = Mutex(SimulatedFirmware(walk, feet: feet, rest: 1e6))
        play(terminal, speed: speed) { [self] moment in
            try firmware.withLock { firmware in
                let turn = try firmware.turn(
                    received: moment.received, at: moment.time, hostIsThere: moment.hostIsThere, backlog: moment.backlog
                )
                ticks.store(firmware.sentTicks ?? 0, ordering: .relaxed)
                return PseudoTerminal.Turn(bytes: turn.bytes, nextTime: turn.nextTime, isLast: turn.isOver)
            }
        }
    }

    private func play(
        _ terminal: consuming PseudoTerminal, speed: Double,
        _ turn: @escaping @Sendable (PseudoTerminal.Moment) throws -> PseudoTerminal.Turn
    ) {
        let slot = Mutex<PseudoTerminal?>(terminal)
        Thread.detachNewThread { [self] in
            do {
                let terminal = slot.withLock { $0.take() }
                try? terminal?.serve(speed: speed, until: { isPulled.load(ordering: .relaxed) }, turn)
            }
            hasEnded.store(true, ordering: .relaxed)
        }
    }

    var address: DeviceAddress { .serial(path: path, baud: DeviceAddress.usualBaud) }

    var sentTicks: UInt64 { ticks.load(ordering: .relaxed) }

    var isOver: Bool { hasEnded.load(ordering: .relaxed) }

    /// Pulls the cable and waits until the port is gone.
    func pull() {
        isPulled.store(true, ordering: .relaxed)
        while !isOver { usleep(1000) }
    }
}

/// A folder that is removed when it is no longer used.
final class Folder: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "heelstrike-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    subscript(name: String) -> String { "\(path)/\(name)" }

    /// Makes a name, perhaps in new folders, lead to another.
    func link(_ name: String, to target: String) throws {
        let url = URL(filePath: self[name])
        try? FileManager.default.removeItem(at: url)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    }

    /// Writes a small file, perhaps in new folders.
    func write(_ name: String, _ text: String) throws {
        let url = URL(filePath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
