/// The rigid foot around its sensor in the midfoot of the insole; metres, foot axes.
struct FootGeometry: Sendable {
    /// The point about which the foot rolls when it lands.
    var heel = SIMD3(-0.115, 0.0, -0.010)
    /// The point about which the foot rolls when it pushes off: the balls of the toes.
    var ball = SIMD3(0.065, 0.0, -0.010)
    /// The tip of the straight toes, for the clearance in mid-swing.
    var toe = SIMD3(0.125, 0.0, -0.005)
    /// Height of the sensor above the floor while the foot is flat.
    var sensorHeight = 0.010
}
