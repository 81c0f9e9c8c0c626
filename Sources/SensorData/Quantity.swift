/// A direction of a sensor's or the foot's coordinate frame.
///
/// Foot frame, right-handed, the same for both feet: x towards the toes, y towards the person's left, z up out of the instep.
public enum Axis: String, CaseIterable, Codable, Sendable {
    case x
    case y
    case z
}

/// What a channel measures.
public enum Quantity: Hashable, Sendable {
    /// Specific force along an axis; at rest about +9.81 m/s² upwards.
    case acceleration(Axis)
    /// Angular rate about an axis, right-hand rule.
    case angularRate(Axis)
    /// Magnetic field along an axis.
    case magneticField(Axis)
    /// Load on one cell of an insole: a force, a pressure or raw counts, as the unit says. Cells count from 1.
    case cellLoad(Int)
    /// Load on the whole sole as the device gives it.
    case totalForce
    /// Centre of pressure as the device gives it: x from heel to toes, y from right to left of the insole.
    case centreOfPressure(Axis)
    /// Temperature of the sensor.
    case temperature
    /// Anything that is kept but not analysed (a marker, a vendor's own event code, a status word).
    case other
}

/// The unit in which a channel's scaled value is given; declared by whoever made the file or device, never guessed.
public enum Unit: String, CaseIterable, Codable, Sendable {
    case metresPerSecondSquared = "m/s2"
    case standardGravity = "g"
    case radiansPerSecond = "rad/s"
    case degreesPerSecond = "deg/s"
    case newton = "N"
    case newtonSecond = "N s"
    case pascal = "Pa"
    case kilopascal = "kPa"
    case newtonPerSquareCentimetre = "N/cm2"
    case millimetreOfMercury = "mmHg"
    case microtesla = "uT"
    case metre = "m"
    case millimetre = "mm"
    case degreeCelsius = "degC"
    case second = "s"
    /// A number without a unit (a share, a code, a position from −0.5 to +0.5).
    case one = "1"
    /// Raw counts of an uncalibrated sensor: only ratios within one channel mean anything.
    case counts = "counts"

    /// What a value in this unit is multiplied by to be in the SI unit of its kind (m/s², rad/s, N, Pa, T, m, s; °C stays °C).
    public var factorToSI: Double {
        switch self {
        case .metresPerSecondSquared, .radiansPerSecond, .newton, .newtonSecond, .pascal, .metre,
            .degreeCelsius,
            .second, .one,
            .counts:
            1
        case .standardGravity: 9.80665
        case .degreesPerSecond: .pi / 180
        case .kilopascal: 1000
        case .newtonPerSquareCentimetre: 10_000
        case .millimetreOfMercury: 133.322387415
        case .microtesla: 1e-6
        case .millimetre: 0.001
        }
    }

    /// The symbol of the SI unit of its kind, in which decoded samples are.
    public var siSymbol: String {
        switch self {
        case .metresPerSecondSquared, .standardGravity: "m/s2"
        case .radiansPerSecond, .degreesPerSecond: "rad/s"
        case .newton: "N"
        case .newtonSecond: "N s"
        case .pascal, .kilopascal, .newtonPerSquareCentimetre, .millimetreOfMercury: "Pa"
        case .microtesla: "T"
        case .metre, .millimetre: "m"
        case .degreeCelsius: "degC"
        case .second: "s"
        case .one: "1"
        case .counts: "counts"
        }
    }
}
