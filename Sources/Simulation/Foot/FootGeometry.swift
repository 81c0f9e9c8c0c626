/// The rigid foot around its sensor in the midfoot of the insole; metres, foot axes.
struct FootGeometry: Sendable {
    /// The point about which the foot rolls when it lands.
    let heel: SIMD3<Double>
    /// The point about which the foot rolls when it pushes off: the balls of the toes.
    let ball: SIMD3<Double>
    /// The tip of the straight toes, for the clearance in mid-swing.
    let toe: SIMD3<Double>
    /// Height of the sensor above the floor while the foot is flat.
    let sensorHeight = 0.010

    init(footLength: Double) {
        let scale = footLength / 0.265
        heel = SIMD3(-0.115 * scale, 0, -0.010)
        ball = SIMD3(0.065 * scale, 0, -0.010)
        toe = SIMD3(0.125 * scale, 0, -0.005)
    }
}
