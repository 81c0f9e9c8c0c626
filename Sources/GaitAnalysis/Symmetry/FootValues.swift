import Glibc

/// One measure on the counted strides of both feet.
///
/// Left and right are summed apart, so that exchanging the feet turns every figure round exactly, and the figures belong
/// to the means that are shown. An interval is exact up to first order: each stride's influence on a figure is a number,
/// their sum has a standard error that takes the serial correlation inside a bout into account (Newey and West 1987,
/// Bartlett weights, lag by their 1994 rule), and Student's t gives the factor. It is never narrower than independent
/// strides would make it. Nothing is drawn at random: decision article 0004 says why.
struct FootValues {
    /// One stride's value with its place.
    struct Value: Equatable {
        var value: Double
        /// Beginning of the stride in seconds.
        var start: Double
        var bout: Int
    }

    /// In order of time; at least two of each foot.
    var left: [Value]
    var right: [Value]

    var means: (left: Double, right: Double) {
        (
            left.reduce(0) { $0 + $1.value } / Double(left.count),
            right.reduce(0) { $0 + $1.value } / Double(right.count)
        )
    }

    /// The symmetry index of the two means, with its interval.
    func symmetryIndex(confidence: Double) -> Estimate? {
        let mean = means
        let sum = mean.left + mean.right
        guard let index = SymmetryFigures.index(left: mean.left, right: mean.right) else { return nil }
        let slope = 400 / (sum * sum)
        return estimate(index, slopes: (slope * mean.right, -slope * mean.left), confidence: confidence)
    }

    /// The ratio of the two means, with its interval.
    func symmetryRatio(confidence: Double) -> Estimate? {
        let mean = means
        guard let ratio = SymmetryFigures.ratio(left: mean.left, right: mean.right) else { return nil }
        return estimate(ratio, slopes: (1 / mean.right, -mean.left / (mean.right * mean.right)), confidence: confidence)
    }

    /// The mean of both feet, with its interval.
    func bothFeet(confidence: Double) -> Estimate {
        let mean = means
        return estimate(0.5 * (mean.left + mean.right), slopes: (0.5, 0.5), confidence: confidence)
    }

    /// - Parameters:
    ///   - value: the figure.
    ///   - slopes: how much it grows with the left and with the right mean.
    ///   - confidence: of the interval, as a share.
    /// - Returns: the figure with its interval; without one under three strides of a foot.
    private func estimate(_ value: Double, slopes: (left: Double, right: Double), confidence: Double) -> Estimate {
        let fewest = min(left.count, right.count)
        guard fewest >= 3 else { return Estimate(value: value) }
        let mean = means
        var influences: [(start: Double, side: Int, influence: Double, bout: Int)] = []
        for (side, values, mean, slope) in [(0, left, mean.left, slopes.left), (1, right, mean.right, slopes.right)] {
            // The square root makes the sum of squares the unbiased variance of the mean.
            let share = slope / Double(values.count * (values.count - 1)).squareRoot()
            influences += values.map { ($0.start, side, share * ($0.value - mean), $0.bout) }
        }
        influences.sort { ($0.start, $0.side) < ($1.start, $1.side) }
        let error = SerialSum.standardError(influences.map { $0.influence }, group: influences.map { $0.bout })
        let half = StudentT.quantile(0.5 + confidence / 2, degreesOfFreedom: Double(fewest - 1)) * error
        return Estimate(value: value, interval: ConfidenceInterval(lower: value - half, upper: value + half))
    }
}

/// The standard error of a sum of numbers that follow one another.
enum SerialSum {
    /// Standard error of the sum of centred numbers, serially correlated inside a group.
    ///
    /// - Parameters:
    ///   - centred: in time order.
    ///   - group: the walking bout of each; correlation is not looked for across bouts.
    /// - Returns: the standard error in the numbers' own unit.
    static func standardError(_ centred: [Double], group: [Int]) -> Double {
        let count = centred.count
        var independent = 0.0
        for value in centred { independent += value * value }
        var long = independent
        // Two strides, one of each foot, are one cycle.
        let lags = 2 * Int(4 * pow(Double(count) / 200, 2.0 / 9.0))
        for lag in stride(from: 1, through: min(lags, count - 1), by: 1) {
            var product = 0.0
            for index in lag..<count where group[index] == group[index - lag] {
                product += centred[index] * centred[index - lag]
            }
            long += 2 * (1 - Double(lag) / Double(lags + 1)) * product
        }
        return max(long, independent).squareRoot()
    }
}
