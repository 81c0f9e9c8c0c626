import Dashboard
import Devices
import SensorData
import WireProtocol

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

    /// Asks at all places; sensors that cannot be used are among `shown` with their problem.
    func look() async -> (found: [Found], unusable: [StationState.Sensor]) {
        var found: [Found] = []
        var unusable: [StationState.Sensor] = []
        do {
            let file = try SensorsFile(named: list)
            for (candidate, result) in try await options.ask(file, patience: 2.5) {
                switch result {
                case .success(let facts):
                    var shown = StationState.Sensor(
                        address: facts.path, title: facts.found.title,
                        serialNumber: facts.found.device?.serialNumber ?? facts.cableSerialNumber ?? "",
                        side: facts.sides.count == 1 ? facts.sides.first : nil, isKnown: facts.entry != nil)
                    shown.sides = facts.sides
                    do throws(SensorSetupFailure) {
                        found.append(Found(setup: try facts.setup(), shown: shown))
                    } catch {
                        shown.trouble = SensorTrouble.of(error)
                        unusable.append(shown)
                    }
                case .failure(let failure):
                    // A port of something else is no news, unless somebody named it.
                    guard candidate.isNamed else { continue }
                    var shown = StationState.Sensor(
                        address: "\(candidate.question.address)", title: "", serialNumber: "", side: nil,
                        isKnown: false)
                    shown.trouble = SensorTrouble.of(failure)
                    unusable.append(shown)
                }
            }
        } catch {
            var shown = StationState.Sensor(
                address: list, title: "", serialNumber: "", side: nil, isKnown: false)
            shown.trouble = SensorTrouble.of(error)
            unusable.append(shown)
        }
        return (found, unusable)
    }

    /// Keeps which foot a sensor is on.
    func wear(_ address: String, _ side: Side) async throws {
        var file = try SensorsFile(named: list)
        for (_, result) in try await options.ask(file, patience: 2.5) {
            guard case .success(let facts) = result, facts.path == address else { continue }
            _ = try file.remember(facts.newEntry(side))
        }
    }
}
