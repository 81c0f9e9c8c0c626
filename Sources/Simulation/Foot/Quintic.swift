/// Value, first and second derivative of a movement at one moment.
struct MotionState: Sendable {
    var value: SIMD3<Double>
    var rate: SIMD3<Double>
    var acceleration: SIMD3<Double>

    init(_ value: SIMD3<Double>, rate: SIMD3<Double> = .zero, acceleration: SIMD3<Double> = .zero) {
        self.value = value
        self.rate = rate
        self.acceleration = acceleration
    }
}

/// The polynomial of fifth degree that goes from one state of movement to another in a given time.
struct Quintic: Sendable {
    let start: Double
    let end: Double
    private let c0: SIMD3<Double>
    private let c1: SIMD3<Double>
    private let c2: SIMD3<Double>
    private let c3: SIMD3<Double>
    private let c4: SIMD3<Double>
    private let c5: SIMD3<Double>

    init(from a: MotionState, at start: Double, to b: MotionState, at end: Double) {
        self.start = start
        self.end = end
        let d = end - start
        let h = b.value - a.value
        c0 = a.value
        c1 = a.rate * d
        c2 = a.acceleration * (d * d / 2)
        let acceleration1 = b.acceleration * (d * d)
        let rate1 = b.rate * d
        let acceleration0 = a.acceleration * (d * d)
        // Term by term: Swift 6.2 does not type-check sums this long in its time.
        var cubic = h * 10 - c1 * 6
        cubic -= rate1 * 4
        cubic -= acceleration0 * 1.5
        cubic += acceleration1 * 0.5
        c3 = cubic
        var quartic = h * -15 + c1 * 8
        quartic += rate1 * 7
        quartic += acceleration0 * 1.5
        quartic -= acceleration1
        c4 = quartic
        var quintic = h * 6 - c1 * 3
        quintic -= rate1 * 3
        quintic -= acceleration0 * 0.5
        quintic += acceleration1 * 0.5
        c5 = quintic
    }

    /// The value at a time; the end values outside the time span.
    func value(at time: Double) -> SIMD3<Double> {
        let u = min(1, max(0, (time - start) / (end - start)))
        let high = c3 + (c4 + c5 * u) * u
        return c0 + (c1 + (c2 + high * u) * u) * u
    }
}

/// A hump over 0…1 of height 1 that begins and ends with no rate and no acceleration.
func smoothHump(_ u: Double) -> Double {
    guard u > 0, u < 1 else { return 0 }
    let p = 4 * u * (1 - u)
    return p * p * p
}

/// Rises from 0 to 1 while `value` goes from `low` to `high`, level at both ends.
func smoothStep(_ value: Double, from low: Double, to high: Double) -> Double {
    let u = min(1, max(0, (value - low) / (high - low)))
    return u * u * (3 - 2 * u)
}
