import GaitAnalysis
import SensorData

/// What a number of walks with one pattern on one side gave.
struct Tally {
    var walks = 0
    var hits = 0
    var wrongSide = 0
    /// Findings of other patterns and the number of walks that had them, same or opposite side apart.
    var others: [String: Int] = [:]
    var strides: [Int] = []

    init(_ results: [WalkTrial.Result], of pattern: Pattern?, side: FindingSide?) {
        walks = results.count
        for result in results {
            strides.append(result.strides)
            let own = result.found.filter { $0.pattern == pattern }
            // A pattern of the whole walk has no side to be wrong about.
            if own.contains(where: { $0.side == nil || $0.side == side || side == nil }) { hits += 1 }
            if side != nil, own.contains(where: { $0.side != nil && $0.side != side && $0.side != .both }) {
                wrongSide += 1
            }
            for name in Set(result.found.filter { $0.pattern != pattern }.map { name(of: $0, side) }) {
                others[name, default: 0] += 1
            }
        }
    }

    private func name(of found: WalkTrial.Found, _ side: FindingSide?) -> String {
        guard let own = found.side, let side, own != .both else { return found.pattern.rawValue }
        return found.pattern.rawValue + (own == side ? "" : " (other side)")
    }

    /// Per 100 walks.
    func percent(_ count: Int) -> Int { walks == 0 ? 0 : Int((100 * Double(count) / Double(walks)).rounded()) }

    /// The others in at least one of twenty walks, the most frequent first.
    var confusion: String {
        others.filter { 20 * $0.value >= walks }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \(percent($0.value))" }.joined(separator: ", ")
    }
}
