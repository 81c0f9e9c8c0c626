import SensorData

/// Puts the streams of several files on one clock.
enum OneClock {
    /// Counters that wrap are moved by whole turns so that the files begin as near to each other as they can; Unix times by their
    /// difference; ticks of decimal clocks are refined to the finer one.
    static func join(_ parts: [ImportedPart]) throws(ImportError) -> [ImportedStream] {
        var parts = parts
        if parts.count == 2 {
            if let modulus = parts[0].counterModulus, parts[1].counterModulus == modulus {
                align(&parts, modulus: UInt64(modulus))
            }
        }
        var streams = parts.flatMap(\.streams)
        try refine(&streams)
        if parts.count == 2, let first = parts[0].firstUnixMilliseconds, let second = parts[1].firstUnixMilliseconds,
            first != second, let clock = streams.first?.descriptor.clockRate
        {
            let later = second > first ? parts[0].streams.count..<streams.count : 0..<parts[0].streams.count
            let (product, overflow) = (second - first).magnitude.multipliedReportingOverflow(
                by: UInt64(clock.numerator))
            guard !overflow else { throw tooFarApart }
            let delay = product / 1000
            for index in later { streams[index].ticks = streams[index].ticks.map { $0 + delay } }
        }
        return streams
    }

    private static func align(_ parts: inout [ImportedPart], modulus: UInt64) {
        guard let first = parts[0].streams.compactMap(\.ticks.first).min(),
            let second = parts[1].streams.compactMap(\.ticks.first).min()
        else { return }
        let later = first > second ? 1 : 0
        let turns = (max(first, second) - min(first, second) + modulus / 2) / modulus
        guard turns > 0 else { return }
        for index in parts[later].streams.indices {
            parts[later].streams[index].ticks = parts[later].streams[index].ticks.map { $0 + turns * modulus }
        }
    }

    private static var tooFarApart: ImportError {
        .wrongFiles(reason: "the times of the two files lie too far apart to belong together")
    }

    private static func refine(_ streams: inout [ImportedStream]) throws(ImportError) {
        guard let finest = streams.map(\.descriptor.clockRate).max(by: { $0.hertz < $1.hertz }) else { return }
        for index in streams.indices {
            let clock = streams[index].descriptor.clockRate
            guard clock != finest, clock.denominator == finest.denominator, finest.numerator % clock.numerator == 0
            else { continue }
            let factor = UInt64(finest.numerator / clock.numerator)
            guard let last = streams[index].ticks.last, last < UInt64.max / 4 / factor else { throw tooFarApart }
            streams[index].ticks = streams[index].ticks.map { $0 &* factor }
            streams[index].descriptor.clockRate = finest
        }
    }
}
