import SensorData

/// Finds how each measure changes over the recording.
struct TrendAnalysis {
    var parameters: StatisticsParameters
    /// Of every interval, as a share.
    var confidence: Double
    /// The counted strides of both feet in order of their start.
    var strides: [Stride]

    /// One for each measure that enough strides of both feet have, in the order of `Measure.allCases`.
    func trends() -> [MeasureTrend] {
        Measure.allCases.compactMap(trend)
    }

    private func trend(of measure: Measure) -> MeasureTrend? {
        func values(_ side: Side) -> [FootValues.Value] {
            strides.compactMap { stride in
                guard stride.side == side, let value = stride[measure] else { return nil }
                return FootValues.Value(value: value, start: stride.start, bout: stride.bout)
            }
        }
        let (left, right) = (values(.left), values(.right))
        guard min(left.count, right.count) >= parameters.trendStrides, let first = strides.first,
            let last = strides.last, last.end - first.start >= parameters.trendDuration, let l = Line(through: left),
            let r = Line(through: right)
        else { return nil }
        let sum = l.mean + r.mean
        guard sum != 0 else { return nil }
        let projections = FootSequence(left: left, right: right).projections(left: l.influences, right: r.influences)
        func estimate(_ slopes: (left: Double, right: Double)) -> Estimate {
            let joint = zip(projections.left, projections.right).map { slopes.left * $0 + slopes.right * $1 }
            return SerialError(projections: joint).estimate(
                slopes.left * l.slope + slopes.right * r.slope, confidence: confidence)
        }
        let turn = 400 / (sum * sum)
        return MeasureTrend(
            measure: measure, asymmetry: estimate((turn * r.mean, -turn * l.mean)), mean: estimate((0.5, 0.5)),
            minutes: (last.end - first.start) / 60, strides: left.count + right.count)
    }

    /// A straight line through a foot's values against time.
    private struct Line {
        var mean: Double
        /// Per minute.
        var slope: Double
        /// What each stride adds to the slope.
        var influences: [Double]

        init?(through values: [FootValues.Value]) {
            let count = Double(values.count)
            let mean = values.reduce(0) { $0 + $1.value } / count
            let middle = values.reduce(0) { $0 + $1.start } / count
            var spread = 0.0
            var product = 0.0
            for value in values {
                let minutes = (value.start - middle) / 60
                spread += minutes * minutes
                product += minutes * (value.value - mean)
            }
            guard spread > 0, count > 2 else { return nil }
            let slope = product / spread
            self.mean = mean
            self.slope = slope
            // Two parameters were fitted: the residuals are that much smaller than the errors.
            let scale = (count / (count - 2)).squareRoot() / spread
            influences = values.map { value in
                let minutes = (value.start - middle) / 60
                return scale * minutes * (value.value - mean - slope * minutes)
            }
        }
    }
}
