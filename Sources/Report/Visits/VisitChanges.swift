public import GaitAnalysis

/// A comparison of two recordings with what to call each.
public struct VisitChanges: Sendable {
    public typealias Visit = (label: String, analysis: SessionAnalysis)

    public var comparison: VisitComparison
    /// The earlier recording, the last of the baseline.
    public var before: Visit
    public var after: Visit
    /// How the earlier recording was chosen, in the page's language; nil where who asked named it.
    public var choice: String?

    public init(_ comparison: VisitComparison, before: Visit, after: Visit, choice: String? = nil) {
        self.choice = choice
        self.comparison = comparison
        self.before = before
        self.after = after
    }
}
