import GaitAnalysis

extension SessionAnalysis {
    /// The same walk with its times counted from the first sample, as a person reads them.
    var countedFromStart: SessionAnalysis {
        guard start != 0 else { return self }
        var analysis = self
        for index in events.indices { analysis.events[index].time -= start }
        for index in strides.indices {
            analysis.strides[index].start -= start
            analysis.strides[index].end -= start
        }
        for index in activities.indices {
            analysis.activities[index].start -= start
            analysis.activities[index].end -= start
        }
        analysis.start = 0
        return analysis
    }
}
