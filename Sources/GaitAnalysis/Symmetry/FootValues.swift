import SensorData

/// One measure on the counted strides of both feet.
///
/// Left and right are summed apart, so that exchanging the feet turns every figure round exactly, and the figures belong
/// to the means that are shown. An interval is exact up to first order: each stride's influence on a figure is a number,
/// and `SerialError` gives the error of their sum. Nothing is drawn at random.
struct FootValues {
    /// One stride's value with its place.
    struct Value: Equatable {
        var value: Double
        /// Beginning of the stride in seconds.
        var start: Double
        var bout: Int
    }

    /// In order of time.
    let left: [Value]
    let right: [Value]
    /// Of each foot; 0 without values.
    let means: (left: Double, right: Double)
    /// Of each foot's mean on the cosines; empty where there are too few strides for an error.
    private let projections: (left: [Double], right: [Double])
    private let quantiles: KnownQuantiles

    /// - Parameters:
    ///   - left: the left foot's values in order of time.
    ///   - right: the right foot's.
    ///   - leastStrides: fewer of a foot have no error.
    ///   - quantiles: those known from other measures.
    init(
        left: [Value], right: [Value], leastStrides: Int = 3, quantiles: KnownQuantiles = KnownQuantiles()
    ) {
        self.quantiles = quantiles
        self.left = left
        self.right = right
        func mean(_ values: [Value]) -> Double {
            values.isEmpty ? 0 : values.reduce(0) { $0 + $1.value } / Double(values.count)
        }
        means = (mean(left), mean(right))
        guard min(left.count, right.count) >= leastStrides else {
            projections = ([], [])
            return
        }
        let sequence = FootSequence(left: left, right: right)
        func influences(_ values: [Value], _ mean: Double) -> [Double] {
            // The square root makes the sum of squares the unbiased variance of the mean.
            let share = 1 / Double(values.count * (values.count - 1)).squareRoot()
            return values.map { share * ($0.value - mean) }
        }
        projections = sequence.projections(left: influences(left, means.left), right: influences(right, means.right))
    }

    /// The symmetry index of the two means in percent, with its interval.
    func symmetryIndex(confidence: Double) -> Estimate? {
        let sum = means.left + means.right
        guard let index = SymmetryFigures.index(left: means.left, right: means.right) else { return nil }
        let slope = 400 / (sum * sum)
        return estimate(index, slopes: (slope * means.right, -slope * means.left), confidence: confidence)
    }

    /// The ratio of the two means, with its interval.
    func symmetryRatio(confidence: Double) -> Estimate? {
        guard let ratio = SymmetryFigures.ratio(left: means.left, right: means.right) else { return nil }
        return estimate(
            ratio, slopes: (1 / means.right, -means.left / (means.right * means.right)), confidence: confidence)
    }

    /// Left mean less right mean in the measure's unit, with its interval.
    func difference(confidence: Double) -> Estimate {
        estimate(means.left - means.right, slopes: (1, -1), confidence: confidence)
    }

    /// The mean of both feet in the measure's unit, with its interval.
    func bothFeet(confidence: Double) -> Estimate {
        estimate(0.5 * (means.left + means.right), slopes: (0.5, 0.5), confidence: confidence)
    }

    /// - Parameters:
    ///   - value: the figure.
    ///   - slopes: how much it grows with the left and with the right mean.
    ///   - confidence: of the interval, as a share.
    /// - Returns: the figure with its interval; without one where there are too few strides of a foot.
    private func estimate(_ value: Double, slopes: (left: Double, right: Double), confidence: Double) -> Estimate {
        guard !projections.left.isEmpty else { return Estimate(value: value) }
        let joint = zip(projections.left, projections.right).map { slopes.left * $0 + slopes.right * $1 }
        return SerialError(projections: joint).estimate(value, confidence: confidence, quantiles: quantiles)
    }
}

/// The strides of both feet in one order of time.
struct FootSequence: Equatable {
    /// For each stride in order: whether it is the left foot's next.
    private let order: [Bool]
    let bouts: Int

    init(left: [FootValues.Value], right: [FootValues.Value]) {
        var order: [Bool] = []
        order.reserveCapacity(left.count + right.count)
        var (l, r) = (0, 0)
        while l < left.count || r < right.count {
            if r == right.count || l < left.count && left[l].start <= right[r].start {
                order.append(true)
                l += 1
            } else {
                order.append(false)
                r += 1
            }
        }
        self.order = order
        var bouts: Set<Int> = []
        for values in [left, right] {
            var last: Int?
            for value in values where value.bout != last {
                bouts.insert(value.bout)
                last = value.bout
            }
        }
        self.bouts = bouts.count
    }

    /// The projections of each foot's influences on the cosines over the joint order.
    ///
    /// - Parameters:
    ///   - left: what each left stride adds to a figure.
    ///   - right: the same of each right stride.
    ///   - count: of cosines; nil for as many as carry the error of such a sequence.
    /// - Returns: one projection for each cosine.
    func projections(left: [Double], right: [Double], count: Int? = nil) -> (left: [Double], right: [Double]) {
        let count = count ?? SerialError.cosines(length: order.count, bouts: bouts)
        return SerialError.projections(
            left: left, right: right, isLeft: { order[$0] }, length: order.count, count: count)
    }
}

extension StrideList {
    /// The values of a measure that each foot's strides have, in order.
    func values(of measure: Measure) -> (left: [FootValues.Value], right: [FootValues.Value]) {
        var (left, right) = ([FootValues.Value](), [FootValues.Value]())
        for position in indices {
            let stride = stored(position)
            let value = stride.value(of: measure)
            guard !value.isNaN else { continue }
            let found = FootValues.Value(value: value, start: stride.start, bout: Int(stride.bout))
            if stride.side == .left { left.append(found) } else { right.append(found) }
        }
        return (left, right)
    }

    /// Whether any stride has a value of a measure.
    func has(_ measure: Measure) -> Bool {
        indices.contains { !stored($0).value(of: measure).isNaN }
    }
}
