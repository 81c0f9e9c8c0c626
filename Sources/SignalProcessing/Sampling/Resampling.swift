/// A whole recording on an even grid.
public struct ResampledSignals: Equatable, Sendable {
    public var block: GridBlock
    public var counts: ResamplingCounts
}

extension GridResampler {
    /// Puts whole channels on a grid; the same as pushing every sample and finishing.
    ///
    /// - Parameters:
    ///   - channels: One array for each channel, as long as `times`.
    ///   - times: Nanoseconds.
    ///   - grid: The grid to put them on.
    ///   - parameters: What decides the result.
    /// - Returns: The channels from grid sample 0 to the last sample's time, and what was dropped.
    public static func resample(
        _ channels: [[Double]], times: [Int64], on grid: SamplingGrid, parameters: Parameters = Parameters()
    ) -> ResampledSignals {
        precondition(channels.allSatisfy { $0.count == times.count }, "every channel has one value for each time")
        var resampler = GridResampler(grid: grid, channelCount: channels.count, parameters: parameters)
        for index in times.indices { resampler.push(time: times[index], values: channels.map { $0[index] }) }
        let block = resampler.finish()
        return ResampledSignals(block: block, counts: resampler.counts)
    }
}
