import Dashboard
import Devices
import WireProtocol

/// What an error of a sensor is called on the station's pages.
enum SensorTrouble {
    /// The error's own words stay in English where no kind says it all.
    static func of(_ error: any Error) -> StationState.Trouble {
        switch error {
        case let error as DeviceError: of(error)
        case let error as SensorSetupFailure: of(error)
        default: StationState.Trouble(.other, "\(error)")
        }
    }

    private static func of(_ error: DeviceError) -> StationState.Trouble {
        switch error {
        case .notFound, .nothingFound: StationState.Trouble(.notThere)
        case .noPermission(_, let remedy): StationState.Trouble(.noPermission, remedy)
        case .busy: StationState.Trouble(.busy)
        case .noAnswer: StationState.Trouble(.noAnswer)
        case .notUnderstood(_, let heard): StationState.Trouble(.notUnderstood, heard)
        case .notASerialPort, .wrongBaud, .wrongProtocol, .unsupported, .system:
            StationState.Trouble(.other, "\(error)")
        }
    }

    private static func of(_ failure: SensorSetupFailure) -> StationState.Trouble {
        switch failure {
        case .sideMissing: StationState.Trouble(.sideUnknown)
        case .sidesContradict: StationState.Trouble(.sidesContradict)
        case .configuration(_, .layoutMissing, _): StationState.Trouble(.mappingMissing)
        case .configuration: StationState.Trouble(.notConfigured, "\(failure)")
        }
    }
}
