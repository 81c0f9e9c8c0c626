import SignalProcessing

/// A piece of one foot's inertial signal on an even grid, in whatever axes.
struct InertialSignal: Sendable {
    /// Samples per second.
    var rate: Double
    /// Specific force in m/s²; at rest it points up.
    var force: Stretch
    /// Angular rate in rad/s.
    var angularRate: Stretch

    /// Part of a longer signal, whose memory it shares; counts from 0.
    struct Stretch: RandomAccessCollection, MutableCollection, Sendable {
        private(set) var whole: [SIMD3<Double>]
        let first: Int
        let count: Int

        init(_ whole: [SIMD3<Double>], _ range: Range<Int>) {
            precondition(range.lowerBound >= 0 && range.upperBound <= whole.count, "a stretch lies in its signal")
            self.whole = whole
            first = range.lowerBound
            count = range.count
        }

        var startIndex: Int { 0 }
        var endIndex: Int { count }

        /// Where samples of it lie in the whole.
        func places(_ range: ClosedRange<Int>) -> Range<Int> { first + range.lowerBound..<first + range.upperBound + 1 }

        subscript(index: Int) -> SIMD3<Double> {
            get { whole[first + index] }
            set { whole[first + index] = newValue }
        }
    }

    init(rate: Double, force: Stretch, angularRate: Stretch) {
        self.rate = rate
        self.force = force
        self.angularRate = angularRate
    }

    init(rate: Double, force: [SIMD3<Double>], angularRate: [SIMD3<Double>]) {
        self.init(
            rate: rate, force: Stretch(force, force.indices), angularRate: Stretch(angularRate, angularRate.indices))
    }

    var count: Int { force.count }

    /// Whole samples in a time.
    func samples(_ seconds: Double) -> Int { Int((seconds * rate).rounded()) }

    /// Length of the angular rate, smoothed.
    func rateNorm(support: Double) -> [Double] {
        SymmetricFIR.hann(support: support, sampleRate: rate).filter(angularRate.map { $0.length })
    }
}

extension SymmetricFIR {
    /// Each component filtered.
    func filter(_ vectors: InertialSignal.Stretch) -> [SIMD3<Double>] {
        let x = filter(vectors.map { $0.x })
        let y = filter(vectors.map { $0.y })
        let z = filter(vectors.map { $0.z })
        return vectors.indices.map { SIMD3(x[$0], y[$0], z[$0]) }
    }
}

/// The directions of a foot in the axes of its sensor.
struct FootAxes: Equatable, Sendable {
    /// Towards the toes.
    var x: SIMD3<Double>
    /// Towards the person's left.
    var y: SIMD3<Double>
    /// Up, when the foot is flat on level ground.
    var z: SIMD3<Double>

    /// A vector of the sensor in the foot's frame.
    func components(_ vector: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(vector.dot(x), vector.dot(y), vector.dot(z))
    }
}
