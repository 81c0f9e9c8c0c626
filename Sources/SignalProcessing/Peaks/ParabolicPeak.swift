/// The top of the parabola through three evenly spaced values.
public struct ParabolicPeak: Equatable, Sendable {
    /// Position of the top relative to the middle value, in samples; within ±½ when the middle is the greatest.
    public var offset: Double
    /// Value at the top.
    public var height: Double

    /// Fits the parabola; on a straight line the middle value itself is the top.
    public init(left: Double, middle: Double, right: Double) {
        let curvature = (left - middle) + (right - middle)
        guard curvature < 0 else {
            (offset, height) = (0, middle)
            return
        }
        offset = 0.5 * (left - right) / curvature
        height = middle - 0.25 * (left - right) * offset
    }
}
