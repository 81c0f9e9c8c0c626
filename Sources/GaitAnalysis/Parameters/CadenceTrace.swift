import SignalProcessing

/// A coarse copy of the first hour of one foot's signal, to read the cadence from its spectrum.
struct CadenceTrace: Equatable, Sendable {
    /// Harmonics of walking up to 6 Hz need no more samples per second.
    private static let wantedRate = 12.5
    /// Estimates that explain less of the signal are none (proposal).
    private static let leastConfidence = 0.5

    /// Seconds that are kept.
    static let length = 3600.0

    /// Samples per second of the trace.
    let rate: Double
    private let factor: Int
    /// Samples of the trace that are kept.
    private let most: Int
    private var sum = SIMD3<Double>()
    private var count = 0
    private var last = SIMD3<Double>()
    private var x: [Float] = []
    private var y: [Float] = []
    private var z: [Float] = []
    /// One number or three in each sample.
    private let isVector: Bool

    init(sampleRate: Double, isVector: Bool) {
        factor = max(1, Int(sampleRate / Self.wantedRate))
        rate = sampleRate / Double(factor)
        most = Int(Self.length * rate)
        self.isVector = isVector
    }

    /// Takes the next sample; one that is missing repeats the one before.
    mutating func take(_ value: SIMD3<Double>) {
        if value.x.isFinite, value.y.isFinite, value.z.isFinite { last = value }
        sum += last
        count += 1
        if count == factor { settle() }
    }

    /// Takes the next sample of a single number.
    @inline(__always)
    mutating func take(_ value: Double) {
        if value.isFinite { last.x = value }
        sum.x += last.x
        count += 1
        if count == factor { settle() }
    }

    /// Ends a sample of the trace.
    private mutating func settle() {
        if x.count < most {
            x.append(Float(sum.x / Double(factor)))
            if isVector {
                y.append(Float(sum.y / Double(factor)))
                z.append(Float(sum.z / Double(factor)))
            }
        }
        sum = SIMD3()
        count = 0
    }

    /// Steps per minute in a stretch of time; nil where the spectrum does not show them clearly.
    ///
    /// - Parameters:
    ///   - range: seconds from the first sample.
    ///   - axis: the direction along which a signal of three numbers is read.
    /// - Returns: steps of both feet per minute.
    func cadence(in range: Range<Double>, along axis: SIMD3<Double> = SIMD3(1, 0, 0)) -> Double? {
        let first = max(0, Int((range.lowerBound * rate).rounded()))
        let end = min(x.count, Int((range.upperBound * rate).rounded()))
        guard end > first else { return nil }
        let signal = (first..<end).map { index in
            isVector
                ? Double(x[index]) * axis.x + Double(y[index]) * axis.y + Double(z[index]) * axis.z : Double(x[index])
        }
        guard let estimate = CadenceEstimator().estimate(signal, sampleRate: rate),
            estimate.confidence >= Self.leastConfidence
        else { return nil }
        return estimate.stepsPerMinute
    }
}
