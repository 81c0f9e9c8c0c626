import SensorData

/// Finds how each measure changes over the recording.
struct TrendAnalysis {
    var parameters: StatisticsParameters
    /// Of every interval, as a share.
    var confidence: Double
    /// The counted strides of both feet in order of their start.
    var strides: StrideList

    /// Cosines that carry a slope's error, at most (proposal).
    ///
    /// A slope is the slowest wave of all: waves of a few strides say nothing of how far slow ones carry it. Where a third of the
    /// variance comes and goes over 20 strides, the interval over 200 strides holds in 85 of 100 trials instead of in 65 with 24
    /// cosines; independent strides cost it a fifth of its width.
    private static let mostCosines = 6

    /// One for each measure that enough strides of both feet have, in the order of `Measure.allCases`.
    func trends() -> [MeasureTrend] {
        Measure.allCases.compactMap(trend)
    }

    private func trend(of measure: Measure) -> MeasureTrend? {
        let (left, right) = strides.values(of: measure)
        guard min(left.count, right.count) >= parameters.trendStrides, let first = strides.first,
            let last = strides.last, last.end - first.start >= parameters.trendDuration, let l = Line(through: left),
            let r = Line(through: right)
        else { return nil }
        let sum = l.mean + r.mean
        guard sum != 0 else { return nil }
        let sequence = FootSequence(left: left, right: right)
        let projections = sequence.projections(
            left: l.influences, right: r.influences,
            count: min(
                Self.mostCosines, SerialError.cosines(length: left.count + right.count, bouts: sequence.bouts)))
        let scales = sequence.trendScales(left: l.minutes, right: r.minutes)
        func estimate(_ slopes: (left: Double, right: Double)) -> Estimate {
            let joint = zip(projections.left, projections.right).map {
                slopes.left * scales.left * $0 + slopes.right * scales.right * $1
            }
            return SerialError(projections: joint).estimate(
                slopes.left * l.slope + slopes.right * r.slope, confidence: confidence)
        }
        let turn = 400 / (sum * sum)
        return MeasureTrend(
            measure: measure, asymmetry: measure.isShared ? nil : estimate((turn * r.mean, -turn * l.mean)),
            mean: estimate((0.5, 0.5)),
            minutes: (last.end - first.start) / 60, strides: left.count + right.count)
    }

    /// A straight line through a foot's values against time.
    private struct Line {
        var mean: Double
        /// Per minute.
        var slope: Double
        /// Of each stride from the middle of them all.
        var minutes: [Double]
        /// What each stride adds to the slope.
        var influences: [Double]

        init?(through values: [FootValues.Value]) {
            let count = Double(values.count)
            let mean = values.reduce(0) { $0 + $1.value } / count
            let middle = values.reduce(0) { $0 + $1.start } / count
            let minutes = values.map { ($0.start - middle) / 60 }
            var spread = 0.0
            var product = 0.0
            for (value, minutes) in zip(values, minutes) {
                spread += minutes * minutes
                product += minutes * (value.value - mean)
            }
            guard spread > 0, count > 2 else { return nil }
            let slope = product / spread
            self.mean = mean
            self.slope = slope
            self.minutes = minutes
            influences = zip(values, minutes).map { $1 * ($0.value - mean - slope * $1) / spread }
        }
    }
}

extension FootSequence {
    /// By what the projections of slope influences grow so that independent strides give the slope's own variance.
    ///
    /// The line takes a part of each cosine away, and strides far from the middle weigh more: the expected squared projection
    /// of residuals e = M·ε on v = √2·cos·t is σ²·v'Mv, to be σ²·Σt² on average.
    fileprivate func trendScales(left: [Double], right: [Double]) -> (left: Double, right: Double) {
        let first = projections(left: left, right: right)
        let second = projections(
            left: left.map { $0 * $0 }, right: right.map { $0 * $0 }, count: 2 * first.left.count)
        func scale(_ times: [Double], _ first: [Double], _ second: [Double]) -> Double {
            let spread = times.reduce(0) { $0 + $1 * $1 }
            var sum = 0.0
            for order in first.indices {
                sum +=
                    spread + second[2 * order + 1] / 2.0.squareRoot()
                    - first[order] * first[order] / Double(times.count) - second[order] * second[order] / spread
            }
            return sum > 0 ? (spread * Double(first.count) / sum).squareRoot() : 1
        }
        return (scale(left, first.left, second.left), scale(right, first.right, second.right))
    }
}
