import ArgumentParser
import Devices
import SensorData

struct DeviceCheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device-check",
        abstract: "Hold a device against the firmware protocol.",
        discussion: """
            For whoever writes firmware: talks with the device for about ten seconds as a host does, right and wrong, and says \
            for each point of Firmware-Protocol/PROTOCOL.md whether it holds. The exit status is not 0 when one fails.

            Example:
              heelstrike device-check /dev/ttyACM0
            """)

    @Argument(
        help: ArgumentHelp(
            "The device: a path, with its baud rate on a real line, or usb:VID:PID.", valueName: "address"))
    var address: DeviceAddress

    func run() async throws {
        Interruption.catchSignals()
        Output.warn("Checking \(address), which takes about ten seconds.")
        let check = try await DeviceCheckRun.run(address, until: { Interruption.wasRequested })
        try Interruption.check()
        if let device = check.device {
            let streams = device.streams.map { "\($0.name) \(Number.text($0.sampleRate.hertz)) Hz" }
            try Output.say(
                "\(device.manufacturer) \(device.model) \(device.serialNumber): \(streams.joined(separator: ", "))")
        }
        let points = check.points
        for point in points { try Output.say("\(point)") }
        let failed = points.count { if case .failed = $0.outcome { true } else { false } }
        let passed = points.count { $0.outcome == .passed }
        try Output.say("\(passed) passed, \(failed) failed, \(points.count - passed - failed) not seen")
        if failed > 0 { throw ExitCode.failure }
    }
}
