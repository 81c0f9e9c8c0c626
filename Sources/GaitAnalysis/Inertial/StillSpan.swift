import Glibc
import SignalProcessing

/// The stretch of one stance in which the foot lies still, or nearly so.
struct StillSpan: Equatable, Sendable {
    /// Middles of the first and the last still window, in samples of the signal.
    var first: Int
    var last: Int
    /// Middle of the stillest window; within the two.
    var stillest: Int
    /// Half of a still window, in samples.
    var half: Int

    /// nil where there is no room for a window.
    ///
    /// - Parameters:
    ///   - signal: in the foot's axes.
    ///   - range: samples between which the windows' middles lie.
    ///   - parameters: what is still.
    init?(_ signal: InertialSignal, in range: ClosedRange<Int>, parameters: TrajectoryParameters) {
        half = max(1, signal.samples(parameters.stillWindow / 2))
        let first = max(range.lowerBound, half)
        let last = min(range.upperBound, signal.count - half - 1)
        guard last > first else { return nil }
        let (window, size) = (2 * half + 1, Double(2 * half + 1))
        let reached = first - half...last + half
        let forces = signal.force.whole.span.extracting(signal.force.places(reached))
        let turning = signal.angularRate.whole.span.extracting(signal.angularRate.places(reached))
        var force = SIMD3<Double>()
        var squares = 0.0
        var rates = 0.0
        var costs: [Double] = []
        costs.reserveCapacity(last - first + 1)
        for sample in forces.indices {
            let (f, w) = (forces[sample], turning[sample])
            force += f
            squares += f.dot(f)
            rates += w.dot(w)
            if sample >= window {
                let (f, w) = (forces[sample - window], turning[sample - window])
                force -= f
                squares -= f.dot(f)
                rates -= w.dot(w)
            }
            guard sample >= window - 1 else { continue }
            let mean = force / size
            let length = mean.length
            let variance = max(0, squares / size - length * length)
            let excess = length - Strapdown.gravity
            costs.append(
                rates / size / (parameters.stillRate * parameters.stillRate)
                    + (variance + excess * excess) / (parameters.stillForce * parameters.stillForce))
        }
        let best = Crossing.leastIndex(costs, 0..<costs.count)
        let limit = hypot(parameters.stillLimit, parameters.stillFactor * costs[best])
        stillest = first + best
        self.first = first + (costs.firstIndex { $0 < limit } ?? best)
        self.last = first + (costs.lastIndex { $0 < limit } ?? best)
        self.first = min(self.first, stillest)
        self.last = max(self.last, stillest)
    }
}
