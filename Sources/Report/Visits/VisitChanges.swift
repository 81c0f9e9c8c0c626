public import GaitAnalysis

/// A comparison of two recordings with what to call each.
public struct VisitChanges: Sendable {
    public typealias Visit = (label: String, analysis: SessionAnalysis)

    public var comparison: VisitComparison
    /// The earlier recording, the last of the baseline.
    public var before: Visit
    public var after: Visit

    public init(_ comparison: VisitComparison, before: Visit, after: Visit) {
        self.comparison = comparison
        self.before = before
        self.after = after
    }
}
