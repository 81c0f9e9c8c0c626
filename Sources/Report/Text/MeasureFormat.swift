import GaitAnalysis

/// How one measure is printed: its factor from SI, its unit and its decimals.
struct MeasureFormat: Equatable, Sendable {
    var factor: Double
    var unit: String
    var places: Int

    /// Decimals follow what the sensors can tell: milliseconds, centimetres, tenths of a percent, whole newtons.
    ///
    /// - Parameters:
    ///   - measure: what is printed.
    ///   - unit: of its values, as `Measure.unit(curves:)` says it; only loads are printed in it.
    init(_ measure: Measure, unit: String) {
        switch measure {
        case .strideTime, .stanceTime, .swingTime, .singleSupportTime, .doubleSupportTime, .stepTime, .midfootContact,
            .heelLead, .midfootTime, .forefootTime:
            self.init(factor: 1000, unit: "ms", places: 0)
        case .footStrikeAngle, .toeOffAngle, .footProgressionAngle, .pitchRange, .frontalAngle:
            self.init(factor: 180 / .pi, unit: "°", places: 1)
        case .peakSwingVelocity, .pushOffVelocity: self.init(factor: 180 / .pi, unit: "°/s", places: 0)
        case .contactTransient: self.init(factor: 1, unit: "m/s²", places: 1)
        case .toeClearance, .lateralExcursion: self.init(factor: 1000, unit: "mm", places: 1)
        case .peakRatio: self.init(factor: 1, unit: "", places: 3)
        case .strideLength, .stepLength: self.init(factor: 1, unit: "m", places: 2)
        case .copMediolateral: self.init(factor: 1000, unit: "mm", places: 1)
        case .impulse, .pushOffImpulse, .heelImpulse, .loadingRate, .peakForce, .meanForce, .firstPeak, .secondPeak,
            .heelPeak:
            self.init(factor: 1, unit: unit, places: 0)
        case .forefootPressure: self.init(factor: 0.001, unit: "kPa", places: 0)
        case .forefootPressureTime: self.init(factor: 0.001, unit: "kPa·s", places: 1)
        case .heelShare, .midfootShare, .forefootShare, .heelOff, .heelRise, .medialShare, .lateralShare,
            .copExcursion, .archIndex:
            self.init(factor: 100, unit: "%", places: 1)
        }
    }

    /// The format of a measure in the units that the curves of the same analysis are in.
    init(_ measure: Measure, curves: [StanceCurve]) {
        self.init(measure, unit: measure.unit(curves: curves))
    }

    init(factor: Double, unit: String, places: Int) {
        self.factor = factor
        self.unit = unit
        self.places = places
    }

    func number(_ value: Double, _ strings: Strings) -> String {
        strings.number(value * factor, places: places)
    }

    func text(_ value: Double, _ strings: Strings) -> String {
        number(value, strings) + strings.unitSuffix(unit)
    }
}
