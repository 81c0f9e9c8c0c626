import SensorData

/// Tells from the first bytes of an unknown stream which protocols they may be.
public enum ProtocolProbe {
    /// One protocol that reads the bytes.
    public struct Match: Hashable, Sendable {
        public var wire: SensorProtocol
        /// Whole frames found, their checksums right where the protocol has one.
        public var frames: UInt64
    }

    /// Whole frames below which nothing is said (proposal): a single one may be chance.
    static let fewestFrames: UInt64 = 2

    /// The protocols of which whole frames were found, the one with the most first.
    ///
    /// Half a second of a stream is enough for all. Frames that are damaged or foreign must not be more than the whole ones.
    /// A table of numbers is named only when nothing else matches; what its columns mean must then be said.
    ///
    /// - Parameter bytes: the first bytes, beginning anywhere in a frame.
    /// - Returns: the protocols that match; empty when none does.
    public static func matches(_ bytes: [UInt8]) -> [Match] {
        var matches: [Match] = []
        for wire in SensorProtocol.allCases where wire != .lineTable {
            // Frames are found without knowing how fast they come.
            let configuration = DecoderConfiguration(rate: Frequency(100))
            guard var decoder = try? wire.makeDecoder(configuration: configuration) else { continue }
            _ = decoder.consume(bytes)
            let statistics = decoder.statistics
            let damaged = statistics.badChecksum + statistics.malformed + statistics.oversized
            if statistics.frames >= fewestFrames, statistics.frames >= damaged {
                matches.append(Match(wire: wire, frames: statistics.frames))
            }
        }
        // Sorting is stable, so that the order of the cases decides between equals.
        matches.sort { $0.frames > $1.frames }
        if matches.isEmpty, let rows = tableRows(bytes) { matches = [Match(wire: .lineTable, frames: rows)] }
        return matches
    }

    /// Rows of at least two numbers with as many columns as the last whole line; nil when fewer than half of the lines are such.
    private static func tableRows(_ bytes: [UInt8]) -> UInt64? {
        var splitter = LineSplitter()
        var statistics = DecodeStatistics()
        // The first line may be the end of one.
        let lines = splitter.lines(bytes, counting: &statistics).dropFirst().map(\.trimmed).filter { !$0.isEmpty }
        var most: UInt64 = 0
        for delimiter in LineTableLayout.Delimiter.allCases {
            let reader = LineTableReader(delimiter: delimiter)
            let widths = lines.map { line -> Int in
                let fields = reader.fields(of: line)
                return fields.allSatisfy { PrintedNumber.value($0) != nil } ? fields.count : 0
            }
            guard let width = widths.last, width >= 2 else { continue }
            let rows = UInt64(widths.count { $0 == width })
            if rows >= fewestFrames, rows * 2 >= UInt64(lines.count) { most = max(most, rows) }
        }
        return most > 0 ? most : nil
    }
}
