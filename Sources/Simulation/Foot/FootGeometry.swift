/// The rigid foot around its sensor in the midfoot of the insole; metres, foot axes.
struct FootGeometry: Sendable {
    /// The point about which the foot rolls when it lands.
    let heel: SIMD3<Double>
    /// The point about which the foot rolls when it pushes off: the balls of the toes.
    let ball: SIMD3<Double>
    /// The front of the sole, for the clearance in mid-swing: this foot is rigid, and passes the floor with what it left it with.
    var toe: SIMD3<Double> { ball }
    /// Height of the sensor above the floor while the foot is flat.
    let sensorHeight = 0.010

    init(footLength: Double) {
        let scale = footLength / 0.265
        heel = SIMD3(-0.115 * scale, 0, -0.010)
        ball = SIMD3(0.065 * scale, 0, -0.010)
    }
}
