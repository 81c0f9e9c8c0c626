import Glibc
import SensorData

/// How far each foot lands ahead of the other, from what the two feet travel while the walker turns round.
///
/// A sensor on each foot measures that foot's way and nothing of the other's place. On a straight line both feet go equally far,
/// so that the longer step of one leaves no trace. But a foot that leads by some centimetres on the way out leads by as much on the way
/// back, in the opposite direction: from the way out to the way back it travels less than the other, by the difference of the two
/// steps. The two ways' difference along the turn's u(out) → u(back), divided by 2·sin(θ/2), is how far the left foot lands
/// ahead of the middle between two stances of the right one, which is half the difference of the steps.
///
/// Both feet's frames are laid on the direction in which each goes before the turn, and as only a few steps on either side count, a
/// sensor's scale and drift fall out. Nobody has to stand with the feet side by side. Own method, 2026-11-21; decision article 0010.
struct TurnedSteps {
    /// Radians (20°); a foot that turns by more in a swing is in the turn (proposal).
    private static let straight = 20 * Double.pi / 180
    /// Part of the foot's median step; shorter ones belong to the turn or to standing (proposal).
    private static let shortest = 0.6
    /// Stances of both feet, one after the other, that are looked at on each side of a turn, without the one next to it: at
    /// least and at most (proposal).
    private static let fewestStances = 5
    private static let mostStances = 9
    /// Weights of five alternating stances that leave nothing of even walking, of speeding up or of slowing down: in eighths, those of one
    /// foot (1, 6, 1) and of the other (4, 4) each sum to 1.
    private static let weights: [Double] = [0.125, 0.5, 0.75, 0.5, 0.125]
    /// Seconds from the last straight step before a turn to the first after it (proposal).
    private static let longestTurn = 10.0
    /// Radians of a turn (90°): the less a turn, the less it tells (proposal).
    private static let smallestTurn = 0.5 * Double.pi
    /// Radians (150°) that a foot may turn in one swing: one that turns farther spins on the floor and rests nowhere (proposal).
    ///
    /// Ten healthy walkers' single turns (Voisard 2023; computed by us) say −5 to 5 % of the step where no foot does, −17 to 20 % where
    /// one does.
    private static let spinning = 150 * Double.pi / 180
    /// Radians (15°) by which the two feet may disagree about the turn (proposal).
    private static let disagreement = 15 * Double.pi / 180
    /// Turns without which nothing is said (proposal).
    static let fewestTurns = 4

    /// What one turn says.
    struct Turn: Equatable, Sendable {
        /// Seconds at the last stance before it.
        var time: Double
        /// Metres that the left foot is ahead of the middle between two stances of the right one.
        var lead: Double
        /// Metres; mean stride length of both feet beside the turn.
        var stride: Double
        /// Stances of each foot that carry it.
        var stances: (left: Int, right: Int)

        static func == (one: Turn, other: Turn) -> Bool {
            one.time == other.time && one.lead == other.lead && one.stride == other.stride
        }
    }

    /// Every turn between two straight stretches, in order of time.
    private(set) var turns: [Turn] = []

    private typealias Stance = (side: Side, stance: FootTrail.Stance, isSteady: Bool)

    /// - Parameters:
    ///   - left: the left foot's stances, on the same clock as the right foot's.
    ///   - right: the right foot's.
    ///   - longestStep: seconds from one foot's contact to the other's.
    init(left: FootTrail, right: FootTrail, longestStep: Double) {
        let all = Self.merged(left, right)
        let runs = Self.runs(all, longestStep: longestStep)
        for (before, after) in zip(runs, runs.dropFirst()) {
            let between = all[before.upperBound..<after.upperBound]
            guard all[after.lowerBound].stance.time - all[before.upperBound - 1].stance.time <= Self.longestTurn,
                !between.contains(where: { $0.stance.isBroken || abs($0.stance.turned) > Self.spinning })
            else { continue }
            if let turn = Self.turn(
                Array(all[before].dropLast().suffix(Self.mostStances)),
                Array(all[after].dropFirst().prefix(Self.mostStances)))
            {
                turns.append(turn)
            }
        }
    }

    // MARK: - Straight stretches

    private static func merged(_ left: FootTrail, _ right: FootTrail) -> [Stance] {
        func marked(_ trail: FootTrail, _ side: Side) -> [Stance] {
            let typical = Order.median(trail.stances.filter { !$0.isBroken }.map { length($0.step) }) ?? 0
            return trail.stances.map { stance in
                (
                    side, stance,
                    !stance.isBroken && abs(stance.turned) < straight && length(stance.step) > shortest * typical
                )
            }
        }
        return (marked(left, .left) + marked(right, .right)).sorted {
            ($0.stance.time, $0.side) < ($1.stance.time, $1.side)
        }
    }

