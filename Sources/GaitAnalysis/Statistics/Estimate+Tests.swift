import Glibc

extension Estimate {
    /// Smallest change between two such recordings that is not error within them, in the unit of `value`.
    ///
    /// MDC95 = 1.96 · √2 · SEM (Weir 2005, J Strength Cond Res 19:231); a lower bound, as `standardError` is one.
    public var minimalDetectableChange: Double? { standardError.map { 1.96 * 2.0.squareRoot() * $0 } }

    /// Two-sided probability of an estimate at least this far from a true value, from Student's t; nil without an error.
    public func probability(ifTrueValueIs truth: Double) -> Double? {
        guard let standardError, let degreesOfFreedom else { return nil }
        guard standardError > 0 else { return value == truth ? 1 : 0 }
        return StudentT.twoSided((value - truth) / standardError, degreesOfFreedom: degreesOfFreedom)
    }

    /// One-sided probability of an estimate at least this large in size if the true value lies inside ± a limit.
    ///
    /// - Parameter limit: ≥ 0, in the unit of `value`.
    /// - Returns: 0.5 at the limit itself, less beyond it; nil without an error.
    public func probability(ifSizeIsWithin limit: Double) -> Double? {
        guard let standardError, let degreesOfFreedom else { return nil }
        let excess = abs(value) - limit
        guard standardError > 0 else { return excess > 0 ? 0 : 1 }
        let twoSided = StudentT.twoSided(excess / standardError, degreesOfFreedom: degreesOfFreedom)
        return excess > 0 ? 0.5 * twoSided : 1 - 0.5 * twoSided
    }
}
