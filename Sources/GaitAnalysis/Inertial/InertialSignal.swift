import SignalProcessing

/// A piece of one foot's inertial signal on an even grid, in whatever axes.
struct InertialSignal: Equatable, Sendable {
    /// Samples per second.
    var rate: Double
    /// Specific force in m/s²; at rest it points up.
    var force: [SIMD3<Double>]
    /// Angular rate in rad/s.
    var angularRate: [SIMD3<Double>]

    var count: Int { force.count }

    /// Whole samples in a time.
    func samples(_ seconds: Double) -> Int { Int((seconds * rate).rounded()) }

    /// Length of the angular rate, smoothed.
    func rateNorm(support: Double) -> [Double] {
        SymmetricFIR.hann(support: support, sampleRate: rate).filter(angularRate.map { $0.length })
    }

    /// The same in the axes of a foot.
    func rotated(into axes: FootAxes) -> InertialSignal {
        InertialSignal(rate: rate, force: force.map(axes.components), angularRate: angularRate.map(axes.components))
    }
}

extension SymmetricFIR {
    /// Each component filtered.
    func filter(_ vectors: [SIMD3<Double>]) -> [SIMD3<Double>] {
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
