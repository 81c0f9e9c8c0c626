import Glibc

/// One measure on both feet in the same gait cycles.
struct PairedStrides {
    /// Left and right value of each bilateral cycle, in time order.
    var left: [Double]
    var right: [Double]
    /// Walking bout of each cycle.
    var bout: [Int]

    var count: Int { left.count }

    /// Means of both feet over the cycles.
    var means: (left: Double, right: Double) {
        (left.reduce(0, +) / Double(count), right.reduce(0, +) / Double(count))
    }

    /// The symmetry index of the two means, with its interval.
    ///
    /// The interval is exact up to first order: each cycle's influence on the index is a number, their mean has a
    /// standard error that takes the serial correlation inside a bout into account (Newey and West 1987, Bartlett
    /// weights, lag by their 1994 rule), and Student's t gives the factor. It is never narrower than independent
    /// cycles would make it. Nothing is drawn at random. Decision article 0004 says why not a bootstrap.
    func symmetryIndex(confidence: Double) -> Estimate? {
        let mean = means
        let sum = mean.left + mean.right
        guard let index = SymmetryFigures.index(left: mean.left, right: mean.right), sum != 0 else { return nil }
        let influence = zip(left, right).map { left, right in
            400 * (mean.right * (left - mean.left) - mean.left * (right - mean.right)) / (sum * sum)
        }
        return Estimate(value: index, interval: interval(around: index, influence: influence, confidence: confidence))
    }

    /// The ratio of the two means, with its interval made in the same way.
    func symmetryRatio(confidence: Double) -> Estimate? {
        let mean = means
        guard let ratio = SymmetryFigures.ratio(left: mean.left, right: mean.right) else { return nil }
        let influence = zip(left, right).map { left, right in
            (left - mean.left) / mean.right - mean.left * (right - mean.right) / (mean.right * mean.right)
        }
        return Estimate(value: ratio, interval: interval(around: ratio, influence: influence, confidence: confidence))
    }

    /// The mean of both feet, with its interval made in the same way.
    func bothFeet(confidence: Double) -> Estimate {
        let mean = means
        let value = 0.5 * (mean.left + mean.right)
        let influence = zip(left, right).map { left, right in 0.5 * (left + right) - value }
        return Estimate(value: value, interval: interval(around: value, influence: influence, confidence: confidence))
    }

    private func interval(around value: Double, influence: [Double], confidence: Double) -> ConfidenceInterval? {
        guard count >= 3 else { return nil }
        let error = SerialMean.standardError(influence, group: bout)
        let factor = StudentT.quantile(0.5 + confidence / 2, degreesOfFreedom: Double(count - 1))
        return ConfidenceInterval(lower: value - factor * error, upper: value + factor * error)
    }
}

/// The standard error of a mean of numbers that follow one another.
enum SerialMean {
    /// Standard error of the mean of centred numbers, serially correlated inside a group.
    ///
    /// - Parameters:
    ///   - centred: numbers with mean zero, in time order; at least two.
    ///   - group: the walking bout of each; correlation is not looked for across bouts.
    /// - Returns: the standard error in the numbers' own unit.
    static func standardError(_ centred: [Double], group: [Int]) -> Double {
        let count = centred.count
        var independent = 0.0
        for value in centred { independent += value * value }
        var long = independent
        let lags = Int(4 * power(Double(count) / 100, 2.0 / 9.0))
        for lag in stride(from: 1, through: min(lags, count - 1), by: 1) {
            var product = 0.0
            for index in lag..<count where group[index] == group[index - lag] {
                product += centred[index] * centred[index - lag]
            }
            long += 2 * (1 - Double(lag) / Double(lags + 1)) * product
        }
        let variance = max(long, independent) / Double(count) / Double(count - 1)
        return variance.squareRoot()
    }

    private static func power(_ base: Double, _ exponent: Double) -> Double {
        base > 0 ? pow(base, exponent) : 0
    }
}
