/// A `SymmetricFIR` over a signal that arrives in pieces.
///
/// Outputs come `halfWidth` samples late, each under the absolute index of the sample that it belongs to. Pushing a
/// signal in any pieces and then finishing gives the bits of `SymmetricFIR.filter(_:)`.
public struct SymmetricFIRStream: Equatable, Sendable {
    public let filter: SymmetricFIR
    /// Absolute index of the next output, counted from the first sample pushed.
    public private(set) var nextIndex = 0
    /// Samples that later outputs still need, starting `halfWidth` before `nextIndex`.
    private var history: [Double] = []

    public init(_ filter: SymmetricFIR) {
        self.filter = filter
    }

    /// Takes the next samples and returns the outputs that have become known, the first for the former `nextIndex`.
    public mutating func push(_ samples: [Double]) -> [Double] {
        guard let first = samples.first else { return [] }
        if history.isEmpty { history = Array(repeating: first, count: filter.halfWidth) }
        history.append(contentsOf: samples)
        return drain()
    }

    /// Returns the last outputs and makes the stream new.
    public mutating func finish() -> [Double] {
        guard let last = history.last else { return [] }
        history.append(contentsOf: repeatElement(last, count: filter.halfWidth))
        let output = drain()
        self = SymmetricFIRStream(filter)
        return output
    }

    private mutating func drain() -> [Double] {
        let output = filter.filterInside(history)
        history.removeFirst(output.count)
        nextIndex += output.count
        return output
    }
}
