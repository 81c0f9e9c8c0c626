import SensorData

/// The sixteen cells of the simulated insole.
struct SoleLayout: Sendable {
    /// Cells of one insole: y points to the person's left, so the two insoles are mirror images.
    ///
    /// - Parameters:
    ///   - side: the foot.
    ///   - footLength: metres; the insole is as long as the foot, in whole millimetres of its cells' places.
    static func cells(_ side: Side, footLength: Double) -> [PressureCell] {
        let outwards: Double = side == .left ? 1 : -1
        let scale = footLength / 0.265
        return plan.enumerated().map { index, cell in
            PressureCell(
                number: index + 1, x: (scale * cell.x).rounded(), y: (scale * outwards * cell.outwards).rounded(),
                area: (scale * scale * cell.area).rounded(), region: cell.region)
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
}
