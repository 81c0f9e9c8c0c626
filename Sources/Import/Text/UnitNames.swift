import SensorData

extension Unit {
    /// A unit as exporters print it in a header; nil when it is none that we know.
    init?(printed text: String) {
        switch text.trimmedOfSpaces {
        case "m/s2", "m/s²", "m/s^2", "m/s/s": self = .metresPerSecondSquared
        case "g": self = .standardGravity
        case "rad/s": self = .radiansPerSecond
        case "deg/s", "dps", "°/s": self = .degreesPerSecond
        case "N": self = .newton
        case "Pa": self = .pascal
        case "kPa": self = .kilopascal
        case "N/cm2", "N/cm²", "N/cm^2": self = .newtonPerSquareCentimetre
        case "mmHg": self = .millimetreOfMercury
        case "uT", "µT", "μT": self = .microtesla
        case "m": self = .metre
        case "mm": self = .millimetre
        case "degC", "°C": self = .degreeCelsius
        case "s": self = .second
        case "", "1": self = .one
        case "counts": self = .counts
        default: return nil
        }
    }
}
