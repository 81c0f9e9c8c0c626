import Dashboard
import Devices
import FoundationEssentials
import SensorData
import WireProtocol

extension LineTableLayout {
    /// Maker and model, as the mapping names them.
    fileprivate var title: String { [manufacturer, model].filter { !$0.isEmpty }.joined(separator: " ") }
}

/// Looks for the station's sensors and says of each what it is, or what is wrong with it.
struct SensorSearch {
    /// A sensor that can be read, with what the page shows of it.
    struct Found {
        var setup: SensorSetup
        var shown: StationState.Sensor
    }

    let options: SensorOptions
    /// The station's own list of sensors.
    let list: String

    /// What is there.
    struct Look {
        var found: [Found] = []
        /// With their trouble.
        var unusable: [StationState.Sensor] = []
        /// Everything that answered, by its address.
        var facts: [String: SensorFacts] = [:]
        var rows: [RowsSensor] = []
    }

    /// Asks at all places.
    func look() async -> Look {
        var look = Look()
        do {
            let file = try SensorsFile(named: list)
            for (candidate, result) in try await options.ask(file, patience: 2.5, isListFirst: true) {
                switch result {
                case .success(let facts):
                    take(facts, file, &look)
                    var shown = shown(facts)
                    do throws(SensorSetupFailure) {
                        // Which foot it is on is asked when its rows are understood.
                        if facts.found.wire == .lineTable, facts.stated.lineTable == nil {
                            shown.trouble = StationState.Trouble(.mappingMissing)
                            look.unusable.append(shown)
                        } else {
                            look.found.append(Found(setup: try facts.setup(), shown: shown))
                        }
                    } catch {
                        shown.trouble = SensorTrouble.of(error)
                        look.unusable.append(shown)
                    }
                case .failure(let failure as SensorOptions.NotReadable):
                    take(failure.facts, file, &look)
                    var shown = shown(failure.facts)
                    shown.trouble = StationState.Trouble(.notConfigured, failure.reason)
                    look.unusable.append(shown)
                case .failure(let failure):
                    // A port of something else is no news, unless somebody named it.
                    guard candidate.isNamed else { continue }
                    var shown = StationState.Sensor(
                        address: "\(candidate.question.address)", title: "", serialNumber: "", side: nil,
                        isKnown: false)
                    shown.trouble = SensorTrouble.of(failure)
                    look.unusable.append(shown)
                }
            }
        } catch {
            var shown = StationState.Sensor(
                address: list, title: "", serialNumber: "", side: nil, isKnown: false)
            shown.trouble = SensorTrouble.of(error)
            look.unusable.append(shown)
        }
        return look
    }

    private func shown(_ facts: SensorFacts) -> StationState.Sensor {
        var shown = StationState.Sensor(
            address: facts.path, title: facts.stated.lineTable?.title ?? facts.found.title,
            serialNumber: serialNumber(facts),
            side: facts.sides.count == 1 ? facts.sides.first : nil, isKnown: facts.entry != nil)
        shown.sides = facts.sides
        shown.maySwap = !facts.saysItsSide && facts.sides.count == 1
        return shown
    }

    private func serialNumber(_ facts: SensorFacts) -> String {
        facts.found.device?.serialNumber ?? facts.cableSerialNumber ?? ""
    }

    private func take(_ facts: SensorFacts, _ file: SensorsFile, _ look: inout Look) {
        look.facts[facts.path] = facts
        guard facts.found.wire == .lineTable else { return }
        var rows = RowsSensor(address: facts.path, serialNumber: serialNumber(facts))
        rows.hear(facts.found.heard)
        rows.side = facts.entry?.side?.rawValue
        rows.rate = facts.entry?.rate
        rows.rowsPerSecond = facts.found.samplesPerSecond
        // A file that cannot be read is told with the sensor's trouble.
        let path = facts.entry?.mapping.map { file.mappingPath($0) } ?? options.mapping
        rows.mapping = path.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }
        look.rows.append(rows)
    }

    /// Keeps what the rows of a sensor mean.
    func describe(_ meaning: RowsMeaning, _ facts: SensorFacts) throws {
        var file = try SensorsFile(named: list)
        var entry = facts.newEntry(meaning.side)
        entry.rate = meaning.rate
        try file.describe(entry, mapping: Array(meaning.mapping.utf8))
    }

    /// Keeps which foot a sensor is on.
    func wear(_ address: String, _ side: Side) async throws {
        var file = try SensorsFile(named: list)
        for (_, result) in try await options.ask(file, patience: 2.5, isListFirst: true) {
            guard case .success(let facts) = result, facts.path == address else { continue }
            _ = try file.remember(facts.newEntry(side))
        }
    }
}
