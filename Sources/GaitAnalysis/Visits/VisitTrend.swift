import SensorData

/// How every figure goes over several recordings of one person, in their order of time.
///
/// Each visit is set against the first one, or against the baseline visits where there are at least three
/// (`VisitComparison`); over three and more visits a straight line says where a figure is going, with an interval that rests
/// on how the visits scatter about it and so knows of re-donning and of other days.
public struct VisitTrend: Equatable, Codable, Sendable {
    /// One recording.
    public struct Visit: Equatable, Codable, Sendable {
        public var label: String
        /// As the source gives it, ISO 8601 where it can.
        public var recordedAt: String?
        /// m/s; nil where stride length is unknown.
        public var walkingSpeed: Double?
        /// Counted strides of both feet.
        public var strides: Int

        public init(label: String, recordedAt: String?, walkingSpeed: Double?, strides: Int) {
            self.label = label
            self.recordedAt = recordedAt
            self.walkingSpeed = walkingSpeed
            self.strides = strides
        }
    }

    /// One figure over the visits.
    public struct Course: Equatable, Codable, Sendable {
        /// As in `VisitFigure`.
        public var name: String
        public var unit: String
        /// One for each visit; nil where the recording has none.
        public var values: [Estimate?]
        /// Whether the change against the first or the baseline visits is beyond error, all figures and visits together.
        public var isBeyondError: [Bool]
        /// Change in `unit` from one visit to the next, by least squares; nil under three values.
        public var slope: Estimate?

        public init(name: String, unit: String, values: [Estimate?], isBeyondError: [Bool], slope: Estimate?) {
            self.name = name
            self.unit = unit
            self.values = values
            self.isBeyondError = isBeyondError
            self.slope = slope
        }
    }

    public var basis: VisitComparison.ErrorBasis
    /// Visits at the beginning that are the baseline; 1 where the first one is what the others are set against.
    public var baselineVisits: Int
    public var visits: [Visit]
    public var courses: [Course]
    public var cautions: [VisitComparison.Caution]

    /// - Parameters:
    ///   - recordings: at least two, each with what to call it, in order of time.
    ///   - baselineVisits: how many at the beginning show the error between visits; fewer than three count as one.
    ///   - familyRate: of false changes over all figures and visits together, as a share.
    public init(
        of recordings: [(label: String, analysis: SessionAnalysis)], baselineVisits: Int = 1, familyRate: Double = 0.05
    ) {
        let analyses = recordings.map(\.analysis)
        let isBetween = baselineVisits >= VisitComparison.fewestBaselineVisits
        let baseline = isBetween ? min(baselineVisits, analyses.count) : min(1, analyses.count)
        self.baselineVisits = baseline
        basis = isBetween ? .betweenVisits : .withinSession
        visits = recordings.map { label, analysis in
            Visit(
                label: label, recordedAt: analysis.recordedAt, walkingSpeed: analysis.metrics.walkingSpeed,
                strides: analysis.quality.stridesCounted)
        }
        let comparisons = analyses.dropFirst(baseline).map { analysis in
            VisitComparison(of: analysis, against: Array(analyses.prefix(baseline)), familyRate: familyRate)
        }
        // Every test of every visit is one family.
        let tests = comparisons.enumerated().flatMap { visit, comparison in
            comparison.changes.map { (visit: visit + baseline, name: $0.name, probability: $0.probability) }
        }
        let adjusted = FamilyWiseError.adjusted(tests.map(\.probability))
        var beyond: [String: [Int]] = [:]
        for (test, probability) in zip(tests, adjusted) where probability < familyRate {
            beyond[test.name, default: []].append(test.visit)
        }
        let figures = analyses.map(\.visitFigures)
        var names: [(name: String, unit: String)] = []
        for figure in figures.joined() where !names.contains(where: { $0.name == figure.name }) {
            names.append((figure.name, figure.unit))
        }
        courses = names.map { name, unit in
            let values = figures.map { $0.first { $0.name == name && $0.unit == unit }?.estimate }
            return Course(
                name: name, unit: unit, values: values,
                isBeyondError: values.indices.map { beyond[name]?.contains($0) ?? false }, slope: Self.slope(values))
        }
        cautions = VisitComparison.Caution.allCases.filter { caution in
            comparisons.contains { $0.cautions.contains(caution) }
        }
    }

    /// Least squares over the numbers of the visits, with Student's t of the visits' own scatter.
    private static func slope(_ values: [Estimate?]) -> Estimate? {
        let points = values.enumerated().compactMap { visit, estimate in estimate.map { (Double(visit), $0.value) } }
        guard points.count >= 3 else { return nil }
        let count = Double(points.count)
        let middle = points.reduce(0) { $0 + $1.0 } / count
        let mean = points.reduce(0) { $0 + $1.1 } / count
        let spread = points.reduce(0) { $0 + ($1.0 - middle) * ($1.0 - middle) }
        let slope = points.reduce(0) { $0 + ($1.0 - middle) * ($1.1 - mean) } / spread
        let squares = points.reduce(0) { sum, point in
            let residual = point.1 - mean - slope * (point.0 - middle)
            return sum + residual * residual
        }
        return SerialError(
            standardError: (squares / (count - 2) / spread).squareRoot(), degreesOfFreedom: count - 2
        ).estimate(slope, confidence: 0.95)
    }
}
