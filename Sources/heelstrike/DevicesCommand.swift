import ArgumentParser
import Devices
import SensorData
import WireProtocol

struct DevicesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "List the sensors that are plugged in.",
        discussion: """
            Each line holds the address for --device, what it is, VID:PID, serial number and side as the list of sensors knows it. \
            With --probe every port is listened to and asked what it is, which takes some seconds; sensors of other makers are \
            recognised by what they send. Ends with 1 when one that is named with --device cannot be used.
            """)

    @Flag(help: "Find out what each one is and says of itself.")
    var probe = false

    @Option(
        name: .customLong("device"),
        help: ArgumentHelp(
            "Find out what is at this address as well, such as a pseudo-terminal.", valueName: "address"),
        transform: DeviceArgument.read)
    var devices: [DeviceArgument] = []

    @Option(
        name: .customLong("sensors"),
        help: ArgumentHelp("The list of sensors, if it is not in its usual place.", valueName: "file"))
    var list: String?

    func run() async throws {
        let registry = try SensorsFile(named: list).registry
        let found = DeviceDiscovery().connected()
        var rows = found.map { device in
            Row(
                address: device.address, name: device.name, numbers: "\(device.identity)",
                cableSerialNumber: device.identity.serialNumber,
                isNamed: devices.contains { $0.address == device.address })
        }
        rows += devices.filter { argument in !found.contains { $0.address == argument.address } }
            .map { Row(address: $0.address, isNamed: true) }
        guard !rows.isEmpty else {
            try Output.say(
                """
                No sensor is plugged in (no USB serial port and no USB device that we know). Is its cable one that carries data? \
                A sensor elsewhere is asked with --device PATH; without hardware: `heelstrike simulate --pty`.
                """)
            return
        }
        let asked = rows.indices.filter { probe || rows[$0].isNamed }
        if !asked.isEmpty {
            let questions = asked.map { index in
                let argument = devices.first { $0.address == rows[index].address }
                return SensorQuestion(
                    rows[index].address, isBaudGiven: argument?.isBaudGiven ?? false, wire: argument?.wire)
            }
            let answers = try await SensorProbe().ask(questions)
            for (index, answer) in zip(asked, answers) { rows[index].take(answer.result) }
        }
        for row in rows { try Output.say(row.line(registry)) }
        if rows.contains(where: { $0.isNamed && $0.found == nil }) { throw ExitCode.failure }
    }

    /// What is printed of one device.
    private struct Row {
        var address: DeviceAddress
        var name = ""
        var numbers = "-"
        var cableSerialNumber: String?
        var isNamed = false
        var found: FoundSensor?
        var remark = ""

        mutating func take(_ answer: Result<FoundSensor, DeviceError>) {
            switch answer {
            case .success(let found):
                self.found = found
                address = found.address
                name = found.title
            case .failure(.noAnswer): remark = "sends nothing and does not answer"
            case .failure(let failure): remark = "\(failure)"
            }
        }

        func line(_ registry: SensorRegistry) -> String {
            // What was not asked is looked up by its cable.
            let facts = SensorFacts(
                found ?? FoundSensor(address: address, wire: .heelstrike), cableSerialNumber: cableSerialNumber,
                registry: registry)
            let own = found?.device?.serialNumber ?? ""
            let serialNumber = own.isEmpty ? cableSerialNumber : own
            let sides = facts.sides.map(\.rawValue).joined(separator: "+")
            let parts = [
                "\(address)", name.isEmpty ? "-" : name, numbers, serialNumber ?? "-", sides.isEmpty ? "?" : sides,
            ]
            return (parts + (remark.isEmpty ? [] : [remark])).joined(separator: "  ")
        }
    }
}
