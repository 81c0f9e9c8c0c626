public import SensorData

/// What can be said while a session runs.
public struct SessionProgress: Equatable, Sendable {
    /// Seconds of the session that the comparison looks back at most, so that it takes no longer after hours.
    public static let span = 600.0

    /// Seconds of the session before which every event was given out.
    public var settledUntil: Double
    /// Strides that count among those compared.
    public var stridesCounted: Int
    /// Left against right over the strides of the last `span` seconds; those whose bout goes on as if it ended now.
    public var symmetry: [MeasureComparison]
    /// What the rules find in it, the most certain first.
    public var findings: [Finding]

    public init(
        settledUntil: Double, stridesCounted: Int, symmetry: [MeasureComparison], findings: [Finding]
    ) {
        self.settledUntil = settledUntil
        self.stridesCounted = stridesCounted
        self.symmetry = symmetry
        self.findings = findings
    }
}

extension GaitAnalyzer {
    /// The strides that are settled by now, or the latest of them (`span`); none of them changes any more.
    public var strides: StrideList { sums.strides }

    /// How many of the first strides are not kept any more.
    public var stridesForgotten: Int { sums.forgotten }

    /// Seconds by which the events of a foot are behind its latest sample at this moment; nil before anything is settled.
    ///
    /// An insole's contact is given out when it has ended, so that the delay grows while the foot stands.
    public func delay(_ side: Side) -> Double? {
        let foot = feet[side.place]
        guard let index = foot.pressure ?? foot.inertial, let latest = sessionSeconds(stream: index) else { return nil }
        let settled = settledEvents(side)
        return settled.isFinite ? max(0, latest - settled) : nil
    }

    /// What the strides so far say.
    public func progress() -> SessionProgress {
        let open = unsettled
        let end = open.last?.end ?? strides.last?.end ?? 0
        var first = strides.count
        while first > 0, strides[first - 1].start >= end - SessionProgress.span { first -= 1 }
        var recent = StrideList(strides[first...])
        for stride in open where stride.start >= end - SessionProgress.span { recent.append(stride) }
        let (comparisons, findings) = compare(recent)
        return SessionProgress(
            settledUntil: settledUntil, stridesCounted: recent.count { $0.rejected == nil }, symmetry: comparisons,
            findings: findings)
    }
}
