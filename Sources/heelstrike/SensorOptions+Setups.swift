import Devices
import FoundationEssentials
import Glibc
import Import
import SensorData
import WireProtocol

extension SensorOptions {
    /// A place to ask at, and what was said of the sensor there.
    struct Candidate {
        var question: SensorQuestion
        var side: Side?
        var isNamed: Bool
        var cableSerialNumber: String?
    }

    /// The sensors to use, after all of them have been heard; whoever cannot be used is said.
    func setups() async throws -> [SensorSetup] {
        var file = try SensorsFile(named: list)
        // Who names a device waits longer for it than for a stranger's.
        let answers = try await ask(file, patience: left != nil || right != nil || !devices.isEmpty ? 5 : 2.5)
        guard !answers.isEmpty else { throw DeviceError.nothingFound }
        var setups: [SensorSetup] = []
        for (candidate, result) in answers {
            switch result {
            case .success(let facts):
                if facts.found.wire == .lineTable, facts.stated.lineTable == nil, !candidate.isNamed {
                    Output.warn("\(facts.title); not used, as no --mapping says what they mean.")
                    continue
                }
                setups.append(try setup(facts, &file))
            case .failure(let failure):
                guard !candidate.isNamed else { throw failure }
                if case .noAnswer = failure { continue }
                if case .notUnderstood = failure { continue }
                Output.warn("\(failure)")
            }
        }
        guard !setups.isEmpty else { throw DeviceError.nothingFound }
        return setups
    }

    /// Asks at every place where a sensor may be, and puts together what is known of each that answers.
    func ask(
        _ file: SensorsFile, patience: Double
    ) async throws -> [(candidate: Candidate, result: Result<SensorFacts, DeviceError>)] {
        let table = try mapping.map { try layout($0) }
        let candidates = try candidates(file.registry)
        guard !candidates.isEmpty else { return [] }
        let answers = try await SensorProbe(patience: patience).ask(candidates.map(\.question))
        return try zip(candidates, answers).map { candidate, answer in
            switch answer.result {
            case .failure(let failure): return (candidate, .failure(failure))
            case .success(let found):
                var facts = SensorFacts(
                    found, cableSerialNumber: candidate.cableSerialNumber, registry: file.registry)
                facts.stated = try stated(facts.entry, file: file, side: candidate.side, layout: table)
                return (candidate, .success(facts))
            }
        }
    }

    /// The setup, after the person at the terminal was asked once for what nobody knows.
    private func setup(_ facts: SensorFacts, _ file: inout SensorsFile) throws -> SensorSetup {
        var facts = facts
        if facts.sides.isEmpty, let side = SideQuestion.ask(facts.title) {
            facts.stated.side = side
            let place = try file.remember(facts.newEntry(side))
            Output.warn("Remembered in \(place); change it there.")
        }
        let setup = try facts.setup()
        Output.warn("\(facts.title), \(facts.sides.map(\.rawValue).joined(separator: " and "))")
        return setup
    }

    private func candidates(_ registry: SensorRegistry) throws -> [Candidate] {
        let discovery = DeviceDiscovery()
        let named: [(argument: DeviceArgument, side: Side?)] =
            [left.map { ($0, Side.left) }, right.map { ($0, Side.right) }].compactMap(\.self)
            + devices.map { ($0, nil) }
        if !named.isEmpty {
            return named.map { argument, side in
                candidate(argument.address, registry, discovery, side: side, argument: argument)
            }
        }
        let connected = discovery.connected().map(\.address)
        let listed = registry.entries.compactMap(\.address).compactMap { DeviceAddress($0) }
        let present = listed.filter { address in
            guard case .serial(let path, _) = address else { return false }
            return access(path, F_OK) == 0 && !connected.contains(address)
        }
        return (connected + present).map { candidate($0, registry, discovery, side: nil, argument: nil) }
    }

    private func candidate(
        _ address: DeviceAddress, _ registry: SensorRegistry, _ discovery: DeviceDiscovery, side: Side?,
        argument: DeviceArgument?
    ) -> Candidate {
        var cable: String?
        var path = "\(address)"
        if case .serial(let name, _) = address {
            cable = discovery.port(at: name)?.identity.serialNumber
            path = name
        }
        let entry = registry.entry(serialNumbers: [cable].compactMap { $0 }, address: path)
        var question = SensorQuestion(
            address, isBaudGiven: argument?.isBaudGiven ?? false, wire: argument?.wire ?? wire ?? entry?.wire)
        if case .serial(let name, _) = address, !question.isBaudGiven, let baud = baud ?? entry?.baud {
            question.address = .serial(path: name, baud: baud)
            question.isBaudGiven = true
        }
        return Candidate(question: question, side: side, isNamed: argument != nil, cableSerialNumber: cable)
    }

    private func stated(
        _ entry: SensorRegistry.Entry?, file: SensorsFile, side: Side?, layout: LineTableLayout?
    ) throws -> SensorFacts.Stated {
        var stated = SensorFacts.Stated()
        stated.side = side
        stated.rate = try rate ?? entry?.rate.map { try Number.rate($0) }
        stated.placement = placement
        stated.lineTable = try layout ?? entry?.mapping.map { try self.layout(file.mappingPath($0)) }
        return stated
    }

    private func layout(_ path: String) throws -> LineTableLayout {
        try ChannelMapping.read(path: path).lineTableLayout(file: path, rate: rate)
    }
}

/// Asks the person at the terminal which foot a sensor is on.
enum SideQuestion {
    /// nil where nobody can be asked, or nobody answers.
    static func ask(_ title: String) -> Side? {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
        while !Interruption.wasRequested {
            Output.warn("\(title): which foot is it on? Type left or right:")
            guard let line = readLine() else { return nil }
            switch line.lowercased().filter({ !$0.isWhitespace }) {
            case "l", "left": return .left
            case "r", "right": return .right
            default: continue
            }
        }
        return nil
    }
}
