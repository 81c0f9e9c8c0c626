import SensorData

/// Compares left with right in every measure, over the strides that count.
struct SymmetryComparison {
    var parameters: SymmetryParameters
    /// Healthy range of a measure's symmetry index for this kind of sensor.
    var reference: (Measure) -> ReferenceInterval?
    /// Both feet were recorded, whether or not each made a stride.
    var hasBothFeet = false
    /// Both feet's strides in order of their start.
    var strides: StrideList

    /// One comparison for each measure, in the order of `Measure.allCases`.
    func comparisons() -> [MeasureComparison] {
        let counted = strides.filterStored { $0.rejected == nil }
        let quantiles = KnownQuantiles()
        return Measure.allCases.map { comparison(of: $0, counted: counted, quantiles: quantiles) }
    }

    private func comparison(
        of measure: Measure, counted: StrideList, quantiles: KnownQuantiles
    ) -> MeasureComparison {
        var comparison = MeasureComparison(measure: measure)
        let (left, right) = counted.values(of: measure)
        let feet = FootValues(
            left: left, right: right, leastStrides: parameters.cycleMinimum, quantiles: quantiles)
        comparison.left = summary(of: feet.left, isSigned: measure.isSigned)
        comparison.right = summary(of: feet.right, isSigned: measure.isSigned)
        comparison.reference = reference(measure)
        guard !strides.isEmpty else {
            comparison.remark = .tooFewStrides
            return comparison
        }
        let hasBoth = Side.allCases.allSatisfy { side in strides.contains { $0.side == side } }
        guard hasBoth || !(measure.needsBothFeet || strides.has(measure)) else {
            comparison.remark = hasBothFeet ? .tooFewStrides : .oneFootOnly
            return comparison
        }
        guard strides.has(measure) else {
            comparison.remark = .signalMissing
            return comparison
        }
        let fewest = min(feet.left.count, feet.right.count)
        guard fewest >= parameters.cycleMinimum else {
            comparison.remark = .tooFewStrides
            return comparison
        }
        func figure(_ estimate: Estimate?) -> Estimate? {
            measure.isShared ? estimate.map { Estimate(value: $0.value) } : estimate
        }
        comparison.difference = figure(feet.difference(confidence: parameters.confidence))
        comparison.bothFeet = feet.bothFeet(confidence: parameters.confidence)
        // An index of a measure whose zero is a place like any other means nothing.
        if !measure.isSigned {
            comparison.symmetryIndex = figure(feet.symmetryIndex(confidence: parameters.confidence))
            comparison.minimalDetectableChange = comparison.symmetryIndex?.minimalDetectableChange
            comparison.symmetryRatio = figure(feet.symmetryRatio(confidence: parameters.confidence))
            let means = feet.means
            comparison.symmetryAngle = SymmetryFigures.angle(left: means.left, right: means.right)
            comparison.gaitAsymmetry = SymmetryFigures.logAsymmetry(left: means.left, right: means.right)
        }
        if measure == .toeClearance, comparison.isBelowZero {
            comparison.remark = .toesBelowFloor
        } else if fewest <= parameters.fewCycles || measure.isLoad && fewest < parameters.fewSteps {
            comparison.remark = .fewStrides
        } else if measure.isShared {
            comparison.remark = .sharedByBothFeet
        } else if measure.dependsOnGain {
            comparison.remark = .gainUnknown
        }
        return comparison
    }

    private func summary(of values: [FootValues.Value], isSigned: Bool) -> FootSummary? {
        guard values.count >= parameters.cycleMinimum else { return nil }
        var summary = FootSummary(of: values.map(\.value))
        // Percent of a mean that may be zero means nothing.
        if isSigned { summary.coefficientOfVariation = nil }
        return summary
    }
}

extension FootSummary {
    /// Mean, sample standard deviation and coefficient of variation of at least one value.
    init(of values: [Double]) {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        var squares = 0.0
        for value in values { squares += (value - mean) * (value - mean) }
        let deviation = values.count > 1 ? (squares / (count - 1)).squareRoot() : nil
        self.init(
            strides: values.count, mean: mean, standardDeviation: deviation,
            coefficientOfVariation: mean == 0 ? nil : deviation.map { 100 * $0 / mean })
    }
}

extension Measure {
    /// Whether it comes from the insole's load.
    var isLoad: Bool {
        switch self {
        case .impulse, .peakForce, .meanForce, .heelShare, .midfootShare, .forefootShare, .heelPeak, .firstPeak,
            .secondPeak, .pushOffImpulse, .loadingRate, .heelImpulse, .heelOff, .midfootContact, .heelLead,
            .midfootTime, .forefootTime, .medialShare, .lateralShare, .copMediolateral, .copExcursion, .archIndex,
            .forefootPressure, .forefootPressureTime, .peakRatio:
            true
        default: false
        }
    }

    /// Whether each step or double support that makes it up belongs to both feet.
    ///
    /// The two feet's means are then equal but for the first and the last step of a bout: no interval is given, as it would
    /// speak of the counting and not of the walk.
    var isShared: Bool {
        switch self {
        case .strideTime, .doubleSupportTime, .strideLength: true
        default: false
        }
    }

    /// Whether it cannot be told from one foot alone.
    var needsBothFeet: Bool {
        switch self {
        case .stepTime, .singleSupportTime, .doubleSupportTime, .stepLength: true
        default: false
        }
    }

    /// Whether a difference between the two insoles' gains changes it.
    var dependsOnGain: Bool {
        switch self {
        case .impulse, .peakForce, .meanForce, .heelPeak, .firstPeak, .secondPeak, .pushOffImpulse, .loadingRate,
            .heelImpulse, .forefootPressure, .forefootPressureTime:
            true
        default: false
        }
    }
}

extension Stride {
    /// The stride's value of a measure in SI units; nil where unknown.
    public subscript(measure: Measure) -> Double? {
        // A list keeps strides in a form that says where each measure stands.
        let value = StoredStride(self).value(of: measure)
        return value.isNaN ? nil : value
    }
}

extension MeasureComparison {
    /// Whether a foot's mean is below zero.
    fileprivate var isBelowZero: Bool { [left, right].contains { ($0?.mean ?? 0) < 0 } }
}
