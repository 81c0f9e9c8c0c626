import Glibc

extension SIMD3<Double> {
    /// The sum of the products of equal components.
    @inlinable
    public func dot(_ other: SIMD3<Double>) -> Double { x * other.x + y * other.y + z * other.z }

    /// The vector product, right-handed.
    @inlinable
    public func cross(_ other: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
    }

    @inlinable
    public var length: Double { dot(self).squareRoot() }

    /// The vector of length 1 in the same direction; nil when it has none.
    public var normalized: SIMD3<Double>? {
        let length = length
        return length > 0 && length.isFinite ? self / length : nil
    }

    /// The angle to another vector in radians, from 0 to π; 0 when either has no length.
    public func angle(to other: SIMD3<Double>) -> Double { atan2(cross(other).length, dot(other)) }
}
