import Glibc
import SignalProcessing

/// Finds the foot's axes in the axes of a sensor that is mounted anyhow.
///
/// Up is gravity at the still moments of walking. Left is the principal axis of the horizontal angular rate; its sign is
/// the one that has the heel up between still moments. That the foot then travels towards the toes is the cross-check.
/// Own method.
struct AxisFinder {
    var parameters: InertialParameters

    struct Result: Equatable, Sendable {
        var axes: FootAxes
        /// Strides that the axes rest on.
        var strides: Int
        /// 0…1: the least of the strides' agreement on the sign, on the direction of travel, and how clear the axis is.
        var confidence: Double
    }

    /// nil without two strides.
    ///
    /// - Parameters:
    ///   - signal: in the sensor's axes.
    ///   - isGiven: the sensor's axes are said to be roughly the foot's; that decides which way is left.
    /// - Returns: the axes of the foot.
    func axes(of signal: InertialSignal, isGiven: Bool) -> Result? {
        let rate = signal.rateNorm(support: parameters.rateSupport)
        let still = stillMoments(rate, sampleRate: signal.rate)
        let longest = parameters.longestStillInterval * signal.rate
        var strides = zip(still, still.dropFirst()).filter { Double($1 - $0) <= longest }.map { $0...$1 }
        guard strides.count >= 2, let peak = Order.median(strides.map { largest(rate, $0) }) else { return nil }
        strides = strides.filter { largest(rate, $0) > parameters.stillPart * peak }
        guard !strides.isEmpty else { return nil }
        let force = SymmetricFIR.hann(support: parameters.rateSupport, sampleRate: signal.rate).filter(signal.force)
        guard let up = medianVector(still.map { force[$0] }).normalized else { return nil }
        guard let (left, clearness) = principalAxis(signal, across: up, strides: strides) else { return nil }
        let toes = left.cross(up)
        let votes = strides.map { vote(signal, $0, left: left, toes: toes, up: up) }
        guard let heel = Order.median(votes.map(\.heelUp)) else { return nil }
        // A given mounting decides the sign; the axis itself is still found, as no sensor sits quite straight.
        let sign = isGiven ? (left.y >= 0 ? 1.0 : -1.0) : heel >= 0 ? 1.0 : -1.0
        func agreement(_ values: [Double]) -> Double {
            Double(values.lazy.filter { $0 * sign > 0 }.count) / Double(values.count)
        }
        return Result(
            axes: FootAxes(x: toes * sign, y: left * sign, z: up), strides: strides.count,
            confidence: min(
                agreement(votes.map(\.heelUp)), agreement(votes.map(\.forward)), min(1, max(0, clearness - 1))))
    }

    /// Moments of least angular rate while the foot is walking, if they are quiet.
    private func stillMoments(_ rate: [Double], sampleRate: Double) -> [Int] {
        let near = Int(parameters.stillNeighbourhood * sampleRate)
        let far = Int(parameters.movingNeighbourhood * sampleRate)
        guard rate.count > 2 * near else { return [] }
        let least = SlidingExtreme.minima(rate, halfWidth: near)
        let most = SlidingExtreme.maxima(rate, halfWidth: far)
        var moments: [Int] = []
        for index in near..<rate.count - near where rate[index] == least[index] && most[index] > parameters.movingRate {
            if let last = moments.last, index - last <= near { continue }
            moments.append(index)
        }
        let peaks = zip(moments, moments.dropFirst()).map { largest(rate, $0...$1) }
        guard let peak = Order.median(peaks) else { return [] }
        return moments.filter { rate[$0] < parameters.stillPart * peak }
    }

