import Foundation
import Testing

/// What SciPy made of seeded signals; written by tools/vectors/signal_processing.py.
struct Vectors: Decodable {
    struct Periodogram: Decodable {
        var count: Int
        var transformCount: Int
        var density: [Double]
    }
    struct Welch: Decodable {
        var segment: Int
        var density: [Double]
    }
    struct Filter: Decodable {
        var kind: String
        var cutoff: [Double]
        var order: Int
        var re: [Double]
        var im: [Double]
        var causal: [Double]
        var zeroPhase: [Double]
    }
    struct Smoother: Decodable {
        var taps: Int
        var cutoff: Double
        var output: [Double]
    }
    struct Derivative: Decodable {
        var taps: Int
        var order: Int
        var output: [Double]
    }
    struct Peaks: Decodable {
        struct Options: Decodable {
            var height: Double?
            var distance: Double?
            var prominence: Double?
            var width: [Double]?
        }
        var signal: String
        var options: Options
        var index: [Int]
        var prominence: [Double]
        var leftBase: [Int]
        var rightBase: [Int]
        var left: [Double]
        var right: [Double]
    }
    var signal: [Double]
    var stepped: [Double]
    var periodograms: [Periodogram]
    var welches: [Welch]
    var filters: [Filter]
    var smoothers: [Smoother]
    var derivatives: [Derivative]
    var peaks: [Peaks]

    static func load(_ path: String = #filePath) throws -> Vectors {
        let root = URL(filePath: path).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appending(path: "Fixtures/vectors/signal_processing.json")
        return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }
}

/// Expects equal lengths and differences of at most `tolerance` times the largest expected magnitude.
func expectClose(
    _ actual: [Double], _ expected: [Double], tolerance: Double = 1e-9, _ comment: Comment? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.count == expected.count, comment, sourceLocation: sourceLocation)
    let scale = expected.map(abs).max() ?? 0
    // A NaN on either side is not close.
    let apart = zip(actual, expected).filter { !(abs($0 - $1) <= tolerance * scale) }.map { abs($0 - $1) }
    #expect(apart.isEmpty, comment, sourceLocation: sourceLocation)
}

/// The signal's samples at 0, step, 2·step, ...
func every(_ step: Int, of signal: [Double]) -> [Double] {
    stride(from: 0, to: signal.count, by: step).map { signal[$0] }
}

/// Repeatable numbers for tests (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func signal(count: Int) -> [Double] {
        (0..<count).map { _ in Double.random(in: -1...1, using: &self) }
    }

    /// Lengths that add up to `count`.
    mutating func cuts(of count: Int) -> [Range<Int>] {
        var (start, cuts): (Int, [Range<Int>]) = (0, [])
        while start < count {
            let end = min(count, start + Int.random(in: 0...40, using: &self))
            cuts.append(start..<end)
            start = end
        }
        return cuts
    }
}
