import SignalProcessing

/// How far an attitude is off the vertical at the two ends of a swing, from everything that tells it.
///
/// Gravity in the two stances tells it to `gravityTilt`; the gyroscope tells how much it changed in between, to
/// `rotationTilt`; and that the foot stood still before and after tells it from the velocity left over, as well as the
/// landing allows. Least squares of the three, for each of the two axes alone: what tilt about one of them does to the
/// velocity along the other is second to what it does to gravity.
struct TiltEstimate: Equatable, Sendable {
    /// Rotation vectors in the level frame that put the attitude right; no part about the vertical.
    var before = SIMD3<Double>()
    var after = SIMD3<Double>()

    /// - Parameters:
    ///   - force: the vertical force over the swing in m/s, its part that goes with the tilt before and with that after.
    ///   - velocity: left over at the swing's end without correction, in m/s.
    ///   - velocityError: how well that is known, in m/s.
    ///   - turned: by how much the gyroscope has the tilt change, in radians; against what the attitude at hand says already.
    ///   - turnError: how well that is known, in radians.
    ///   - gravityError: how well gravity tells each tilt, in radians; gravity says no tilt.
    init(
        force: (before: Double, after: Double), velocity: SIMD3<Double>, velocityError: Double,
        turned: SIMD3<Double>, turnError: Double, gravityError: Double
    ) {
        let closing = 1 / (velocityError * velocityError)
        let turning = 1 / (turnError * turnError)
        let upright = 1 / (gravityError * gravityError)
        let first = force.before * force.before * closing + upright + turning
        let second = force.after * force.after * closing + upright + turning
        let both = force.before * force.after * closing - turning
        let determinant = first * second - both * both
        guard determinant > 0 else { return }
        /// Of one axis.
        func solve(_ velocity: Double, _ turned: Double) -> (before: Double, after: Double) {
            let one = -force.before * velocity * closing - turned * turning
            let other = -force.after * velocity * closing + turned * turning
            return ((second * one - both * other) / determinant, (first * other - both * one) / determinant)
        }
        // Tilt about y pushes along x, tilt about x against y.
        let y = solve(velocity.x, turned.y)
        let x = solve(-velocity.y, turned.x)
        before = SIMD3(x.before, y.before, 0)
        after = SIMD3(x.after, y.after, 0)
    }
}
