public import SensorData

/// A way of walking that differs from healthy gait.
public struct Compensation: Equatable, Codable, Sendable {
    /// The ids of the product's specification; a strength of 0.5 has the sizes given here.
    public enum Pattern: String, CaseIterable, Codable, Sendable {
        /// Weight is moved to the other leg, the timing stays: impulse index 16 %.
        case weightShift
        /// Less time on the painful leg, and less load: stance index 8 %, impulse index 12 %.
        case antalgic
        /// The heel is spared: it loses 40 % of its share to midfoot and forefoot.
        case reducedHeelLoading
        /// The foot lands flatter: strike angle −15°; at full strength on the forefoot.
        case heelStrikeAvoidance
        /// The heel lands harder: loading rate of the heel and shock +50 %.
        case hardHeelImpact
        /// The foot rolls inwards in stance: 6°, medial share +25 %.
        case overpronation
        /// The foot rolls outwards in stance: 6°, medial share −25 %.
        case oversupination
        /// The foot is loaded on its outer border: lateral share +30 %.
        case lateralLoading
        /// Midfoot share +80 %.
        case lowArch
        /// Midfoot share −60 %.
        case highArch
        /// Forefoot share +30 %.
        case forefootOverload
        /// The foot points outwards by 10° more.
        case toeOut
        /// The foot points inwards by 10° more.
        case toeIn
        /// The knee hardly bends: pitch range −15°, peak swing velocity −25 %.
        case stiffGait
        /// The leg swings out and round: 4 cm.
        case circumduction
        /// Push-off velocity −25 %, second force peak −10 %.
        case weakPushOff
        /// The toes pass the floor 6 mm lower.
        case lowClearance
        /// The foot reaches less far: step length −10 %; the other foot's step stays.
        case stepLengthAsymmetry
        /// Steps differ from one to the next: stride time's coefficient of variation 2 % → 5 %; has no side.
        case irregularGait
        /// Antalgic gait and low clearance of one leg that grow from nothing to the strength over the recording.
        case fatigueDrift
        /// The heel leaves the floor earlier: by 8 % of stance.
        case earlyHeelRise

        /// Whether one foot shows the pattern; without, the side is ignored.
        public var hasSide: Bool { self != .irregularGait }
    }

    public var pattern: Pattern
    /// The foot that shows the deficit: the unloaded foot, the shorter stance or step, else the foot that deviates.
    public var side: Side
    /// 0 (healthy) to 1.
    public var strength: Double

    public init(pattern: Pattern, side: Side, strength: Double) {
        self.pattern = pattern
        self.side = side
        self.strength = min(1, max(0, strength))
    }
}
