import Devices
import SensorData
import Testing
import WireProtocol

/// What is known of sensors, and which foot each is on.
struct RegistryTests {
    private static let text = """
        { "sensors": [
            { "serialNumber": "655782F6", "side": "left" },
            { "serialNumber": "FT9", "side": "right", "protocol": "witmotion", "baud": 115200, "rate": 100, "placement": "instep" },
            { "address": "/dev/ttyUSB3", "side": "left", "mapping": "rows.json", "rate": "1024/5", "mounting": "footAxes" }
        ] }
        """

    private static func registry() throws -> SensorRegistry { try SensorRegistry(json: Array(text.utf8), file: "s") }

    private static func found(
        _ wire: SensorProtocol, serialNumber: String = "", sides: [Side?] = [nil]
    ) -> FoundSensor {
        FoundSensor(
            address: .serial(path: "/dev/ttyUSB3", baud: 115_200), wire: wire,
            device: DeviceDescriptor(
                manufacturer: "Example", model: "Foot", serialNumber: serialNumber,
                streams: sides.enumerated().map { index, side in
                    StreamDescriptor(
                        id: UInt16(index), name: "foot", side: side, placement: .unknown, sampleRate: Frequency(100),
                        channels: [])
                }))
    }

    @Test func `the file is read as it is written by hand, and written as it is read`() throws {
        let registry = try Self.registry()
        #expect(registry.entries.count == 3)
        #expect(registry.entries[1].wire == .witMotion && registry.entries[1].baud == 115_200)
        #expect(registry.entries[1].rate == "100" && registry.entries[1].placement == .instep)
        #expect(registry.entries[2].rate == "1024/5" && registry.entries[2].mounting == .footAxes)
        #expect(try SensorRegistry(json: registry.json, file: "s") == registry)
        #expect(String(decoding: registry.json, as: UTF8.self).split(separator: "\n").count == 5)
    }

    @Test(arguments: [
        ("{", "JSON"), ("[]", "sensors"), ("{\"sensors\": [{\"side\": \"left\"}]}", "neither"),
        ("{\"sensors\": [{\"serialNumber\": \"\", \"side\": \"left\"}]}", "neither"),
        ("{\"sensors\": [{\"serialNumber\": \"1\", \"sied\": \"left\"}]}", "“sied” is not known"),
        ("{\"sensors\": [{\"serialNumber\": \"1\", \"side\": \"middle\"}]}", "middle"),
        ("{\"sensors\": [{\"serialNumber\": \"1\"}, {\"serialNumber\": \"1\"}]}", "“1” stands there twice"),
    ])
    func `a mistake in the file is named`(text: String, part: String) {
        do {
            _ = try SensorRegistry(json: Array(text.utf8), file: "sensors.json")
            Issue.record("it was taken")
        } catch {
            #expect(error.description.hasPrefix("sensors.json: "))
            #expect(error.description.contains(part) || part == "sensors", "\(error)")
        }
    }

    @Test func `a sensor is looked up by its own serial number, then by its cable's, then by its address`() throws {
        let registry = try Self.registry()
        func side(_ serialNumber: String, cable: String?) -> [Side] {
            SensorFacts(Self.found(.xIMU3, serialNumber: serialNumber), cableSerialNumber: cable, registry: registry)
                .sides
        }
        #expect(side("655782F6", cable: "FT9") == [.left])
        #expect(side("other", cable: "FT9") == [.right])
        #expect(side("", cable: nil) == [.left])
        #expect(SensorFacts(Self.found(.xIMU3), cableSerialNumber: "FT9", registry: registry).entry?.wire == .witMotion)
    }

