import SensorData

@testable import Simulation

/// What each pattern of the specification changes at half strength, and what goes along with it.
enum PatternSizes {
    /// One number of a walk's truth that a pattern changes.
    struct Change {
        var name: String
        /// From the healthy walk's truth and the pattern's, on the pattern's side.
        var measured: (WalkTruth, WalkTruth, Side) -> Double
        var expected: Double
    }

    private static let degree = Double.pi / 180

    private static func part(_ name: String, _ number: KeyPath<FootTruth, Double>, _ size: Double) -> Change {
        Change(
            name: name, measured: { $1[$2][keyPath: number] / $0[$2][keyPath: number] - 1 }, expected: size)
    }

    private static func amount(_ name: String, _ number: KeyPath<FootTruth, Double>, _ size: Double)
        -> Change
    {
        Change(name: name, measured: { $1[$2][keyPath: number] - $0[$2][keyPath: number] }, expected: size)
    }

    /// The other foot's above the side's.
    private static func index(_ name: String, _ number: KeyPath<FootTruth, Double>, _ size: Double)
        -> Change
    {
        Change(
            name: name,
            measured: { healthy, shown, side in
                symmetryIndex(shown[side.opposite][keyPath: number], shown[side][keyPath: number])
                    - symmetryIndex(healthy[side.opposite][keyPath: number], healthy[side][keyPath: number])
            }, expected: size)
    }

    static func changes(_ pattern: Compensation.Pattern) -> [Change] {
        switch pattern {
        case .weightShift: [index("impulse", \.impulse, 16)]
        case .antalgic: [index("stance", \.stanceTime, 8), index("impulse", \.impulse, 12)]
        case .reducedHeelLoading: [part("heel share", \.heelShare, -0.4)]
        case .heelStrikeAvoidance: [amount("strike angle", \.footStrikeAngle, -15 * degree)]
        case .hardHeelImpact: [part("loading rate", \.loadingRate, 0.5), part("impact", \.impact, 0.5)]
        case .overpronation:
            [amount("eversion", \.eversion, 6 * degree), part("medial share", \.medialShare, 0.25)]
        case .oversupination:
            [amount("eversion", \.eversion, -6 * degree), part("medial share", \.medialShare, -0.25)]
        case .lateralLoading: [part("lateral share", \.lateralShare, 0.3)]
        case .lowArch: [part("midfoot share", \.midfootShare, 0.8)]
        case .highArch: [part("midfoot share", \.midfootShare, -0.6)]
        case .forefootOverload: [part("forefoot share", \.forefootShare, 0.3)]
        case .toeOut: [amount("progression angle", \.footProgressionAngle, 10 * degree)]
        case .toeIn: [amount("progression angle", \.footProgressionAngle, -10 * degree)]
        case .stiffGait:
            [
                amount("pitch range", \.pitchRange, -15 * degree),
                part("swing velocity", \.peakSwingVelocity, -0.25),
            ]
        case .circumduction: [amount("lateral path", \.lateralExcursion, 0.04)]
        case .weakPushOff:
            [part("push-off velocity", \.pushOffVelocity, -0.25), part("second peak", \.secondPeak, -0.1)]
        case .lowClearance: [amount("clearance", \.toeClearance, -0.006)]
        case .stepLengthAsymmetry: [part("step length", \.stepLength, -0.1)]
        case .irregularGait: [amount("stride time variation", \.strideTimeVariation, 0.03)]
        case .fatigueDrift:
            // Half of it in the middle of the walk.
            [
                index("stance", \.stanceTime, 4), index("impulse", \.impulse, 6),
                amount("clearance", \.toeClearance, -0.003),
            ]
        case .earlyHeelRise: [amount("heel-off", \.heelOff, -0.08)]
        }
    }

    // MARK: What goes along

    /// A number of a foot, how far it may go along with a pattern unasked, and whether as a part of itself.
    struct Bound {
        var name: String
        var number: KeyPath<FootTruth, Double>
        var limit: Double
        var isPart = true
    }

