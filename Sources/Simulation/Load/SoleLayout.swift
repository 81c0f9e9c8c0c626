import SensorData

/// The sixteen cells of the simulated insole, and how a foot's load spreads over them.
struct SoleLayout: Sendable {
    /// Cells of one insole: y points to the person's left, so the two insoles are mirror images.
    static func cells(_ side: Side) -> [PressureCell] {
        let outwards: Double = side == .left ? 1 : -1
        return plan.enumerated().map { index, cell in
            PressureCell(
                number: index + 1, x: cell.x, y: outwards * cell.outwards, area: cell.area, region: cell.region)
        }
    }

    private struct Place {
        /// Millimetres from the heel's end.
        var x: Double
        /// Millimetres from the insole's axis to the outer border.
        var outwards: Double
        /// In mm².
        var area: Double
        var region: SoleRegion
    }

    private static let plan: [Place] = [
        Place(x: 22, outwards: -13, area: 520, region: .heelMedial),
        Place(x: 22, outwards: 13, area: 520, region: .heelLateral),
        Place(x: 50, outwards: -14, area: 560, region: .heelMedial),
        Place(x: 50, outwards: 14, area: 560, region: .heelLateral),
        Place(x: 85, outwards: -16, area: 600, region: .midfootMedial),
        Place(x: 85, outwards: 16, area: 620, region: .midfootLateral),
        Place(x: 115, outwards: -18, area: 600, region: .midfootMedial),
        Place(x: 115, outwards: 20, area: 640, region: .midfootLateral),
        Place(x: 140, outwards: 24, area: 600, region: .midfootLateral),
        Place(x: 178, outwards: -28, area: 560, region: .metatarsal1),
        Place(x: 184, outwards: -10, area: 480, region: .metatarsal2to3),
        Place(x: 182, outwards: 5, area: 480, region: .metatarsal2to3),
        Place(x: 174, outwards: 19, area: 480, region: .metatarsal4to5),
        Place(x: 164, outwards: 32, area: 480, region: .metatarsal4to5),
        Place(x: 230, outwards: -22, area: 620, region: .hallux),
        Place(x: 224, outwards: 10, area: 760, region: .lesserToes),
    ]

    /// Each cell's part of the foot's load; the parts sum to 1.
    ///
    /// - Parameters:
    ///   - phase: 0 at initial contact to 1 at final contact.
    ///   - heelRelief: Part of the heel's own load that midfoot and forefoot bear instead.
    /// - Returns: Sixteen numbers of 0 to 1.
    static func parts(phase: Double, heelRelief: Double) -> [Double] {
        let pastHeel = smoothStep(phase, from: 0, to: 0.72)
        let front = smoothStep(phase, from: 0.18, to: 0.88)
        var heel = 1 - pastHeel
        let relief = heel * heelRelief
        heel -= relief
        let midfoot = pastHeel - front + 0.6 * relief
        let toes = front * (0.04 + 0.10 * phase + 0.30 * smoothStep(phase, from: 0.85, to: 1))
        let metatarsals = front - toes + 0.4 * relief
        // The load runs along the outer border and crosses to the big toe.
        let inwards = smoothStep(phase, from: 0.2, to: 0.95)
        let rear = 0.6 - 0.35 * smoothStep(phase, from: 0, to: 0.25)
        return spread(heel, over: [rear * 0.47, rear * 0.53, (1 - rear) * 0.48, (1 - rear) * 0.52])
            + spread(midfoot, over: [0.09, 0.27, 0.07, 0.30, 0.27])
            + spread(
                metatarsals,
                over: [
                    0.14 + 0.16 * inwards, 0.24, 0.22 - 0.02 * inwards, 0.22 - 0.08 * inwards, 0.18 - 0.06 * inwards,
                ])
            + spread(toes, over: [0.5 + 0.2 * inwards, 0.5 - 0.2 * inwards])
    }

    private static func spread(_ load: Double, over weights: [Double]) -> [Double] {
        let sum = weights.reduce(0, +)
        return weights.map { load * $0 / sum }
    }
}
