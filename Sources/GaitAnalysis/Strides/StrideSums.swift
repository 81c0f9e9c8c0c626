import SensorData

/// What is added up of the strides that count, one at a time, so that no stride's curve has to be kept.
struct StrideSums {
    private(set) var strides = StrideList()
    private var total = Side.allCases.map { _ in CurveAverage() }
    private var thirds = Side.allCases.map { _ in
        Thirds(heel: CurveAverage(), midfoot: CurveAverage(), forefoot: CurveAverage())
    }

    /// Takes in the next settled stride.
    mutating func take(_ found: StrideAssembler.Found) {
        strides.append(found.stride)
        guard found.stride.rejected == nil, let load = found.load else { return }
        let foot = found.stride.side.place
        total[foot].take(load.totalCurve)
        if let third = load.thirdCurves {
            thirds[foot].heel.take(third.heel)
            thirds[foot].midfoot.take(third.midfoot)
            thirds[foot].forefoot.take(third.forefoot)
        }
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
}
