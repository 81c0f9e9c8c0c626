import SensorData

/// How a stream's samples lie in time.
public struct StreamStatistics: Equatable, Sendable {
    public var sampleCount: Int
    /// From the first to the last sample, in seconds.
    public var duration: Double
    /// Samples per second where nothing is missing, in hertz; nil with fewer than two samples.
    public var measuredRate: Double?
    /// Steps of more than one and a half usual ones.
    public var gapCount: Int
    /// Time in gaps beyond the usual steps, in seconds.
    public var gapDuration: Double
    /// The longest of them, beyond the usual step, in seconds.
    public var longestGap: Double
    /// Those of them that the analysis does not fill, and the time between their ends, in seconds.
    public var openGapCount = 0
    public var openGapDuration = 0.0

    /// Neighbours further apart than this, in seconds, are not joined by the analysis.
    static let longestFilledGap = 0.05

    public init(_ stream: ImportedStream) {
        sampleCount = stream.count
        duration = 0
        gapCount = 0
        gapDuration = 0
        longestGap = 0
        let clock = stream.descriptor.clockRate.hertz
        guard let first = stream.ticks.first, let last = stream.ticks.last,
            let interval = SampleInterval(ticks: stream.ticks, clock: stream.descriptor.clockRate)
        else { return }
        duration = Double(last - first) / clock
        measuredRate = clock / interval.ticks
        for (next, previous) in zip(stream.ticks.dropFirst(), stream.ticks) {
            let step = Double(next - previous)
            guard step > SampleInterval.gapFactor * interval.ticks else { continue }
            gapCount += 1
            gapDuration += (step - interval.ticks) / clock
            longestGap = max(longestGap, (step - interval.ticks) / clock)
            if step > Self.longestFilledGap * clock {
                openGapCount += 1
                openGapDuration += step / clock
            }
        }
    }
}

extension StreamStatistics {
    /// Short gaps, which the analysis fills, apart from the longer ones, which its report counts.
    var gapTexts: [String] {
        func counted(_ count: Int, _ what: String) -> String { "\(count) \(what) gap\(count == 1 ? "" : "s")" }
        var texts: [String] = []
        let short = gapCount - openGapCount
        if short > 0 { texts.append(counted(short, "short") + ", none over 50 ms (filled)") }
        if openGapCount > 0 {
            let length = ImportedRecording.printed(openGapDuration)
            texts.append(
                counted(openGapCount, "longer") + " of \(length) s" + (openGapCount == 1 ? "" : " together"))
        }
        return texts.isEmpty ? ["no gaps"] : texts
    }
}

extension ImportedRecording {
    /// Lines for a person: what the file was taken for, how long it is, how fast, what is missing and what was left out.
    public var summary: [String] {
        var lines = ["\(files.joined(separator: ", ")): taken for \(format.title)"]
        for stream in streams {
            let statistics = StreamStatistics(stream)
            var parts = ["\(statistics.sampleCount) samples", "\(Self.printed(statistics.duration)) s"]
            if stream.hasOwnTimes, let rate = statistics.measuredRate {
                parts.append("\(Self.printed(rate)) Hz measured")
            }
            if let declared = stream.declaredRate { parts.append("\(Self.printed(declared.hertz)) Hz declared") }
            parts.append(contentsOf: statistics.gapTexts)
            lines.append("\(stream.descriptor.name): " + parts.joined(separator: ", "))
        }
        lines.append(contentsOf: leftOut.remarks)
        if !keptColumns.isEmpty { lines.append("kept but not analysed: " + keptColumns.joined(separator: ", ")) }
        if !droppedColumns.isEmpty { lines.append("not taken over: " + droppedColumns.joined(separator: ", ")) }
        lines.append(contentsOf: remarks)
        return lines
    }

    /// A number with at most three digits after the point.
    static func printed(_ number: Double) -> String {
        guard number.isFinite, abs(number) < 1e12 else { return "\(number)" }
        let thousandths = Int64((number * 1000).rounded())
        let sign = thousandths < 0 ? "-" : ""
        let magnitude = thousandths.magnitude
        var fraction = CalendarDate.padded(Int(magnitude % 1000), to: 3)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return sign + String(magnitude / 1000) + (fraction.isEmpty ? "" : "." + fraction)
    }
}
