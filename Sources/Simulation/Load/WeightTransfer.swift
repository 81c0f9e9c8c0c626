import Glibc
import SensorData

/// The passing of weight from one foot to the other, or to both when the walker stops.
struct WeightTransfer: Sendable {
    /// Seconds.
    var start: Double
    var end: Double
    /// The left foot's part of the whole before and after.
    var leftBefore: Double
    var leftAfter: Double
    /// How quickly the weight comes: its part is 1 − (1 − x)ⁿ after part x of the time.
    var exponent: Double
    /// Part of body weight by which the force rises here.
    var modulation: Double
    /// Part of body weight by which the force is larger until the next transfer, on average.
    var shift: Double
    /// Part of body weight by which the force is lower late in the step until the next transfer, and higher before.
    var dip: Double

    private static let softness = 0.08
    /// How quickly a usual foot takes weight.
    static let usualExponent = 2.0

    var middle: Double { (start + end) / 2 }

    func leftShare(at time: Double) -> Double {
        let x = min(1, max(0, (time - start) / (end - start)))
        // A short soft beginning, some 10 ms in a normal walk; else the other foot's force would have a corner.
        let soft = x * x * (1 + Self.softness) / (x + Self.softness)
        return leftBefore + (leftAfter - leftBefore) * (1 - pow(1 - soft, exponent))
    }
}