    /// Stretches of steady stances of the left and the right foot in turn.
    private static func runs(_ all: [Stance], longestStep: Double) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        var start = 0
        func close(_ end: Int) {
            if end - start > fewestStances { runs.append(start..<end) }
        }
        for (index, next) in all.enumerated() {
            let follows =
                index > start && next.side != all[index - 1].side
                && next.stance.time - all[index - 1].stance.time <= longestStep
            if next.isSteady, follows || index == start { continue }
            close(index)
            start = next.isSteady ? index : index + 1
        }
        close(all.count)
        return runs
    }

    // MARK: - One turn

    private static func turn(_ before: [Stance], _ after: [Stance]) -> Turn? {
        var ways: [Double] = []
        var angles: [Double] = []
        for side in Side.allCases {
            let out = direction(before, side)
            let back = direction(after, side)
            let along = SIMD2(cos(back) - cos(out), sin(back) - sin(out))
            let size = length(along)
            guard size > 2 * sin(smallestTurn / 2) else { return nil }
            let way = middle(after, side) - middle(before, side)
            ways.append((way * along).sum() / (size * size))
            angles.append(back - out)
        }
        guard abs(remainder(angles[0] - angles[1], 2 * .pi)) <= disagreement else { return nil }
        let stances = before + after
        let strides = stances.map { length($0.stance.step) }
        return Turn(
            time: before[before.count - 1].stance.time, lead: ways[0] - ways[1],
            stride: strides.reduce(0, +) / Double(strides.count),
            stances: (stances.count { $0.side == .left }, stances.count { $0.side == .right }))
    }

    /// Radians; where a foot goes over some stances.
    private static func direction(_ stances: [Stance], _ side: Side) -> Double {
        var sum = SIMD2<Double>()
        for stance in stances where stance.side == side { sum += stance.stance.step }
        return atan2(sum.y, sum.x)
    }

    /// The middle of a foot's places, weighed so that the other foot's middle lies beside it if both reach equally far.
    private static func middle(_ stances: [Stance], _ side: Side) -> SIMD2<Double> {
        let windows = stances.count - weights.count + 1
        var sum = SIMD2<Double>()
        for first in 0..<windows {
            for (offset, weight) in weights.enumerated() where stances[first + offset].side == side {
                sum += stances[first + offset].stance.place * weight
            }
        }
        return sum / Double(windows)
    }

    private static func length(_ vector: SIMD2<Double>) -> Double { (vector * vector).sum().squareRoot() }
}

extension TurnedSteps {
    /// Left against right in step length over all turns; without numbers where there are too few.
    func comparison(confidence: Double) -> MeasureComparison {
        var comparison = MeasureComparison(measure: .stepLength)
        guard turns.count >= Self.fewestTurns else {
            comparison.remark = .signalMissing
            return comparison
        }
        func estimate(_ value: (Turn) -> Double) -> Estimate {
            let values = turns.map(value)
            let count = Double(values.count)
            let mean = values.reduce(0, +) / count
            var squares = 0.0
            for value in values { squares += (value - mean) * (value - mean) }
            return SerialError(
                standardError: (squares / (count * (count - 1))).squareRoot(), degreesOfFreedom: count - 1
            )
            .estimate(mean, confidence: confidence)
        }
        func left(_ turn: Turn) -> Double { turn.stride / 2 + turn.lead }
        func right(_ turn: Turn) -> Double { turn.stride / 2 - turn.lead }
        func summary(_ mean: Double, _ strides: Int) -> FootSummary {
            FootSummary(strides: strides, mean: mean, standardDeviation: nil, coefficientOfVariation: nil)
        }
        let means = (left: estimate(left).value, right: estimate(right).value)
        comparison.left = summary(means.left, turns.reduce(0) { $0 + $1.stances.left })
        comparison.right = summary(means.right, turns.reduce(0) { $0 + $1.stances.right })
        comparison.difference = estimate { 2 * $0.lead }
        comparison.bothFeet = estimate { $0.stride / 2 }
        comparison.symmetryIndex = estimate { 400 * $0.lead / $0.stride }
        comparison.minimalDetectableChange = comparison.symmetryIndex?.minimalDetectableChange
        if means.right > 0 { comparison.symmetryRatio = estimate { left($0) / right($0) } }
        comparison.symmetryAngle = SymmetryFigures.angle(left: means.left, right: means.right)
        comparison.gaitAsymmetry = SymmetryFigures.logAsymmetry(left: means.left, right: means.right)
        return comparison
    }
}
