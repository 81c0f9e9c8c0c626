import Glibc

/// The figures that put a left and a right value into one number; positive means that the left is larger.
enum SymmetryFigures {
    /// `100 · (L − R) / (½ (L + R))` in percent (Robinson 1987); nil when the sum is zero.
    static func index(left: Double, right: Double) -> Double? {
        let sum = left + right
        return sum == 0 ? nil : 200 * (left - right) / sum
    }

    /// `L / R`; nil when the right is zero.
    static func ratio(left: Double, right: Double) -> Double? {
        right == 0 ? nil : left / right
    }

    /// `(45° − atan(R / L)) / 90° · 100` in percent (Zifchock 2008, mirrored so that positive is left larger).
    static func angle(left: Double, right: Double) -> Double? {
        left == 0 && right == 0 ? nil : (.pi / 4 - atan2(right, left)) / (.pi / 2) * 100
    }

    /// `100 · |ln(short / long)|`, unsigned (Plotnik 2005); nil unless both are positive.
    static func logAsymmetry(left: Double, right: Double) -> Double? {
        left > 0 && right > 0 ? 100 * abs(log(left / right)) : nil
    }
}
