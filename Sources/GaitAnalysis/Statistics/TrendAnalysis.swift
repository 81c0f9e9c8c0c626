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
    /// variance comes and goes over 20 strides, the interval over 200 strides holds in 83 of 100 trials instead of in 66 with 24
    /// cosines; independent strides cost it a sixth of its width.
    private static let mostCosines = 10

    /// One for each measure that enough strides of both feet have, in the order of `Measure.allCases`.
    func trends() -> [MeasureTrend] {
        var known: TrendScales?
        return Measure.allCases.compactMap { trend(of: $0, &known) }
    }

    /// - Parameters:
    ///   - measure: that the trend is of.
    ///   - known: scales of the measure before, which has the same strides as a rule.
    /// - Returns: the trend; nil where the strides are too few.
    private func trend(of measure: Measure, _ known: inout TrendScales?) -> MeasureTrend? {
        let (left, right) = strides.values(of: measure)
        guard min(left.count, right.count) >= parameters.trendStrides, let first = strides.first,
            let last = strides.last, last.end - first.start >= parameters.trendDuration, let l = Line(through: left),
            let r = Line(through: right)
        else { return nil }
        let sequence = FootSequence(left: left, right: right)
        let count = min(
            Self.mostCosines, SerialError.cosines(length: left.count + right.count, bouts: sequence.bouts))
        let projections = sequence.projections(left: l.influences, right: r.influences, count: count)
        let basis = TrendScales.Basis(sequence: sequence, left: l.minutes, right: r.minutes, count: count)
        let scales = known.flatMap { $0.basis == basis ? $0 : nil } ?? TrendScales(basis)
        known = scales
        func estimate(_ slopes: (left: Double, right: Double)) -> Estimate {
            let joint = zip(projections.left, projections.right).map {
                slopes.left * scales.left * $0 + slopes.right * scales.right * $1
            }
            return SerialError(
                standardError: SerialError(projections: joint).standardError, degreesOfFreedom: scales.degreesOfFreedom
            )
            .estimate(
                slopes.left * l.slope + slopes.right * r.slope, confidence: confidence, quantiles: scales.quantiles)
        }
        let sum = l.mean + r.mean
        let turn = 400 / (sum * sum)
        let hasIndex = !measure.isShared && !measure.isSigned && sum != 0
        return MeasureTrend(
            measure: measure, asymmetry: hasIndex ? estimate((turn * r.mean, -turn * l.mean)) : nil,
            difference: measure.isShared ? nil : estimate((1, -1)), mean: estimate((0.5, 0.5)),
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

/// By what the projections of slope influences grow so that independent strides give the slope's own variance.
///
/// The line takes a part of each cosine away, and strides far from the middle weigh more: the expected squared projection
/// of residuals e = M·ε on v = √2·cos·t is σ²·v'Mv, to be σ²·Σt² on average. The products of t with neighbouring cosines overlap:
/// by the covariance C of the projections, tr(C)² / tr(C²) of them are independent (Satterthwaite 1946, Biom Bull 2:110).
private struct TrendScales {
    /// All that the scales depend on.
    struct Basis: Equatable {
        var sequence: FootSequence
        /// Of each foot's strides from the middle of them all.
        var left: [Double]
        var right: [Double]
        /// Number of cosines.
        var count: Int
    }

    let basis: Basis
    let left: Double
    let right: Double
    let degreesOfFreedom: Double
    /// Of those degrees of freedom.
    let quantiles = KnownQuantiles()

    init(_ basis: Basis) {
        let first = basis.sequence.projections(left: basis.left, right: basis.right, count: basis.count)
        let second = basis.sequence.projections(
            left: basis.left.map { $0 * $0 }, right: basis.right.map { $0 * $0 }, count: 2 * first.left.count)
        let left = Self.scale(basis.left, first.left, second.left)
        let right = Self.scale(basis.right, first.right, second.right)
        self.basis = basis
        self.left = left.scale
        self.right = right.scale
        degreesOfFreedom = min(left.freedom, right.freedom)
    }

    /// - Parameters:
    ///   - times: of a foot's strides, in minutes.
    ///   - first: the projections of the times.
    ///   - second: of their squares, twice as many.
    /// - Returns: the foot's scale and the degrees of freedom that its slope has.
    private static func scale(
        _ times: [Double], _ first: [Double], _ second: [Double]
    ) -> (scale: Double, freedom: Double) {
        let spread = times.reduce(0) { $0 + $1 * $1 }
        let root = 2.0.squareRoot()
        func wave(_ order: Int) -> Double { order == 0 ? root * spread : second[order - 1] }
        var (trace, squares) = (0.0, 0.0)
        for one in first.indices {
            for other in first.indices {
                let covariance =
                    (wave(abs(one - other)) + wave(one + other + 2)) / root
                    - first[one] * first[other] / Double(times.count) - second[one] * second[other] / spread
                if one == other { trace += covariance }
                squares += covariance * covariance
            }
        }
        guard trace > 0, squares > 0 else { return (1, Double(first.count)) }
        return ((spread * Double(first.count) / trace).squareRoot(), trace * trace / squares)
    }
}
