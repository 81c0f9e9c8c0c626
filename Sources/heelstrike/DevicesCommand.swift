import ArgumentParser
import Devices
import SensorData

struct DevicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "List the sensors that are plugged in.",
        discussion: """
            Each line holds the address for --device, what it is, VID:PID, serial number and side. Every port is asked in the \
            Heelstrike protocol what it is; --silent sends nothing.
            """)

    @Flag(help: "Send nothing to any device; the side is then not known.")
    var silent = false

    @Option(
        name: .customLong("device"),
        help: ArgumentHelp("Ask at this address as well, such as a pseudo-terminal.", valueName: "address"))
    var devices: [DeviceAddress] = []

    func run() async throws {
        let found = DeviceDiscovery().connected()
        var rows = found.map { device in
            Row(
                address: device.address, name: device.name,
                numbers: "\(device.identity)", serialNumber: device.identity.serialNumber)
        }
        rows += devices.filter { address in !found.contains { $0.address == address } }.map { Row(address: $0) }
        guard !rows.isEmpty else {
            try Output.say("No sensor is plugged in (no USB serial port and no USB device that we know).")
            return
        }
        if !silent {
            let answers = try await SensorProbe().ask(rows.map(\.address))
            for index in rows.indices { rows[index].take(answers[index].result) }
        }
        for row in rows { try Output.say(row.line) }
    }

    /// What is printed of one device.
    private struct Row {
        var address: DeviceAddress
        var name = ""
        var numbers = "-"
        var serialNumber: String?
        var side = "?"
        var remark = ""

        mutating func take(_ answer: Result<DeviceDescriptor, DeviceError>) {
            switch answer {
            case .success(let device):
                name = "\(device.manufacturer) \(device.model)"
                serialNumber = device.serialNumber
                let sides = device.streams.compactMap { $0.side?.rawValue }
                side = sides.isEmpty ? "?" : sides.joined(separator: "+")
            case .failure(.noAnswer): remark = "no Heelstrike sensor"
            case .failure(let failure): remark = "\(failure)"
            }
        }

        var line: String {
            let parts = ["\(address)", name.isEmpty ? "-" : name, numbers, serialNumber ?? "-", side]
            return (parts + (remark.isEmpty ? [] : [remark])).joined(separator: "  ")
        }
    }
}
