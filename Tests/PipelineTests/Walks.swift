import Fixtures
import FoundationEssentials
import GaitAnalysis
import Import
import Pipeline
import Recording
import Report
import SensorData
import Simulation
import Testing

/// Ways to get a walk analysed in a test, always through the whole pipeline.
enum Walks {
    /// Entries of a simulated walk; every pattern of test walks is made here.
    static func simulated(
        seed: UInt64 = 7, duration: Double = 40, rate: Frequency = Frequency(100), compensation: Compensation? = nil
    ) throws -> (header: RecordingHeader, entries: [RecordingEntry], truth: WalkTruth) {
        var parameters = WalkParameters()
        parameters.compensation = compensation
        // The pattern's size is all that differs; how often it is found in people who differ is measured elsewhere.
        if compensation != nil { parameters.naturalAsymmetry = 0 }
        let walk = SimulatedWalk(parameters: parameters, seed: seed, duration: duration, sampleRate: rate)
        var recording = walk.recording()
        var entries: [RecordingEntry] = []
        while let entry = try recording.next() { entries.append(entry) }
        return (recording.header, entries, walk.truth())
    }

    static func analysis(_ header: RecordingHeader, _ entries: [RecordingEntry]) -> SessionAnalysis {
        var pipeline = SessionPipeline(header: header, software: HeelstrikeVersion.software)
        for entry in entries { _ = pipeline.consume(entry) }
        return pipeline.finish(bytesLost: 0).analysis
    }

    static func analysis(of request: ImportRequest) throws -> SessionAnalysis {
        let imported = try Importer().recording(for: request)
        return analysis(imported.header(writtenBy: "test"), try imported.entries())
    }

    /// A real recording; the path is below the data folder.
    static func analysis(of path: String) throws -> SessionAnalysis {
        let file = try #require(Fixtures.recording(path))
        return try analysis(of: ImportRequest(files: [file.path]))
    }

    /// The same bytes in pieces of another size.
    static func recut(_ entries: [RecordingEntry], size: Int) -> [RecordingEntry] {
        var result: [RecordingEntry] = []
        var rest: [UInt8] = []
        for entry in entries {
            guard case .bytes(let bytes) = entry.content else {
                if !rest.isEmpty {
                    result.append(RecordingEntry(source: 0, hostTime: entry.hostTime, content: .bytes(rest)))
                }
                rest = []
                result.append(entry)
                continue
            }
            rest += bytes
            var start = 0
            while rest.count - start >= size {
                let piece = Array(rest[start..<start + size])
                result.append(RecordingEntry(source: 0, hostTime: entry.hostTime, content: .bytes(piece)))
                start += size
            }
            rest.removeFirst(start)
        }
        return result
    }

    static func json(_ analysis: SessionAnalysis) throws -> [UInt8] {
        try JSONReport().bytes(of: analysis)
    }
}

/// A reference event and how far the analysis was from it.
struct EventScore {
    /// Analysis minus reference in seconds.
    var errors: [Double] = []
    var missed = 0
    var invented = 0

    var meanAbsoluteError: Double { errors.reduce(0) { $0 + abs($1) } / Double(max(1, errors.count)) }
    var precision: Double { Double(errors.count) / Double(max(1, errors.count + invented)) }
    var recall: Double { Double(errors.count) / Double(max(1, errors.count + missed)) }

    /// Matches one to one, the nearest pair first, within 150 ms.
    ///
    /// - Parameters:
    ///   - reference: times in seconds.
    ///   - found: times in seconds.
    ///   - isScored: whether a moment counts; outside, neither a miss nor an invention does.
    mutating func add(reference: [Double], found: [Double], isScored: (Double) -> Bool = { _ in true }) {
        var pairs: [(distance: Double, reference: Int, found: Int)] = []
        for (i, r) in reference.enumerated() {
            for (j, f) in found.enumerated() where abs(f - r) <= 0.150 + 1e-9 { pairs.append((abs(f - r), i, j)) }
        }
        pairs.sort { ($0.distance, $0.reference, $0.found) < ($1.distance, $1.reference, $1.found) }
        var usedReference = Set<Int>()
        var usedFound = Set<Int>()
        for pair in pairs where !usedReference.contains(pair.reference) && !usedFound.contains(pair.found) {
            usedReference.insert(pair.reference)
            usedFound.insert(pair.found)
            if isScored(reference[pair.reference]) { errors.append(found[pair.found] - reference[pair.reference]) }
        }
        missed += reference.indices.filter { !usedReference.contains($0) && isScored(reference[$0]) }.count
        invented += found.indices.filter { !usedFound.contains($0) && isScored(found[$0]) }.count
    }
}

extension SessionAnalysis {
    func times(_ side: Side, _ kind: GaitEvent.Kind) -> [Double] {
        events.filter { $0.side == side && $0.kind == kind }.map(\.time)
    }

    func found(_ pattern: Pattern, _ side: FindingSide) -> Bool {
        findings.contains { $0.pattern == pattern && $0.side == side }
    }
}