    @Test func `what the sensor says of its foot counts, and a contradiction is said`() throws {
        let registry = try Self.registry()
        let own = Self.found(.heelstrike, serialNumber: "655782F6", sides: [.right])
        let facts = SensorFacts(own, cableSerialNumber: nil, registry: registry)
        #expect(facts.sides == [.right])
        #expect(throws: SensorSetupFailure.sidesContradict(title: facts.title, own: .right, said: .left)) {
            try facts.setup()
        }
        let both = SensorFacts(
            Self.found(.heelstrike, serialNumber: "n", sides: [.left, .right]), cableSerialNumber: nil,
            registry: SensorRegistry())
        #expect(try both.setup().configuration == DecoderConfiguration())
        #expect(both.sides == [.left, .right])
    }

    @Test func `a sensor whose foot nobody knows is not used, and the text says which lines to write`() {
        let facts = SensorFacts(
            Self.found(.xIMU3, serialNumber: "ABC"), cableSerialNumber: nil, registry: SensorRegistry())
        do {
            _ = try facts.setup()
            Issue.record("it was taken")
        } catch {
            #expect(error.description.contains("--left /dev/ttyUSB3"))
            #expect(error.description.contains("{ \"serialNumber\": \"ABC\", \"side\": \"left\" }"))
            #expect(error.description.contains("sensors.json"))
        }
    }

    @Test func `what is remembered is found again`() throws {
        var registry = SensorRegistry()
        var facts = SensorFacts(Self.found(.xIMU3), cableSerialNumber: "FT9", registry: registry)
        registry.remember(facts.newEntry(.left))
        registry.remember(facts.newEntry(.right))
        #expect(registry.entries.count == 1)
        facts = SensorFacts(
            Self.found(.xIMU3), cableSerialNumber: "FT9",
            registry: try SensorRegistry(json: registry.json, file: "s"))
        #expect(facts.sides == [.right])
        #expect(try facts.setup().configuration.side == .right)
    }

    @Test func `a sensor without time needs a rate, and the text says what was heard`() throws {
        var found = Self.found(.witMotion)
        found.samplesPerSecond = 98.7
        var facts = SensorFacts(found, cableSerialNumber: nil, registry: try Self.registry())
        do {
            _ = try facts.setup()
            Issue.record("it was taken")
        } catch {
            #expect(error.description.contains("--rate HZ") && error.description.contains("About 99 a second"))
        }
        facts.stated.rate = Frequency(100)
        facts.stated.side = .right
        #expect(try facts.setup().configuration.rate == Frequency(100))
        #expect(facts.sides == [.right])
        // What stands in the registry of its mounting is used too.
        #expect(try facts.setup().configuration.mounting == .footAxes)
    }

    @Test(arguments: [
        (DeviceError.noPermission(address: "/dev/x", remedy: "R"), "permission denied. R"),
        (.busy(address: "/dev/x", holder: "minicom (process 5)"), "minicom (process 5) uses it"),
        (.wrongBaud(address: "/dev/x", given: 9600, right: 115_200, speaks: "Xsens MTi"), "--device /dev/x@115200"),
        (.noAnswer(address: "/dev/x"), "sends nothing and does not answer"),
        (.nothingFound, "heelstrike simulate --pty"),
        (.notFound(address: "/dev/x"), "is it plugged in?"),
    ])
    func `each error says what to do`(failure: DeviceError, part: String) {
        #expect("\(failure)".contains(part))
    }
}

extension RegistryTests {
    @Test func `what the rows of a sensor mean is kept beside what else is known of it`() {
        var known = SensorRegistry.Entry(serialNumber: "FT9", side: .left)
        known.baud = 230_400
        known.placement = .instep
        var registry = SensorRegistry(entries: [known])
        var said = SensorRegistry.Entry(serialNumber: "FT9", side: .right)
        said.rate = "1024/5"
        said.mapping = "mappings/FT9.json"
        registry.describe(said)
        #expect(registry.entries.count == 1)
        #expect(registry.entries[0].side == .right && registry.entries[0].mapping == "mappings/FT9.json")
        #expect(registry.entries[0].rate == "1024/5" && registry.entries[0].baud == 230_400)
        #expect(registry.entries[0].placement == .instep)
        // Saying it anew without a rate takes the old rate away; a new sensor is added.
        said.rate = nil
        registry.describe(said)
        #expect(registry.entries[0].rate == nil)
        var other = SensorRegistry.Entry(address: "/dev/ttyUSB0")
        other.mapping = "mappings/_2fdev_2fttyUSB0.json"
        registry.describe(other)
        #expect(registry.entries.last == other)
    }
}
