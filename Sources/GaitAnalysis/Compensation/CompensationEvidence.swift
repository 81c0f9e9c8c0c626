import SensorData

/// The numbers that the rules look at.
struct CompensationEvidence: Sendable {
    var comparisons: [MeasureComparison]
    var trends: [MeasureTrend] = []
    var regularity: WalkRegularity?
    var abilities: RecordingAbilities
    /// How the two insoles' gains compare; nil where nobody knows.
    var gain: GainEstimate?
    var parameters: CompensationParameters

    var isReferenceDevice: Bool { abilities.isReferenceDevice }

    subscript(measure: Measure) -> MeasureComparison? {
        comparisons.first { $0.measure == measure }
    }

    /// Whether left and right can be compared in a measure; sums of pressures under unknown areas are no forces.
    func has(_ measure: Measure) -> Bool {
        guard self[measure]?.difference != nil else { return false }
        switch measure {
        case .impulse, .peakForce, .meanForce, .firstPeak, .secondPeak, .pushOffImpulse: return abilities.hasForce
        case .loadingRate, .heelPeak, .heelImpulse: return abilities.hasCellForce
        case .contactTransient: return abilities.inertialRate >= RecordingAbilities.transientRate
        default: return true
        }
    }

    /// Why none of the sets of measures is complete: the reasons of the best, then those of the others.
    func reasons(_ needs: [[Measure]]) -> [Limitation.Reason] {
        var reasons: [Limitation.Reason] = []
        for measure in needs.joined() where !has(measure) {
            let reason = abilities.reason(missing: measure, remark: self[measure]?.remark)
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        return reasons
    }

    /// A limit of the controls, wider where another device measured.
    func limit(_ percent: Double) -> Double {
        isReferenceDevice ? percent : percent * parameters.otherDeviceFactor
    }

    /// A limit that is wider where the inertial sensors have no insole beside them.
    func limit(_ usual: Double, alone: Double) -> Double { abilities.hasPressure ? usual : max(usual, alone) }

    /// Percent of the stance time's index.
    var stanceLimit: Double { limit(limit(parameters.stanceTimeIndex), alone: parameters.stanceTimeAlone) }

    /// Metres between the feet.
    var clearanceLimit: Double { limit(parameters.toeClearanceDifference, alone: parameters.toeClearanceAlone) }

    /// Percent of the impulse's index.
    var impulseLimit: Double {
        !isReferenceDevice && (gain != nil || impulseExceedsGain)
            ? parameters.impulseIndexBeyondGain : parameters.impulseIndex
    }

    /// Whether the impulses differ by more than the peak forces, to the same foot.
    ///
    /// An insole's gain changes both alike: what the impulse has beyond the peak is how long and how fully the foot bears.
    var impulseExceedsGain: Bool {
        guard let impulse = lean(.impulse), let peak = lean(.peakForce) else { return false }
        let beyond = impulse - peak
        return beyond * impulse > 0 && abs(beyond) >= parameters.impulseBeyondPeak
    }

    /// What a limit of the controls is evidence of here.
    var controls: (kind: EvidenceKind, source: String) {
        isReferenceDevice
            ? (.reference, ControlReference.source)
            : (.otherSide, "left against right; limit set by \(ControlReference.source), on another insole (proposal)")
    }

    /// Strides of the foot that has fewer in a measure, and of both.
    func strides(_ measure: Measure) -> (fewest: Int, all: Int) {
        let left = self[measure]?.left?.strides ?? 0
        let right = self[measure]?.right?.strides ?? 0
        return (min(left, right), left + right)
    }

    /// A foot's mean.
    func mean(_ measure: Measure, _ side: Side) -> Double? {
        side == .left ? self[measure]?.left?.mean : self[measure]?.right?.mean
    }

    /// The foot whose mean is farther from a healthy middle.
    func foot(_ measure: Measure, fartherFrom middle: Double) -> Side? {
        guard let left = mean(measure, .left), let right = mean(measure, .right) else { return nil }
        return abs(left - middle) >= abs(right - middle) ? .left : .right
    }

    /// The differences of measures that point the same way as a finding's own.
    ///
    /// A measure points somewhere where the strides' own interval leaves zero out; what the insoles' unknown gains add would
    /// hide most of what agrees, and stands in the interval that is shown.
    ///
    /// - Parameters:
    ///   - main: the finding's own difference.
    ///   - alike: measures of which a foot has more where it has more of the main one.
    ///   - opposite: those of which it has less.
    /// - Returns: what points the same way, in the order given, the main measure left out.
    func support(
        _ main: SideDifference, alike: [Measure] = [], opposite: [Measure] = []
    ) -> [SupportingMeasure] {
        let sign: Double = main.estimate.value > 0 ? 1 : -1
        let directions = alike.map { ($0, sign) } + opposite.map { ($0, -sign) }
        return directions.compactMap { measure, direction in
            guard measure != main.measure, has(measure) else { return nil }
            let isIndex = self[measure]?.symmetryIndex != nil && !measure.isSigned
            guard let own = isIndex ? self[measure]?.symmetryIndex : self[measure]?.difference else { return nil }
            let strides = isIndex ? corrected(own, measure) : own
            guard direction * strides.value > 0,
                strides.interval.map({ direction * (direction > 0 ? $0.lower : $0.upper) > 0 }) ?? true
            else { return nil }
            let shown = measure.shown
            let estimate = isIndex ? allowingForGains(own, measure) : strides
            return SupportingMeasure(
                measure: "\(measure.rawValue).\(isIndex ? "symmetryIndex" : "difference")",
                value: isIndex ? estimate.value : shown.factor * estimate.value, unit: isIndex ? "%" : shown.unit,
                interval: isIndex ? estimate.interval : estimate.interval?.scaled(by: shown.factor))
        }
    }
}

/// What the sensors of a recording can tell.
struct RecordingAbilities: Equatable, Sendable {
    /// Both insoles are of the kind that the controls wore.
    var isReferenceDevice = false
    /// Both feet's total loads are forces.
    var hasForce = false
    /// Both feet's cells give forces.
    var hasCellForce = false
    var hasPressure = false
    var hasInertial = false
    var hasHeelCells = false
    var hasBorderCells = false
    var hasPlaces = false
    /// How an inertial sensor sits on its foot was not found.
    var axesUncertain = false
    /// Hz; of the slower inertial sensor; 0 without one.
    var inertialRate = 0.0
    /// The walker turned round often enough to tell how far each foot lands ahead of the other (`TurnedSteps`).
    var hasStepLength = false
    var hasWalking = false

