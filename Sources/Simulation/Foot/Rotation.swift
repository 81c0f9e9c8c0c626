import Glibc

/// The orientation of a foot on the floor: where its three axes point.
struct Rotation: Sendable {
    var x: SIMD3<Double>
    var y: SIMD3<Double>
    var z: SIMD3<Double>

    /// First rolled about the toes' axis, then pitched about the left axis, then turned about the vertical; radians.
    init(yaw: Double, pitch: Double, roll: Double) {
        self.init(cosine: cos(yaw), sine: sin(yaw), pitch: pitch, roll: roll)
    }

    /// A flat foot that is rolled, then pitched, in radians.
    init(_ flat: Rotation, pitch: Double, roll: Double) {
        self.init(cosine: flat.x.x, sine: flat.x.y, pitch: pitch, roll: roll)
    }

    private init(cosine cy: Double, sine sy: Double, pitch: Double, roll: Double) {
        let (cp, sp) = (cos(pitch), sin(pitch))
        let (cr, sr) = (cos(roll), sin(roll))
        x = SIMD3(cy * cp, sy * cp, -sp)
        y = SIMD3(cy * sp * sr - sy * cr, sy * sp * sr + cy * cr, cp * sr)
        z = SIMD3(cy * sp * cr + sy * sr, sy * sp * cr - cy * sr, cp * cr)
    }

    /// A vector of the foot as seen from the floor.
    func toFloor(_ v: SIMD3<Double>) -> SIMD3<Double> { x * v.x + y * v.y + z * v.z }

    /// A vector of the floor as seen from the foot.
    func toFoot(_ v: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3((x * v).sum(), (y * v).sum(), (z * v).sum())
    }
}
