/// One figure before and after, with the change between them.
public struct FigureChange: Equatable, Codable, Sendable {
    /// As in `VisitFigure`.
    public var name: String
    public var unit: String
    /// The earlier value; the mean of the baseline visits where there are several.
    public var before: Estimate
    public var after: Estimate
    /// After less before, in `unit`, with the interval of this figure alone.
    public var change: Estimate
    /// MDC95 = 1.96 · √2 · SEM in `unit`: the smallest change of this figure alone that is not error.
    ///
    /// SEM is the root mean square of the two recordings' standard errors, or the standard deviation of the baseline visits.
    public var minimalDetectableChange: Double
    /// The smallest change in `unit` that stands out when all figures are tested together.
    public var familyLimit: Double
    /// Two-sided probability of such a change if there is none.
    public var probability: Double
    /// The same over all figures together (Holm 1979).
    public var adjustedProbability: Double
    public var isBeyondError: Bool

    /// The interval of this figure alone leaves zero out, and yet it does not count among so many tested together.
    public var isClearAlone: Bool {
        !isBeyondError && (change.interval.map { $0.lower > 0 || $0.upper < 0 } ?? false)
    }

    /// The measure that the figure is of; nil for those of the whole walk.
    var measure: Measure? { Measure(rawValue: String(name.prefix { $0 != "." })) }

    /// The change in its own standard errors.
    var inErrors: Double {
        guard let error = change.standardError, error > 0 else { return change.value == 0 ? 0 : .infinity }
        return change.value / error
    }

    /// - Parameters:
    ///   - figure: the later one.
    ///   - earlier: one estimate, or one of each baseline visit.
    ///   - basis: of the error.
    init?(of figure: VisitFigure, from earlier: [Estimate], basis: VisitComparison.ErrorBasis) {
        guard let afterError = figure.estimate.standardError, let last = earlier.last else { return nil }
        let error: Double
        let freedom: Double
        let measurement: Double
        switch basis {
        case .withinSession:
            guard let beforeError = last.standardError, let one = last.degreesOfFreedom,
                let other = figure.estimate.degreesOfFreedom
            else { return nil }
            let (a, b) = (beforeError * beforeError, afterError * afterError)
            error = (a + b).squareRoot()
            // Welch 1947.
            freedom = a + b > 0 ? (a + b) * (a + b) / (a * a / one + b * b / other) : 1
            measurement = (0.5 * (a + b)).squareRoot()
            before = last
        case .betweenVisits:
            let summary = FootSummary(of: earlier.map(\.value))
            guard let deviation = summary.standardDeviation else { return nil }
            let count = Double(earlier.count)
            error = deviation * (1 + 1 / count).squareRoot()
            freedom = count - 1
            measurement = deviation
            before = SerialError(standardError: deviation / count.squareRoot(), degreesOfFreedom: freedom)
                .estimate(summary.mean, confidence: 0.95)
        }
        name = figure.name
        unit = figure.unit
        after = figure.estimate
        change = SerialError(standardError: error, degreesOfFreedom: freedom)
            .estimate(figure.estimate.value - before.value, confidence: 0.95)
        minimalDetectableChange = 1.96 * 2.0.squareRoot() * measurement
        familyLimit = minimalDetectableChange
        probability = change.probability(ifTrueValueIs: 0) ?? 1
        adjustedProbability = probability
        isBeyondError = false
    }

    /// Where the first test of so many would become significant.
    mutating func setFamilyLimit(rate: Double, tests: Int) {
        guard let error = change.standardError, let freedom = change.degreesOfFreedom, tests > 0 else { return }
        familyLimit = error * StudentT.quantile(1 - rate / Double(2 * tests), degreesOfFreedom: freedom)
    }
}
