public import SensorData
public import WireProtocol

/// Everything that is known of one found sensor: what it says, what its cable says, what stands in the registry, and what
/// was said on the command line.
public struct SensorFacts: Equatable, Sendable {
    /// What somebody says now; it counts more than the registry.
    public struct Stated: Equatable, Sendable {
        public var side: Side?
        public var rate: Frequency?
        public var lineTable: LineTableLayout?
        public var placement: SensorPlacement?
        public var mounting: Mounting?

        public init() {}
    }

    public var found: FoundSensor
    /// The serial number of the USB device behind the port.
    public var cableSerialNumber: String?
    public var stated = Stated()
    /// What stands in the registry.
    public var entry: SensorRegistry.Entry?

    /// - Parameters:
    ///   - found: the sensor.
    ///   - cableSerialNumber: the serial number of the USB device behind the port.
    ///   - registry: where it is looked up.
    public init(_ found: FoundSensor, cableSerialNumber: String?, registry: SensorRegistry) {
        self.found = found
        self.cableSerialNumber = cableSerialNumber
        entry = registry.entry(
            serialNumbers: [found.device?.serialNumber, cableSerialNumber].compactMap { $0 }, address: path)
    }

    /// The address without a baud rate.
    public var path: String {
        if case .serial(let path, _) = found.address { path } else { "\(found.address)" }
    }

    /// What the registry would know the sensor by, on a foot.
    public func newEntry(_ side: Side?) -> SensorRegistry.Entry {
        if let entry {
            return SensorRegistry.Entry(serialNumber: entry.serialNumber, address: entry.address, side: side)
        }
        let numbers = [found.device?.serialNumber, cableSerialNumber].compactMap { $0 }.filter { !$0.isEmpty }
        return SensorRegistry.Entry(
            serialNumber: numbers.first, address: numbers.isEmpty ? path : nil, side: side)
    }

    /// The feet that the sensor itself says it is on.
    private var ownSides: [Side] {
        let streams = (stated.lineTable?.streams.map(\.descriptor) ?? []) + (found.device?.streams ?? [])
        return Side.allCases.filter { side in streams.contains { $0.side == side } }
    }

    /// The sensor, or its mapping, says which foot it is on; nobody can say another.
    public var saysItsSide: Bool { !ownSides.isEmpty }

    /// The feet that the sensor measures; empty when nobody knows.
    public var sides: [Side] {
        ownSides.isEmpty ? [stated.side ?? entry?.side].compactMap { $0 } : ownSides
    }

    /// How the sensor is to be read.
    ///
    /// - Throws: what is missing, or two that contradict each other.
    public func setup() throws(SensorSetupFailure) -> SensorSetup {
        let said = stated.side ?? entry?.side
        if ownSides.count == 1, let said, said != ownSides[0] {
            throw .sidesContradict(title: title, own: ownSides[0], said: said)
        }
        guard !sides.isEmpty else { throw .sideMissing(title: title, path: path, entry: newEntry(nil)) }
        var configuration = DecoderConfiguration(
            rate: stated.rate, side: ownSides.isEmpty ? said : nil, lineTable: stated.lineTable)
        configuration.placement = stated.placement ?? entry?.placement
        configuration.mounting = stated.mounting ?? entry?.mounting
        do throws(DecoderConfigurationFailure) {
            return try SensorSetup(address: found.address, wire: found.wire, configuration: configuration)
        } catch {
            throw .configuration(title: title, reason: error, samplesPerSecond: found.samplesPerSecond)
        }
    }

    /// Address, what it is, and its serial number.
    public var title: String {
        let number = found.device?.serialNumber ?? ""
        return "\(found.address): \(found.title)\(number.isEmpty ? "" : " \(number)")"
    }
}

/// Why a sensor that was found cannot be read yet; the text says what to do.
public enum SensorSetupFailure: Error, Equatable, Sendable, CustomStringConvertible {
    case sideMissing(title: String, path: String, entry: SensorRegistry.Entry)
    case sidesContradict(title: String, own: Side, said: Side)
    /// The samples that were heard a second help to say the rate.
    case configuration(title: String, reason: DecoderConfigurationFailure, samplesPerSecond: Double?)

    public var description: String {
        switch self {
        case .sideMissing(let title, let path, let entry):
            var left = entry
            left.side = .left
            return """
                \(title): which foot is it on? It does not say so itself. Use --left \(path) or --right \(path), or write into \
                the list of sensors (--sensors FILE, else ~/.config/heelstrike/sensors.json), with its side:
                  { "sensors": [
                      \(left.line)
                  ] }
                """
        case .sidesContradict(let title, let own, let said):
            return """
                \(title): it says itself that it is on the \(own.rawValue) foot, and you say \(said.rawValue). Correct the list of \
                sensors or the option, or set the sensor up anew.
                """
        case .configuration(let title, .rateMissing, let heard):
            let about = heard.map { " About \(Int($0.rounded())) a second were heard." } ?? ""
            return """
                \(title): its samples carry no time; give the rate that it is set to, with --rate HZ or "rate" in the list of \
                sensors.\(about)
                """
        case .configuration(let title, .layoutMissing, _):
            return """
                \(title): what its columns mean must be said: --mapping FILE, or "mapping" in the list of sensors. Such a file is \
                the same as for import; examples are in Formats/mappings.
                """
        case .configuration(let title, let reason, _):
            return "\(title): \(reason)."
        }
    }
}
