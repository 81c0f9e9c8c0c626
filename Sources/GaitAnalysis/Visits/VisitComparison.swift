import SensorData

/// What changed between two recordings of one person, beyond the error of measurement.
///
/// Every figure that both recordings have is tested; the family of all tests together reports a change where there is none in
/// at most 5 of 100 comparisons (Holm 1979). Without baseline visits the error is that of the strides within each recording, a
/// lower bound: putting the sensors on again and another day add what only repeated visits can show.
public struct VisitComparison: Equatable, Codable, Sendable {
    /// What the error of a change rests on.
    public enum ErrorBasis: String, CaseIterable, Codable, Sendable {
        /// The strides within each recording: between-day error unknown.
        case withinSession
        /// The spread of at least three baseline visits.
        case betweenVisits
    }

    /// Why a figure was not compared, or what weakens the comparison.
    public enum Caution: String, CaseIterable, Codable, Sendable {
        /// Not the same sensors: name, side or rate differ.
        case differentSensors
        /// The walking speeds differ by more than a tenth: many figures follow the speed.
        case differentSpeed
        /// The recordings carry different patient codes.
        case differentPatientCodes
        /// Forces are among the figures, and nothing says that the insoles' gains are still the same.
        case gainUnknown
        /// The second recording is the older one.
        case notInOrderOfTime
    }

    public var basis: ErrorBasis
    /// Number of baseline visits; 1 where the error is within the session.
    public var baselineVisits: Int
    /// Rate of false changes over all figures together.
    public var familyRate: Double
    public var changes: [FigureChange]
    /// Names of figures that only one of the recordings has.
    public var onlyBefore: [String]
    public var onlyAfter: [String]
    /// Names of figures whose units differ.
    public var differentUnits: [String]
    public var cautions: [Caution]
    /// Changes beyond error, the surest first.
    public var found: [FigureChange] {
        changes.filter(\.isBeyondError).enumerated().sorted {
            ($0.element.adjustedProbability, -abs($0.element.inErrors), $0.offset)
                < ($1.element.adjustedProbability, -abs($1.element.inErrors), $1.offset)
        }.map(\.element)
    }

    /// Compares a recording with an earlier one, or with several baseline visits.
    ///
    /// - Parameters:
    ///   - after: the later recording.
    ///   - baseline: the earlier one; from three on, their spread is the error.
    ///   - familyRate: of false changes over all figures together, as a share.
    public init(of after: SessionAnalysis, against baseline: [SessionAnalysis], familyRate: Double = 0.05) {
        let visits = baseline.map(\.visitFigures)
        let later = after.visitFigures
        self.familyRate = familyRate
        basis = baseline.count >= Self.fewestBaselineVisits ? .betweenVisits : .withinSession
        baselineVisits = basis == .betweenVisits ? baseline.count : min(1, baseline.count)
        let before = basis == .betweenVisits ? visits : visits.suffix(1)
        // A figure counts where every visit has it: else the spread would be of fewer.
        let earlier = (before.first ?? []).filter { figure in
            before.allSatisfy { $0.contains { $0.name == figure.name && $0.unit == figure.unit } }
        }
        changes = []
        onlyBefore = []
        differentUnits = []
        for figure in earlier {
            guard let now = later.first(where: { $0.name == figure.name }) else {
                onlyBefore.append(figure.name)
                continue
            }
            guard now.unit == figure.unit else {
                differentUnits.append(figure.name)
                continue
            }
            let values = before.compactMap { $0.first { $0.name == figure.name }?.estimate }
            if let change = FigureChange(of: now, from: values, basis: basis) { changes.append(change) }
        }
        onlyAfter = later.map(\.name).filter { name in !earlier.contains { $0.name == name } }
        let adjusted = FamilyWiseError.adjusted(changes.map(\.probability))
        for index in changes.indices {
            changes[index].adjustedProbability = adjusted[index]
            changes[index].isBeyondError = adjusted[index] < familyRate
            changes[index].setFamilyLimit(rate: familyRate, tests: changes.count)
        }
        cautions = baseline.last.map { Self.cautions(before: $0, after: after) } ?? []
        if changes.contains(where: { $0.measure?.dependsOnGain ?? false }) { cautions.append(.gainUnknown) }
    }

    /// Fewer baseline visits say too little of their own spread (proposal).
    public static let fewestBaselineVisits = 3

    private static func cautions(before: SessionAnalysis, after: SessionAnalysis) -> [Caution] {
        var cautions: [Caution] = []
        func sensors(_ analysis: SessionAnalysis) -> [String] {
            analysis.quality.streams.filter { $0.side != nil }.map {
                "\($0.name) \($0.side?.rawValue ?? "") \($0.declaredRate)"
            }.sorted()
        }
        if sensors(before) != sensors(after) { cautions.append(.differentSensors) }
        if let one = before.metrics.walkingSpeed, let other = after.metrics.walkingSpeed,
            abs(one - other) > 0.1 * max(one, other)
        {
            cautions.append(.differentSpeed)
        }
        if let one = before.session.patientCode, let other = after.session.patientCode, one != other {
            cautions.append(.differentPatientCodes)
        }
        if let one = before.recordedAt, let other = after.recordedAt, one > other { cautions.append(.notInOrderOfTime) }
        return cautions
    }
}
