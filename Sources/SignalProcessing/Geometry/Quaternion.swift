import Glibc

/// A rotation in space as a unit quaternion, w + xi + yj + zk (Hamilton's convention, active).
public struct Quaternion: Equatable, Codable, Sendable {
    public var w: Double
    public var x: Double
    public var y: Double
    public var z: Double

    @inlinable
    public init(w: Double, x: Double, y: Double, z: Double) {
        self.w = w
        self.x = x
        self.y = y
        self.z = z
    }

    public static let identity = Quaternion(w: 1, x: 0, y: 0, z: 0)

    /// A scalar and a vector part.
    @inlinable
    public init(scalar: Double, vector: SIMD3<Double>) {
        self.init(w: scalar, x: vector.x, y: vector.y, z: vector.z)
    }

    /// A turn by an angle in radians, right-handed about an axis of any length; no turn when the axis has none.
    public init(angle: Double, axis: SIMD3<Double>) {
        guard let axis = axis.normalized else {
            self = .identity
            return
        }
        self.init(scalar: cos(angle / 2), vector: axis * sin(angle / 2))
    }

    /// A turn by a rotation vector: its direction is the axis, its length the angle in radians.
    ///
    /// Up to half a radian, which no sensor turns from one sample to the next, sine and cosine are their own series: to the last
    /// bit but one, in a quarter of the time, and with the same bits on every processor.
    @inlinable @inline(__always)
    public init(rotationVector: SIMD3<Double>) {
        // Of half the angle.
        let square = rotationVector.dot(rotationVector) / 4
        guard square <= 1.0 / 16 else {
            self.init(angle: 2 * square.squareRoot(), axis: rotationVector)
            return
        }
        let sine = Self.series(square, 1 / 6, 1 / 20, 1 / 42, 1 / 72, 1 / 110)
        let cosine = Self.series(square, 1 / 2, 1 / 12, 1 / 30, 1 / 56, 1 / 90, 1 / 132)
        self.init(scalar: cosine, vector: rotationVector * (0.5 * sine))
    }

    /// 1 − ax(1 − bx(1 − cx(…))).
    @inlinable @inline(__always)
    static func series(
        _ x: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double = 0
    ) -> Double {
        1 - a * x * (1 - b * x * (1 - c * x * (1 - d * x * (1 - e * x * (1 - f * x)))))
    }

    /// The shortest turn of one direction onto another.
    ///
    /// Opposite directions turn by π about an axis square to both; without a direction there is no turn.
    public init(from: SIMD3<Double>, to: SIMD3<Double>) {
        guard let from = from.normalized, let to = to.normalized else {
            self = .identity
            return
        }
        let middle = from + to
        // |from + to| = 2·cos(half the angle): below this, rounding decides the axis.
        guard middle.length > 1e-7, let half = middle.normalized else {
            let least =
                abs(from.x) <= abs(from.y) && abs(from.x) <= abs(from.z)
                ? SIMD3(1.0, 0, 0) : abs(from.y) <= abs(from.z) ? SIMD3(0, 1.0, 0) : SIMD3(0, 0, 1.0)
            self.init(angle: .pi, axis: from.cross(least))
            return
        }
        self = Quaternion(scalar: from.dot(half), vector: from.cross(half)).normalized
    }

    @inlinable
    public var vector: SIMD3<Double> { SIMD3(x, y, z) }
    @inlinable
    public var conjugate: Quaternion { Quaternion(w: w, x: -x, y: -y, z: -z) }
    public var length: Double { (w * w + x * x + y * y + z * z).squareRoot() }

    /// The same rotation with length 1; the identity when the length is zero or not finite.
    public var normalized: Quaternion {
        let length = length
        guard length > 0, length.isFinite else { return .identity }
        return Quaternion(w: w / length, x: x / length, y: y / length, z: z / length)
    }

    /// The angle of the rotation in radians, 0 to π.
    public var angle: Double { 2 * atan2(vector.length, abs(w)) }

    /// Axis times angle in radians, the angle 0 to π.
    public var rotationVector: SIMD3<Double> {
        let sine = vector.length
        let sign = w < 0 ? -1.0 : 1.0
        guard sine > 0 else { return SIMD3() }
        return vector * (sign * angle / sine)
    }

    /// The rotation `rhs`, and then `lhs`.
    @inlinable @inline(__always)
    public static func * (lhs: Quaternion, rhs: Quaternion) -> Quaternion {
        Quaternion(
            scalar: lhs.w * rhs.w - lhs.vector.dot(rhs.vector),
            vector: rhs.vector * lhs.w + lhs.vector * rhs.w + lhs.vector.cross(rhs.vector)
        )
    }

    /// The vector after the rotation.
    @inlinable @inline(__always)
    public func rotate(_ vector: SIMD3<Double>) -> SIMD3<Double> {
        let twice = self.vector.cross(vector) * 2.0
        return vector + twice * w + self.vector.cross(twice)
    }

    /// The rotation a share of the way to another, at even speed and the shorter way round (Shoemake 1985).
    ///
    /// - Parameters:
    ///   - other: Where share 1 ends.
    ///   - share: 0 is this rotation, 1 the other.
    /// - Returns: The rotation between, of length 1.
    public func slerp(to other: Quaternion, share: Double) -> Quaternion {
        let cosine = w * other.w + vector.dot(other.vector)
        let sign = cosine < 0 ? -1.0 : 1.0
        let difference = Quaternion(
            w: w - sign * other.w, x: x - sign * other.x, y: y - sign * other.y, z: z - sign * other.z
        )
        let sum = Quaternion(
            w: w + sign * other.w, x: x + sign * other.x, y: y + sign * other.y, z: z + sign * other.z
        )
        let angle = 2 * atan2(difference.length, sum.length)
        let (mine, others): (Double, Double)
        if angle < 1e-8 {
            (mine, others) = (1 - share, share)
        } else {
            (mine, others) = (sin((1 - share) * angle) / sin(angle), sin(share * angle) / sin(angle))
        }
        return Quaternion(
            scalar: mine * w + sign * others * other.w, vector: vector * mine + other.vector * (sign * others)
        ).normalized
    }
}
