import SignalProcessing

/// A foot's signal in its axes with what is smoothed of it, each sample turned and smoothed once.
///
/// Pieces of it that overlap share the work. Where a piece ends, the smoothers take its last sample to go on for ever, so that
/// a piece depends on nothing behind it.
struct FootSignal {
    /// A piece, ready to be looked through.
    struct Piece {
        var signal: InertialSignal
        /// Smoothed angular rate about the foot's y axis, rad/s; push-off positive.
        var pitchRate: [Double]
        /// Smoothed length of the angular rate, rad/s.
        var rateNorm: [Double]
    }

    private let axes: FootAxes
    private let rate: Double
    private var force: [SIMD3<Double>] = []
    private var angularRate: [SIMD3<Double>] = []
    private var pitchRate: [Double] = []
    private var rateNorm: [Double] = []
    private var pitchSmoother: SymmetricFIRStream
    private var normSmoother: SymmetricFIRStream
    /// Grid index of the first sample held.
    private var first = 0

    init(axes: FootAxes, rate: Double, parameters: InertialParameters) {
        self.axes = axes
        self.rate = rate
        pitchSmoother = SymmetricFIRStream(.hann(support: parameters.pitchRateSupport, sampleRate: rate))
        normSmoother = SymmetricFIRStream(.hann(support: parameters.rateSupport, sampleRate: rate))
    }

    /// Forgets everything, as samples have changed.
    mutating func reset() {
        force.removeAll(keepingCapacity: true)
        angularRate.removeAll(keepingCapacity: true)
        pitchRate.removeAll(keepingCapacity: true)
        rateNorm.removeAll(keepingCapacity: true)
        pitchSmoother = SymmetricFIRStream(pitchSmoother.filter)
        normSmoother = SymmetricFIRStream(normSmoother.filter)
    }

    /// A piece of the signal.
    ///
    /// - Parameters:
    ///   - range: grid indices; it may not begin before an earlier piece.
    ///   - force: of the sensor, from grid index `first` on.
    ///   - angularRate: of the sensor, likewise.
    ///   - first: grid index.
    /// - Returns: the piece in the foot's axes.
    mutating func piece(
        _ range: Range<Int>, force: [SIMD3<Double>], angularRate: [SIMD3<Double>], from first: Int
    ) -> Piece {
        // At the very end, samples that were taken for missing are gone.
        if range.upperBound < self.first + self.force.count { reset() }
        drop(before: self.force.isEmpty ? first : range.lowerBound, first: first)
        extend(to: range.upperBound, force, angularRate, from: first)
        let places = range.lowerBound - self.first..<range.upperBound - self.first
        // What the smoothers would give if nothing followed.
        var (pitchEnd, normEnd) = (pitchSmoother, normSmoother)
        return Piece(
            signal: InertialSignal(
                rate: rate, force: .init(self.force, places), angularRate: .init(self.angularRate, places)),
            pitchRate: Self.joined(pitchRate[places.lowerBound...], pitchEnd.finish()),
            rateNorm: Self.joined(rateNorm[places.lowerBound...], normEnd.finish()))
    }

    private static func joined(_ first: ArraySlice<Double>, _ last: [Double]) -> [Double] {
        var all: [Double] = []
        all.reserveCapacity(first.count + last.count)
        all.append(contentsOf: first)
        all.append(contentsOf: last)
        return all
    }

    private mutating func drop(before index: Int, first: Int) {
        if force.isEmpty { self.first = first }
        let count = index - self.first
        // In large pieces, so that little is moved.
        guard 2 * count > force.count else { return }
        force.removeFirst(count)
        angularRate.removeFirst(count)
        pitchRate.removeFirst(count)
        rateNorm.removeFirst(count)
        self.first = index
    }

    private mutating func extend(
        to end: Int, _ force: [SIMD3<Double>], _ angularRate: [SIMD3<Double>], from first: Int
    ) {
        let new = self.first + self.force.count - first..<end - first
        let turned = angularRate[new].map(axes.components)
        self.force += force[new].map(axes.components)
        self.angularRate += turned
        pitchRate += pitchSmoother.push(turned.map { $0.y })
        rateNorm += normSmoother.push(turned.map { $0.length })
    }
}