    /// The horizontal axis about which most turning happens, and how much more than about the other one.
    private func principalAxis(
        _ signal: InertialSignal, across up: SIMD3<Double>, strides: [ClosedRange<Int>]
    ) -> (axis: SIMD3<Double>, clearness: Double)? {
        let smooth = SymmetricFIR.hann(support: parameters.axisRateSupport, sampleRate: signal.rate)
            .filter(signal.angularRate)
        var moments = SymmetricMatrix3(xx: 0, yy: 0, zz: 0, xy: 0, xz: 0, yz: 0)
        for stride in strides {
            for index in stride.lowerBound..<stride.upperBound {
                let h = smooth[index].minus(up)
                moments.xx += h.x * h.x
                moments.yy += h.y * h.y
                moments.zz += h.z * h.z
                moments.xy += h.x * h.y
                moments.xz += h.x * h.z
                moments.yz += h.y * h.z
            }
        }
        let principal = moments.principalAxes
        guard let axis = principal.first.minus(up).normalized else { return nil }
        return (axis, (principal.values.x / max(principal.values.y, 1e-9)).squareRoot())
    }

    /// Mean pitch angle and forward travel of one stride, if `left` is left.
    private func vote(
        _ signal: InertialSignal, _ stride: ClosedRange<Int>, left: SIMD3<Double>, toes: SIMD3<Double>,
        up: SIMD3<Double>
    ) -> (heelUp: Double, forward: Double) {
        let count = stride.count
        let last = Double(max(1, count - 1))
        var angles = [Double](repeating: 0, count: count)
        var angle = 0.0
        for (index, sample) in stride.enumerated() {
            angle += signal.angularRate[sample].dot(left) / signal.rate
            angles[index] = angle
        }
        let first = angles[0]
        let drift = angles[count - 1] - first
        for index in angles.indices { angles[index] -= first + drift * Double(index) / last }
        var speeds = [Double](repeating: 0, count: count)
        var speed = 0.0
        for (index, sample) in stride.enumerated() {
            let force = signal.force[sample]
            speed += (cos(angles[index]) * force.dot(toes) + sin(angles[index]) * force.dot(up)) / signal.rate
            speeds[index] = speed
        }
        let end = speeds[count - 1]
        var forward = 0.0
        for index in speeds.indices { forward += (speeds[index] - end * Double(index) / last) / signal.rate }
        return (angles.reduce(0, +) / Double(count), forward)
    }

    /// Largest value from the start of a stride up to its end.
    private func largest(_ values: [Double], _ range: ClosedRange<Int>) -> Double {
        var most = -Double.infinity
        for index in range.lowerBound..<range.upperBound { most = max(most, values[index]) }
        return most
    }

    private func medianVector(_ vectors: [SIMD3<Double>]) -> SIMD3<Double> {
        SIMD3(
            Order.median(vectors.map { $0.x }) ?? 0, Order.median(vectors.map { $0.y }) ?? 0,
            Order.median(vectors.map { $0.z }) ?? 0)
    }
}

extension SIMD3<Double> {
    /// The part of the vector that is square to a unit vector.
    func minus(_ unit: SIMD3<Double>) -> SIMD3<Double> { self - unit * dot(unit) }
}

/// Least or largest value within a few samples on either side, for every sample of a signal.
enum SlidingExtreme {
    static func minima(_ values: [Double], halfWidth: Int) -> [Double] {
        extremes(values, halfWidth: halfWidth) { $0 <= $1 }
    }

    static func maxima(_ values: [Double], halfWidth: Int) -> [Double] {
        extremes(values, halfWidth: halfWidth) { $0 >= $1 }
    }

    /// A queue of candidates, each better than all behind it.
    private static func extremes(_ values: [Double], halfWidth: Int, isBetter: (Double, Double) -> Bool) -> [Double] {
        var output = [Double](repeating: 0, count: values.count)
        var queue = [Int](repeating: 0, count: values.count)
        var head = 0
        var tail = 0
        for index in 0..<values.count + halfWidth {
            if index < values.count {
                while tail > head, isBetter(values[index], values[queue[tail - 1]]) { tail -= 1 }
                queue[tail] = index
                tail += 1
            }
            let centre = index - halfWidth
            guard centre >= 0 else { continue }
            while queue[head] < centre - halfWidth { head += 1 }
            output[centre] = values[queue[head]]
        }
        return output
    }
}
