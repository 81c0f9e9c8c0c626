import GaitAnalysis
import Pipeline
import SensorData

/// An event as a line of JSON, in a live session and in the replay of its recording alike.
struct EventLine: Encodable {
    let type = "event"
    /// Seconds, as in the analysis.
    let time: Double
    let side: Side
    let kind: GaitEvent.Kind

    init(_ event: GaitEvent) {
        time = event.time
        side = event.side
        kind = event.kind
    }

    func put() throws { try Output.putLine(self) }
}

/// A settled stride as a line of JSON; it holds what the analysis' JSON holds of it.
struct StrideLine: Encodable {
    let type = "stride"
    let stride: Stride

    /// Prints the strides behind the first `count`, and returns how many are printed now.
    static func put(_ pipeline: SessionPipeline, after count: Int) throws -> Int {
        let settled = pipeline.stridesForgotten + pipeline.strides.count
        guard settled > count else { return count }
        for stride in pipeline.strides(after: count) { try Output.putLine(StrideLine(stride: stride)) }
        return settled
    }
}
