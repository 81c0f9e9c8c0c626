import GaitAnalysis
import Pipeline
import SensorData

/// What a live session knows of left against right, looked at now and then.
struct LiveProgress {
    /// Seconds between two looks (proposal).
    private static let interval = 5.0

    /// What came of a look.
    struct News {
        var progress: SessionProgress
        /// The findings are not those of the look before.
        var areFindingsNew: Bool
    }

    private var lastTime = 0.0
    private var known: [Key] = []

    /// What makes a finding the same at two looks: its numbers change with each stride.
    private struct Key: Equatable {
        var pattern: Pattern
        var side: FindingSide?
        var measure: String
    }

    /// Looks at the analysis if it is time.
    ///
    /// - Parameters:
    ///   - pipeline: that takes in the session.
    ///   - time: seconds since the session began.
    /// - Returns: what is known; nil where it is not time.
    mutating func look(at pipeline: SessionPipeline, _ time: Double) -> News? {
        guard time - lastTime >= Self.interval else { return nil }
        lastTime = time
        let progress = pipeline.progress()
        let keys = progress.findings.map { Key(pattern: $0.pattern, side: $0.side, measure: $0.measure) }
        defer { known = keys }
        return News(progress: progress, areFindingsNew: keys != known)
    }
}
