import SensorData

/// Whether two files, one for each foot, can be of one walk.
struct TwoFiles: Sendable {
    var format: ForeignFormat
    /// The files' names as they were given.
    var names: [String]
    /// The streams of each file, on one clock.
    var streams: [[ImportedStream]]

    /// Largest share by which one file may be longer than the other without a remark (proposal).
    static let largestDifference = 0.2

    /// Remarks on files that may not belong together.
    ///
    /// - Throws: `wrongFiles` for counted files of one system without a common count.
    func remarks() throws(ImportError) -> [String] {
        guard format == .mtManagerText, names.count == 2, let first = span(0), let second = span(1) else { return [] }
        guard first.overlaps(second) else {
            throw .wrongFiles(
                reason:
                    "\(names[0]) and \(names[1]) have no packet number in common, so they are not of one walk; give "
                    + "the two files of the same recording")
        }
        var reasons: [String] = []
        if let one = session(names[0]), let two = session(names[1]), one != two {
            reasons.append("their names say the recordings \(one) and \(two)")
        }
        let durations = [first, second].map { $0.upperBound - $0.lowerBound }
        if let longest = durations.max(), let shortest = durations.min(),
            longest - shortest > Self.largestDifference * longest
        {
            let texts = durations.map(ImportedRecording.printed)
            reasons.append("the first lasts \(texts[0]) s, the second \(texts[1]) s")
        }
        guard !reasons.isEmpty else { return [] }
        return ["the two files may come from different recordings: " + reasons.joined(separator: "; ")]
    }

    /// From the first to the last sample of a file, in seconds.
    private func span(_ file: Int) -> ClosedRange<Double>? {
        let times = streams[file].filter { $0.count > 0 }.flatMap {
            [$0.time(0).seconds, $0.time($0.count - 1).seconds]
        }
        guard let first = times.min(), let last = times.max() else { return nil }
        return first...last
    }

    /// `MT_012000E0` of `MT_012000E0_000-000_00B4778E.txt`: the station that received, and the recording's number.
    private func session(_ path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        let parts = name.split(separator: "_")
        guard parts.count >= 3, parts[0] == "MT" else { return nil }
        return parts[0] + "_" + parts[1]
    }
}
