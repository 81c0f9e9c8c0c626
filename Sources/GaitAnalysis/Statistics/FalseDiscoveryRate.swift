/// Keeps false alarms down where many things are tested at once.
public enum FalseDiscoveryRate: String, CaseIterable, Codable, Sendable {
    /// For tests that are independent or depend on each other positively (Benjamini and Hochberg 1995, J R Stat Soc B 57:289).
    case benjaminiHochberg
    /// For tests that depend on each other in any way (Benjamini and Yekutieli 2001, Ann Stat 29:1165).
    case benjaminiYekutieli

    /// The smallest rate of false discoveries, 0…1, at which each test would count as a discovery.
    ///
    /// - Parameter probabilities: of each test under its null hypothesis, 0…1.
    /// - Returns: as many adjusted probabilities, in the same order; compare each with the rate that is allowed.
    public func adjusted(_ probabilities: [Double]) -> [Double] {
        let count = Double(probabilities.count)
        var factor = count
        if self == .benjaminiYekutieli {
            factor *= (1...max(1, probabilities.count)).reduce(0.0) { $0 + 1 / Double($1) }
        }
        let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
        var result = [Double](repeating: 1, count: probabilities.count)
        var least = 1.0
        for (rank, index) in order.enumerated().reversed() {
            least = min(least, probabilities[index] * factor / Double(rank + 1))
            result[index] = least
        }
        return result
    }
}

/// Keeps the chance of even one false alarm among many tests down.
public enum FamilyWiseError {
    /// The smallest family-wise rate, 0…1, at which each test would count, whatever the dependence (Holm 1979, Scand J Stat 6:65).
    ///
    /// - Parameter probabilities: of each test under its null hypothesis, 0…1.
    /// - Returns: as many adjusted probabilities, in the same order.
    public static func adjusted(_ probabilities: [Double]) -> [Double] {
        let order = probabilities.indices.sorted { (probabilities[$0], $0) < (probabilities[$1], $1) }
        var result = [Double](repeating: 1, count: probabilities.count)
        var largest = 0.0
        for (rank, index) in order.enumerated() {
            largest = max(largest, min(1, probabilities[index] * Double(probabilities.count - rank)))
            result[index] = largest
        }
        return result
    }
}
