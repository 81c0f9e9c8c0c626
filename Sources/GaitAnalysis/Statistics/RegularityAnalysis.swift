import SensorData

/// Finds how alike the counted strides are to one another.
struct RegularityAnalysis {
    var parameters: StatisticsParameters
    /// Of every interval, as a share.
    var confidence: Double
    /// The counted strides of both feet in order of their start.
    var strides: StrideList

    /// - Parameters:
    ///   - harmonics: of the summed force, where both feet have one.
    ///   - speed: m/s.
    /// - Returns: what enough strides allow; the rest is nil.
    func regularity(harmonics: ForceHarmonics?, speed: Double?) -> WalkRegularity {
        var result = WalkRegularity()
        let left = variation(of: strides.filter { $0.side == .left })
        let right = variation(of: strides.filter { $0.side == .right })
        result.strideTimeVariationLeft = left.map(estimate)
        result.strideTimeVariationRight = right.map(estimate)
        if let left, let right { result.strideTimeVariation = estimate(left.mean(with: right)) }
        result.coordination = coordination
        result.harmonics = harmonics
        result.walkingSpeed = speed
        return result
    }

    /// A figure with what each stride adds to it.
    private struct Figure {
        var value: Double
        var influences: [(start: Double, bout: Int, influence: Double)]

        func mean(with other: Figure) -> Figure {
            let joint = (influences + other.influences).sorted { $0.start < $1.start }
            return Figure(
                value: 0.5 * (value + other.value),
                influences: joint.map { ($0.start, $0.bout, 0.5 * $0.influence) })
        }
    }

    private func estimate(_ figure: Figure) -> Estimate {
        SerialError(
            ofSum: figure.influences.map(\.influence), bouts: Set(figure.influences.map(\.bout)).count
        ).estimate(figure.value, confidence: confidence)
    }

    private func variation(of strides: StrideList) -> Figure? {
        guard strides.count >= parameters.regularityStrides else { return nil }
        return variation(of: strides, values: strides.map(\.duration))
    }

    /// Coefficient of variation in percent; nil where there is none.
    private func variation(of strides: StrideList, values: [Double]) -> Figure? {
        let summary = FootSummary(of: values)
        guard let deviation = summary.standardDeviation, deviation > 0, summary.mean != 0 else { return nil }
        let (mean, count) = (summary.mean, Double(values.count))
        return Figure(
            value: 100 * deviation / mean,
            influences: zip(strides, values).map { stride, value in
                let distance = value - mean
                let influence =
                    (distance * distance - deviation * deviation) / (2 * deviation * mean)
                    - deviation * distance / (mean * mean)
                return (stride.start, stride.bout, 100 * influence / count)
            })
    }

    private var coordination: PhaseCoordination? {
        func strides(of side: Side) -> StrideList {
            self.strides.filter { $0.side == side && $0.stepTime != nil && $0.swingTime != nil }
        }
        func swing(_ strides: StrideList) -> Double {
            strides.reduce(0) { $0 + ($1.swingTime ?? 0) } / Double(max(1, strides.count))
        }
        let (left, right) = (strides(of: .left), strides(of: .right))
        guard min(left.count, right.count) >= parameters.regularityStrides else { return nil }
        let reference = swing(left) >= swing(right) ? Side.left : .right
        let own = reference == .left ? left : right
        let phases = own.map { 360 * ($0.duration - ($0.stepTime ?? 0)) / $0.duration }
        guard var figure = variation(of: own, values: phases) else { return nil }
        let distances = phases.map { abs($0 - 180) / 1.8 }
        let deviation = distances.reduce(0, +) / Double(distances.count)
        let variation = figure.value
        figure.value += deviation
        for index in distances.indices {
            figure.influences[index].influence += (distances[index] - deviation) / Double(distances.count)
        }
        return PhaseCoordination(
            index: estimate(figure), variation: variation, deviation: deviation,
            phase: phases.reduce(0, +) / Double(phases.count), reference: reference, strides: own.count)
    }
}
