import SensorData

/// Compares left with right in every measure, over the gait cycles in which both feet's strides count.
struct SymmetryComparison {
    var parameters: SymmetryParameters
    /// Healthy range of a measure's symmetry index for this kind of sensor.
    var reference: (Measure) -> ReferenceInterval?
    /// Both feet's strides in order of their start.
    var strides: [Stride]

    /// One comparison for each measure, in the order of `Measure.allCases`.
    func comparisons() -> [MeasureComparison] {
        let cycles = bilateralCycles()
        return Measure.allCases.map { comparison(of: $0, in: cycles) }
    }

    /// A counted left stride and the counted right stride that begins inside it.
    private func bilateralCycles() -> [(left: Stride, right: Stride)] {
        let counted = strides.filter { $0.rejected == nil }
        let right = counted.filter { $0.side == .right }
        var next = 0
        var cycles: [(left: Stride, right: Stride)] = []
        for left in counted where left.side == .left {
            while next < right.count, right[next].start <= left.start { next += 1 }
            guard next < right.count else { break }
            if right[next].start < left.end, right[next].bout == left.bout { cycles.append((left, right[next])) }
        }
        return cycles
    }

    private func comparison(of measure: Measure, in cycles: [(left: Stride, right: Stride)]) -> MeasureComparison {
        var comparison = MeasureComparison(measure: measure)
        comparison.left = summary(of: measure, side: .left)
        comparison.right = summary(of: measure, side: .right)
        comparison.reference = reference(measure)
        var pairs = PairedStrides(left: [], right: [], bout: [])
        for cycle in cycles {
            guard let left = cycle.left[measure], let right = cycle.right[measure] else { continue }
            pairs.left.append(left)
            pairs.right.append(right)
            pairs.bout.append(cycle.left.bout)
        }
        guard comparison.left != nil || comparison.right != nil else {
            let walked = strides.contains { $0[measure] != nil }
            comparison.remark = walked ? .tooFewStrides : .signalMissing
            return comparison
        }
        let hasBoth = Side.allCases.allSatisfy { side in strides.contains { $0.side == side } }
        guard hasBoth else {
            comparison.remark = .oneFootOnly
            return comparison
        }
        guard pairs.count >= parameters.cycleMinimum else {
            comparison.remark = .tooFewStrides
            return comparison
        }
        comparison.symmetryIndex = pairs.symmetryIndex(confidence: parameters.confidence)
        comparison.symmetryRatio = pairs.symmetryRatio(confidence: parameters.confidence)
        comparison.bothFeet = pairs.bothFeet(confidence: parameters.confidence)
        let means = pairs.means
        comparison.symmetryAngle = SymmetryFigures.angle(left: means.left, right: means.right)
        comparison.gaitAsymmetry = SymmetryFigures.logAsymmetry(left: means.left, right: means.right)
        if pairs.count <= parameters.fewCycles || measure.isLoad && pairs.count < parameters.fewSteps {
            comparison.remark = .fewStrides
        } else if measure.dependsOnGain {
            comparison.remark = .gainUnknown
        }
        return comparison
    }

    private func summary(of measure: Measure, side: Side) -> FootSummary? {
        let values = strides.filter { $0.side == side && $0.rejected == nil }.compactMap { $0[measure] }
        return values.count >= parameters.cycleMinimum ? FootSummary(of: values) : nil
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
        case .impulse, .peakForce, .meanForce, .heelShare, .midfootShare, .forefootShare, .heelPeak: true
        case .strideTime, .stanceTime, .swingTime, .singleSupportTime, .doubleSupportTime, .stepTime, .strideLength:
            false
        }
    }

    /// Whether a difference between the two insoles' gains changes it.
    var dependsOnGain: Bool {
        switch self {
        case .impulse, .peakForce, .meanForce, .heelPeak: true
        default: false
        }
    }
}

extension Stride {
    /// The stride's value of a measure in SI units; nil where unknown.
    subscript(measure: Measure) -> Double? {
        switch measure {
        case .strideTime: duration
        case .stanceTime: stanceTime
        case .swingTime: swingTime
        case .singleSupportTime: singleSupportTime
        case .doubleSupportTime: doubleSupportTime
        case .stepTime: stepTime
        case .strideLength: length
        case .impulse: impulse
        case .peakForce: peakForce
        case .meanForce: meanForce
        case .heelShare: heelShare
        case .midfootShare: midfootShare
        case .forefootShare: forefootShare
        case .heelPeak: heelPeak
        }
    }
}
