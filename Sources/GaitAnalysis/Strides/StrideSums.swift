import SensorData

/// What is added up of the strides that count, one at a time, so that no stride's curve has to be kept.
struct StrideSums {
    /// The settled strides, but for those that were forgotten.
    private(set) var strides = StrideList()
    /// How many of the first strides were forgotten.
    private(set) var forgotten = 0
    private var total = Side.allCases.map { _ in CurveAverage() }
    private var thirds = Side.allCases.map { _ in
        Thirds(heel: CurveAverage(), midfoot: CurveAverage(), forefoot: CurveAverage())
    }

    /// The same curves in blocks: total, heel, midfoot, forefoot of each foot.
    private var blocks = Side.allCases.map { _ in StanceCurve.Subject.allCases.map { _ in CurveBlocks() } }
    private var regions = Side.allCases.map { _ in RegionAverage() }
    private var soles = Side.allCases.map { _ in SoleAverage() }
    private(set) var spectrum: ForceSpectrum

    init(parameters: StatisticsParameters = StatisticsParameters()) {
        spectrum = ForceSpectrum(harmonics: parameters.harmonics)
    }

    /// Takes in the next settled stride.
    mutating func take(_ found: StrideAssembler.Found) {
        strides.append(found.stride)
        spectrum.take(found.stride, load: found.load)
        guard found.stride.rejected == nil, let load = found.load else { return }
        let foot = found.stride.side.place
        total[foot].take(load.totalCurve)
        regions[foot].take(load.regions)
        if let sole = load.sole { soles[foot].take(sole) }
        blocks[foot][0].take(load.totalCurve)
        if let third = load.thirdCurves {
            thirds[foot].heel.take(third.heel)
            thirds[foot].midfoot.take(third.midfoot)
            thirds[foot].forefoot.take(third.forefoot)
            blocks[foot][1].take(third.heel)
            blocks[foot][2].take(third.midfoot)
            blocks[foot][3].take(third.forefoot)
        }
    }

    /// Forgets single strides that begin before a moment; what was added up of them stays.
    mutating func forget(before time: Double) {
        let count = strides.forget(before: time)
        forgotten += count
        spectrum.forget(count)
    }

    /// Mean load over stance with its spread, over the strides of a foot that count.
    func curves(_ side: Side, cells: StreamChannels.Cells) -> [StanceCurve] {
        let (total, thirds) = (total[side.place], thirds[side.place])
        return [
            total.curve(side: side, subject: .total, unit: cells.unit),
            thirds.heel.curve(side: side, subject: .heel, unit: cells.cellUnit),
            thirds.midfoot.curve(side: side, subject: .midfoot, unit: cells.cellUnit),
            thirds.forefoot.curve(side: side, subject: .forefoot, unit: cells.cellUnit),
        ].compactMap { $0 }
    }

    /// What each region of a sole carried, over the strides that count.
    func regions(_ side: Side, cells: StreamChannels.Cells) -> [RegionSummary] {
        guard let layout = cells.layout else { return [] }
        return regions[side.place].summaries(
            side: side, regions: layout.regions.map(\.region), unit: cells.cellUnit)
    }

    /// How the load lies on a sole, over the strides that count; nil where the cells do not say where they are.
    func sole(_ side: Side, cells: StreamChannels.Cells) -> SoleMap? {
        cells.layout.flatMap { soles[side.place].map(side: side, layout: $0, unit: cells.cellUnit) }
    }

    /// Left against right over stance, of what both feet have in the same unit.
    func curveComparisons(cells: [StreamChannels.Cells], least: Int, confidence: Double) -> [CurveComparison] {
        guard cells.count == 2 else { return [] }
        return zip(StanceCurve.Subject.allCases, zip(blocks[0], blocks[1])).compactMap { subject, feet in
            let units = cells.map { subject == .total ? $0.unit : $0.cellUnit }
            guard units[0] == units[1] else { return nil }
            return CurveBlocks.comparison(
                left: feet.0, right: feet.1, subject: subject, unit: units[0], confidence: confidence, least: least)
        }
    }
}
