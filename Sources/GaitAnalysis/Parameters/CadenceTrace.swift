import SignalProcessing

/// A coarse copy of one foot's signal that is kept for the whole recording, to read the cadence from its spectrum.
struct CadenceTrace: Equatable, Sendable {
    /// Samples per second of the trace; harmonics of walking up to 6 Hz need no more than 25.
    let rate: Double
    private let factor: Int
    private var sum = 0.0
    private var count = 0
    private var last = 0.0
    private(set) var values: [Float] = []

    init(sampleRate: Double) {
        factor = max(1, Int(sampleRate / 25))
        rate = sampleRate / Double(factor)
    }

    /// Takes the next sample; one that is missing repeats the one before.
    mutating func take(_ value: Double) {
        if value.isFinite { last = value }
        sum += last
        count += 1
        guard count == factor else { return }
        values.append(Float(sum / Double(factor)))
        sum = 0
        count = 0
    }

    /// Steps per minute in a stretch of time, in seconds from the first sample; nil where the spectrum shows none.
    func cadence(in range: Range<Double>) -> Double? {
        let first = max(0, Int((range.lowerBound * rate).rounded()))
        let end = min(values.count, Int((range.upperBound * rate).rounded()))
        guard end > first else { return nil }
        return CadenceEstimator().estimate(values[first..<end].map(Double.init), sampleRate: rate)?.stepsPerMinute
    }
}
