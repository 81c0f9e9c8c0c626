import Foundation
import SensorData
import Simulation

/// What `tools/rig/run` has set up; nil in every other run of the tests.
struct Rig {
    /// Rate of the simulated insoles, and samples in one of their frames.
    static let rate = Frequency(400)
    static let packet = 10

    /// Where the guest leaves what it received.
    let folder: String
    /// Seconds that the insole that stays plugged in is recorded.
    let seconds: Int

    static var current: Rig? {
        let environment = ProcessInfo.processInfo.environment
        guard let folder = environment["HEELSTRIKE_RIG"],
            let seconds = environment["HEELSTRIKE_RIG_SECONDS"].flatMap(Int.init)
        else { return nil }
        return Rig(folder: folder, seconds: seconds)
    }

    /// USB controllers that exist only in software: this is the guest.
    static var isGuest: Bool { current != nil && Cable.left.isThere }

    /// The guest has been here.
    static var hasRecording: Bool {
        guard let current else { return false }
        return !isGuest && FileManager.default.fileExists(atPath: current.recording)
    }

    var recording: String { "\(folder)/walk.gait" }
    /// JSON of the analysis that ran while the walk was recorded.
    var live: String { "\(folder)/live.json" }
    /// Every byte of the left insole that the USB host took, as the insole's end counts it.
    var taken: String { "\(folder)/left.bytes" }

    /// What the insoles measure; `tools/rig/run` starts its simulators with the same numbers.
    var walk: SimulatedWalk { SimulatedWalk(seed: 7, duration: Double(seconds + 120), sampleRate: Self.rate) }
}

/// The cable between a simulated insole and the host: the software controller that its gadget is bound to.
struct Cable {
    static let left = Cable(gadget: "left", controller: "dummy_udc.0")
    static let right = Cable(gadget: "right", controller: "dummy_udc.1")
    static let ftdi = Cable(gadget: "ftdi", controller: "dummy_udc.2")

    var gadget: String
    var controller: String

    private var path: String { "/sys/kernel/config/usb_gadget/\(gadget)/UDC" }

    var isThere: Bool { FileManager.default.fileExists(atPath: path) }

    func pull() throws { try Data("\n".utf8).write(to: URL(filePath: path)) }

    func plug() throws { try Data("\(controller)\n".utf8).write(to: URL(filePath: path)) }
}
