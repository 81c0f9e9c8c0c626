import Glibc

/// Student's t distribution, for intervals of means of few strides.
enum StudentT {
    /// The value that a t variable stays under with the given probability.
    ///
    /// - Parameters:
    ///   - probability: 0.5 < p < 1.
    ///   - degreesOfFreedom: > 0; need not be whole.
    /// - Returns: the quantile, > 0.
    static func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
        var lower = 0.0
        var upper = 1.0
        while cumulative(upper, degreesOfFreedom: degreesOfFreedom) < probability && upper < 1e8 { upper *= 2 }
        for _ in 0..<200 where upper - lower > 1e-13 * upper {
            let middle = 0.5 * (lower + upper)
            if cumulative(middle, degreesOfFreedom: degreesOfFreedom) < probability {
                lower = middle
            } else {
                upper = middle
            }
        }
        return 0.5 * (lower + upper)
    }

    /// Probability of a t variable not above `t ≥ 0`, from the regularised incomplete beta function.
    static func cumulative(_ t: Double, degreesOfFreedom: Double) -> Double {
        let x = degreesOfFreedom / (degreesOfFreedom + t * t)
        return 1 - 0.5 * incompleteBeta(x, 0.5 * degreesOfFreedom, 0.5)
    }

    /// Probability that a t variable is farther from zero than `t`, on either side.
    static func twoSided(_ t: Double, degreesOfFreedom: Double) -> Double {
        incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), 0.5 * degreesOfFreedom, 0.5)
    }

    /// The regularised incomplete beta function by its continued fraction, in the modified Lentz form.
    private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= 1 { return 1 }
        if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
        let front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x)) / a
        let tiny = 1e-300
        func nonZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
        var fraction = d
        for step in 1...500 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / nonZero(1 + even * d)
            c = nonZero(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / nonZero(1 + odd * d)
            c = nonZero(1 + odd / c)
            let change = d * c
            fraction *= change
            if abs(change - 1) < 1e-16 { break }
        }
        return front * fraction
    }

    private static func logGamma(_ x: Double) -> Double {
        var sign: Int32 = 0
        return lgamma_r(x, &sign)
    }
}

/// Quantiles of Student's t that were asked for before: the figures of a walk share a few degrees of freedom.
final class KnownQuantiles {
    private var known: [(probability: Double, degreesOfFreedom: Double, quantile: Double)] = []

    /// As `StudentT` gives it.
    func quantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
        for one in known where one.probability == probability && one.degreesOfFreedom == degreesOfFreedom {
            return one.quantile
        }
        let quantile = StudentT.quantile(probability, degreesOfFreedom: degreesOfFreedom)
        known.append((probability, degreesOfFreedom, quantile))
        return quantile
    }
}
