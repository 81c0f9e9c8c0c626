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
                guard !candidate.isNamed, let error = failure as? DeviceError else { throw failure }
                if case .noAnswer = error { continue }
                if case .notUnderstood = error { continue }
                Output.warn("\(error)")
            }
        }
        guard !setups.isEmpty else { throw DeviceError.nothingFound }
        return setups
    }

    /// A sensor that answers, and of which something that was written down cannot be read.
    struct NotReadable: Error, CustomStringConvertible {
        var facts: SensorFacts
        var reason: String

        var description: String { reason }
    }

    /// Asks at every place where a sensor may be, and puts together what is known of each that answers.
    ///
    /// - Parameters:
    ///   - file: the list.
    ///   - patience: seconds of silence after which no answer is expected.
    ///   - isListFirst: what the list says of one sensor counts more than what the command line says of all; it is newer at a
    ///     station, where people change the list while the program runs.
    /// - Returns: in the order of the places; a `DeviceError`, or `NotReadable`, where a sensor cannot be used.
    /// - Throws: where `--mapping` cannot be read or no port can be asked.
    func ask(
        _ file: SensorsFile, patience: Double, isListFirst: Bool = false
    ) async throws -> [(candidate: Candidate, result: Result<SensorFacts, any Error>)] {
        let table = try mapping.map { try layout($0, rate: rate) }
        let candidates = try candidates(file.registry)
        guard !candidates.isEmpty else { return [] }
        let answers = try await SensorProbe(patience: patience).ask(candidates.map(\.question))
        return zip(candidates, answers).map { candidate, answer in
            switch answer.result {
            case .failure(let failure): return (candidate, .failure(failure))
            case .success(let found):
                var facts = SensorFacts(
                    found, cableSerialNumber: candidate.cableSerialNumber, registry: file.registry)
                do {
                    facts.stated = try stated(facts.entry, file, candidate.side, table, isListFirst: isListFirst)
                    return (candidate, .success(facts))
                } catch {
                    return (candidate, .failure(NotReadable(facts: facts, reason: "\(error)")))
                }
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
        _ entry: SensorRegistry.Entry?, _ file: SensorsFile, _ side: Side?, _ layout: LineTableLayout?,
        isListFirst: Bool
    ) throws -> SensorFacts.Stated {
        var stated = SensorFacts.Stated()
        stated.side = side
        let listed = try entry?.rate.map { try Number.rate($0) }
        stated.rate = isListFirst ? listed ?? rate : rate ?? listed
        stated.placement = placement
        stated.lineTable = layout
        if let mapping = entry?.mapping, isListFirst || layout == nil {
            stated.lineTable = try self.layout(file.mappingPath(mapping), rate: stated.rate)
        }
        return stated
    }

    private func layout(_ path: String, rate: Frequency?) throws -> LineTableLayout {
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