    /// Hz that the shock of a contact needs: it comes 11–16 ms after it (CLINICAL row 5).
    static let transientRate = 200.0

    /// Why a measure is missing.
    func reason(missing measure: Measure, remark: Remark?) -> Limitation.Reason {
        if !hasWalking { return .noWalking }
        if measure.isMotion {
            if !hasInertial { return .needsInertialSensor }
            if measure == .stepLength, !hasStepLength { return .needsStepLength }
            if measure == .contactTransient, inertialRate < Self.transientRate { return .samplingRateTooLow }
            if axesUncertain || measure == .footProgressionAngle { return .axesUncertain }
            if measure == .frontalAngle, remark == .signalMissing { return .needsQuietStanding }
        } else if measure.isLoad {
            if !hasPressure { return .needsPressure }
            switch measure {
            case .impulse, .peakForce, .meanForce, .firstPeak, .secondPeak, .pushOffImpulse, .peakRatio:
                if !hasForce { return .needsForceOfBothFeet }
            case .medialShare, .lateralShare: if !hasBorderCells { return .needsCellsAtBothBorders }
            case .copMediolateral, .copExcursion: if !hasPlaces { return .needsCellPlaces }
            default: if !hasHeelCells { return .needsHeelCells }
            }
        }
        if remark == .tooFewStrides { return .needsMoreStrides }
        if remark == .oneFootOnly { return .needsBothFeet }
        return measure.isMotion ? .needsInertialSensor : .needsMoreStrides
    }
}

extension ConfidenceInterval {
    public func scaled(by factor: Double) -> ConfidenceInterval {
        factor < 0
            ? ConfidenceInterval(lower: factor * upper, upper: factor * lower)
            : ConfidenceInterval(lower: factor * lower, upper: factor * upper)
    }
}
