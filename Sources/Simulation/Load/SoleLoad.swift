/// How a foot's load spreads over its sixteen cells while it rolls over.
///
/// What one cell loses another gains at the same moment: the sixteen parts always sum to 1.
struct SoleLoad: Sendable {
    /// Stance phase at which a usual heel has given up all its load.
    static let usualHeelEnd = 0.72

    /// Cells as in `SoleLayout`; 1 where a cell belongs.
    static let heel = cells(0...3)
    static let midfoot = cells(4...8)
    static let forefoot = cells(9...15)
    static let medial = cells([0, 2, 4, 6, 9, 14])
    /// The second and third metatarsal heads belong neither here nor there.
    static let lateral = cells([1, 3, 5, 7, 8, 12, 13, 15])
    /// Regions inside which load passes from one border to the other.
    private static let regions = [heel, midfoot, cells(9...13), cells(14...15)]

    private static func cells(_ indices: some Sequence<Int>) -> SIMD16<Double> {
        var mask = SIMD16<Double>.zero
        for index in indices { mask[index] = 1 }
        return mask
    }

    private let manner: FootManner
    /// Part of the heel's first load that arrives elsewhere because the foot lands flat: 0 for a usual strike angle.
    private let flatness: Double

    /// - Parameters:
    ///   - manner: how the foot bears load.
    ///   - strikePitch: radians; toes up at the initial contact that began this stance.
    init(_ manner: FootManner, strikePitch: Double) {
        self.manner = manner
        let angle = strikePitch * 180 / .pi
        flatness = 1 - min(1, max(0, (angle + 8) / 24))
    }

    /// Each cell's part of the foot's load.
    ///
    /// - Parameter phase: 0 at initial contact to 1 at final contact.
    /// - Returns: Sixteen numbers of 0 to 1 that sum to 1.
    func parts(phase: Double) -> SIMD16<Double> {
        let pastHeel = smoothStep(phase, from: 0, to: Self.usualHeelEnd)
        let front = smoothStep(phase, from: 0.18, to: 0.88)
        var heel = 1 - pastHeel
        var midfoot = pastHeel - front
        let toes = front * (0.04 + 0.10 * phase + 0.30 * smoothStep(phase, from: 0.85, to: 1))
        var metatarsals = front - toes
        if flatness > 0 {
            let flat = heel * flatness * (1 - smoothStep(phase, from: 0.02, to: 0.25))
            heel -= flat
            midfoot += 0.4 * flat
            metatarsals += 0.6 * flat
        }
        // Only a foot that has come down can relieve its heel.
        let relief = heel * manner.heelRelief * smoothStep(phase, from: 0.02, to: 0.14)
        heel -= relief
        midfoot += 0.5 * relief
        metatarsals += 0.5 * relief
        if manner.heelEnd < Self.usualHeelEnd {
            let lifted = heel * smoothStep(phase, from: manner.heelEnd - 0.25, to: manner.heelEnd)
            heel -= lifted
            metatarsals += lifted
        }
        if manner.forefootGain != 0 {
            let part = manner.forefootGain * smoothStep(phase, from: 0.12, to: 0.35)
            metatarsals += part * (heel + midfoot)
            heel -= part * heel
            midfoot -= part * midfoot
        }
        let along = alongFoot(
            spread(phase: phase, heel: heel, midfoot: midfoot, metatarsals: metatarsals, toes: toes), phase: phase)
        return acrossFoot(along)
    }

    /// The usual way of the load over each region: along the outer border, then across to the big toe.
    private func spread(
        phase: Double, heel: Double, midfoot: Double, metatarsals: Double, toes: Double
    ) -> SIMD16<Double> {
        let inwards = smoothStep(phase, from: 0.2, to: 0.95)
        let rear = heel * (0.6 - 0.35 * smoothStep(phase, from: 0, to: 0.25))
        let fore = heel - rear
        var parts = SIMD16<Double>.zero
        parts[0] = rear * 0.47
        parts[1] = rear * 0.53
        parts[2] = fore * 0.48
        parts[3] = fore * 0.52
        parts[4] = midfoot * 0.09
        parts[5] = midfoot * 0.27
        parts[6] = midfoot * 0.07
        parts[7] = midfoot * 0.30
        parts[8] = midfoot * 0.27
        parts[9] = metatarsals * (0.14 + 0.16 * inwards)
        parts[10] = metatarsals * 0.24
        parts[11] = metatarsals * (0.22 - 0.02 * inwards)
        parts[12] = metatarsals * (0.22 - 0.08 * inwards)
        parts[13] = metatarsals * (0.18 - 0.06 * inwards)
        parts[14] = toes * (0.5 + 0.2 * inwards)
        parts[15] = toes * (0.5 - 0.2 * inwards)
        return parts
    }

    /// Moves load between the midfoot and the rest, each border keeping what it has.
    private func alongFoot(_ parts: SIMD16<Double>, phase: Double) -> SIMD16<Double> {
        guard manner.midfootGain != 0 else { return parts }
        let taken = parts * Self.midfoot
        let midfoot = taken.sum()
        // Twice as much comes from, or goes to, the forefoot as the heel, for what each of them bears.
        let weighted = parts * (Self.heel + Self.forefoot * 2)
        let sum = weighted.sum()
        guard midfoot > 0, sum > 0 else { return parts }
        if manner.midfootGain > 0 {
            // A low arch sinks as the foot comes to bear.
            let wanted = manner.midfootGain * smoothStep(phase, from: 0.05, to: 0.4) * midfoot
            let given = weighted * (min(wanted, 0.45 * sum) / sum)
            // The midfoot takes up medially and laterally what medial and lateral cells give.
            let moved = given.sum()
            let medial = (given * Self.medial).sum()
            let lateral = (given * Self.lateral).sum()
            guard medial + lateral > 0 else { return parts }
            let innerShare = medial / (medial + lateral)
            let inner = (taken * Self.medial).sum()
            let gain =
                taken * Self.medial * (moved * innerShare / inner)
                + taken * Self.lateral * (moved * (1 - innerShare) / (midfoot - inner))
            return parts + gain - given
        }
        var result = parts + taken * manner.midfootGain
        for border in [Self.medial, Self.lateral] {
            let takers = weighted * border
            result += takers * (-manner.midfootGain * (taken * border).sum() / takers.sum())
        }
        return result
    }

    /// Moves load between the borders, region by region.
    private func acrossFoot(_ parts: SIMD16<Double>) -> SIMD16<Double> {
        let shift = manner.medialShift
        guard shift != 0 else { return parts }
        let (givers, takers) = shift > 0 ? (Self.lateral, Self.medial) : (Self.medial, Self.lateral)
        var result = parts
        for region in Self.regions {
            let share: Double = abs(shift)
            let given = parts * region * givers * share
            let taking = parts * region * takers
            let sum = taking.sum()
            guard sum > 0 else { continue }
            result += taking * (given.sum() / sum) - given
        }
        return result
    }
}