    static var bounds: [Bound] {
        [
            Bound(name: "stanceTime", number: \.stanceTime, limit: 0.001),
            Bound(name: "swingTime", number: \.swingTime, limit: 0.001),
            Bound(name: "stepTime", number: \.stepTime, limit: 0.001),
            Bound(name: "strideLength", number: \.strideLength, limit: 0.001),
            Bound(name: "stepLength", number: \.stepLength, limit: 0.001),
            Bound(name: "strideTimeVariation", number: \.strideTimeVariation, limit: 0.001),
            Bound(name: "impulse", number: \.impulse, limit: 0.003),
            Bound(name: "peakForce", number: \.peakForce, limit: 0.03),
            Bound(name: "firstPeak", number: \.firstPeak, limit: 0.03),
            Bound(name: "secondPeak", number: \.secondPeak, limit: 0.03),
            Bound(name: "heelPeak", number: \.heelPeak, limit: 0.03),
            Bound(name: "loadingRate", number: \.loadingRate, limit: 0.03),
            Bound(name: "heelShare", number: \.heelShare, limit: 0.025),
            Bound(name: "midfootShare", number: \.midfootShare, limit: 0.045),
            Bound(name: "forefootShare", number: \.forefootShare, limit: 0.035),
            Bound(name: "medialShare", number: \.medialShare, limit: 0.025),
            Bound(name: "lateralShare", number: \.lateralShare, limit: 0.025),
            Bound(name: "footStrikeAngle", number: \.footStrikeAngle, limit: degree, isPart: false),
            Bound(name: "footProgressionAngle", number: \.footProgressionAngle, limit: 0.2 * degree, isPart: false),
            Bound(name: "eversion", number: \.eversion, limit: 0.2 * degree, isPart: false),
            Bound(name: "pitchRange", number: \.pitchRange, limit: degree, isPart: false),
            Bound(name: "peakSwingVelocity", number: \.peakSwingVelocity, limit: 0.01),
            Bound(name: "pushOffVelocity", number: \.pushOffVelocity, limit: 0.01),
            Bound(name: "heelOff", number: \.heelOff, limit: 0.005, isPart: false),
            Bound(name: "toeClearance", number: \.toeClearance, limit: 0.0005, isPart: false),
            Bound(name: "lateralExcursion", number: \.lateralExcursion, limit: 0.004, isPart: false),
            Bound(name: "impact", number: \.impact, limit: 0.001),
        ]
    }

    private static let thirds = ["heelShare", "midfootShare", "forefootShare", "heelPeak"]
    private static let borders = ["medialShare", "lateralShare"]
    private static let timing = [
        "stanceTime", "swingTime", "stepTime", "impulse", "peakSwingVelocity", "pushOffVelocity",
    ]

    /// What physics moves with a pattern on its own foot.
    static func coupled(_ pattern: Compensation.Pattern) -> [String] {
        switch pattern {
        case .weightShift: ["impulse", "loadingRate"]
        case .antalgic, .fatigueDrift: timing + ["toeClearance"]
        case .reducedHeelLoading: thirds + borders
        case .heelStrikeAvoidance: thirds + borders + ["footStrikeAngle", "pitchRange", "loadingRate"]
        case .hardHeelImpact: thirds + ["loadingRate", "impact"]
        case .overpronation, .oversupination: borders + ["eversion"]
        case .lateralLoading: borders
        case .lowArch, .highArch, .forefootOverload: thirds
        case .toeOut, .toeIn: ["footProgressionAngle"]
        case .stiffGait: ["pitchRange", "peakSwingVelocity"]
        case .circumduction: ["lateralExcursion"]
        // Who pushes less turns the foot less; to make up for it after final contact would be a fast push all the same.
        case .weakPushOff: thirds + ["pushOffVelocity", "pitchRange", "secondPeak"]
        case .lowClearance: ["toeClearance"]
        // Shorter strides are smaller in all.
        case .stepLengthAsymmetry: shorter + ["stepLength"]
        case .irregularGait: ["strideTimeVariation"]
        case .earlyHeelRise: thirds + ["heelOff"]
        }
    }

    private static let shorter = ["strideLength", "pitchRange", "peakSwingVelocity", "pushOffVelocity", "impact"]

    /// What physics moves on the other foot.
    static func coupledOpposite(_ pattern: Compensation.Pattern) -> [String] {
        switch pattern {
        case .weightShift: ["impulse", "loadingRate"]
        case .antalgic, .fatigueDrift: timing
        case .stepLengthAsymmetry: shorter
        case .irregularGait: ["strideTimeVariation"]
        default: []
        }
    }
}
