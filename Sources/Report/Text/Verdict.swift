import GaitAnalysis
import SensorData

/// What the report can say at its head.
enum Verdict: Equatable, Sendable {
    /// Something was found; the first is the headline.
    case found(Finding, others: Int)
    /// No pattern fits, but these measures lie outside the healthy range with their whole interval.
    case outsideRange([Measure])
    /// Nothing was found, and every pattern could be judged.
    case nothingFound
    /// Nothing was found, but these patterns could not be judged.
    case nothingFoundIn(notJudged: [Pattern])
    /// The recording holds too little to compare the feet.
    case cannotTell(Limitation.Reason?)
    /// Only this foot was recorded.
    case oneFoot(Side)

    /// Reasons that keep the feet from being compared at all, the most telling first.
    private static let blocking: [Limitation.Reason] = [
        .insoleShowsNoLoad, .noWalking, .needsBothFeet, .needsMoreStrides, .feetNotSynchronised, .truncated,
        .needsInertialSensor, .needsPressure,
    ]

    init(_ analysis: SessionAnalysis) {
        if let first = analysis.findings.first {
            self = .found(first, others: analysis.findings.count - 1)
            return
        }
        guard analysis.symmetry.contains(where: { $0.symmetryIndex != nil }) else {
            let reasons = analysis.notTold.map(\.reason)
            let reason = Self.blocking.first { reasons.contains($0) }
            let sides = Set(analysis.quality.streams.compactMap(\.side))
            if reason == .needsBothFeet, sides.count == 1, let side = sides.first {
                self = .oneFoot(side)
            } else {
                self = .cannotTell(reason)
            }
            return
        }
        let outside = analysis.symmetry.filter { comparison in
            guard let range = comparison.reference, let interval = comparison.symmetryIndex?.interval else {
                return false
            }
            return interval.lower > range.upper || interval.upper < range.lower
        }
        guard outside.isEmpty else {
            self = .outsideRange(outside.map(\.measure))
            return
        }
        let affected = analysis.notTold.flatMap(\.affects)
        let notJudged = Pattern.allCases.filter { affected.contains($0.rawValue) }
        self = notJudged.isEmpty ? .nothingFound : .nothingFoundIn(notJudged: notJudged)
    }
}

/// The measures on the first page, in its order.
enum KeyMeasures {
    static let all: [Measure] = [.stanceTime, .swingTime, .stepTime, .impulse, .peakForce, .heelShare]
}
