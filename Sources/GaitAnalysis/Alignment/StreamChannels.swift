import SensorData

/// Which columns of a stream the analysis reads, and what each is multiplied by.
struct StreamChannels: Equatable, Sendable {
    /// Columns of acceleration x, y, z and angular rate x, y, z; nil unless all six are there.
    var inertial: [Int]?
    var cells: Cells?

    struct Cells: Equatable, Sendable {
        /// Column of the device's own total; nil where the total is the sum of the cells.
        var total: Int?
        /// Column of each cell in the order of the descriptor's cells.
        var columns: [Int]
        /// Turns each cell's SI value into the load's unit: its area in m² where the cells give pressures.
        var factors: [Double]
        var layout: SoleLayout?
        /// "N" where the total is a force, else the unit of the summed cells.
        var unit: String
        /// "N" where the cells' loads are forces.
        var cellUnit: String
        /// The cells' regions are those of the insoles that the controls wore.
        var isReferenceKind: Bool
    }

    init(_ stream: StreamDescriptor) {
        func column(_ quantity: Quantity) -> Int? { stream.channels.firstIndex { $0.quantity == quantity } }
        let axes = Axis.allCases.map { column(.acceleration($0)) } + Axis.allCases.map { column(.angularRate($0)) }
        let found = axes.compactMap { $0 }
        inertial = found.count == 6 ? found : nil
        cells = Cells(stream, total: column(.totalForce))
    }
}

extension StreamChannels.Cells {
    /// nil where the stream carries no load.
    init?(_ stream: StreamDescriptor, total device: Int?) {
        let known = stream.cells.compactMap { cell -> (cell: PressureCell, column: Int)? in
            let column = stream.channels.firstIndex { $0.quantity == .cellLoad(cell.number) }
            return column.map { (cell, $0) }
        }
        guard !known.isEmpty || device != nil else { return nil }
        let units = known.map { stream.channels[$0.column].unit }
        let areForces = !units.isEmpty && units.allSatisfy { $0 == .newton }
        let areRaw = units.contains { $0 == .counts || $0 == .one }
        let haveAreas = !known.isEmpty && !areRaw && known.allSatisfy { $0.cell.area != nil }
        columns = known.map(\.column)
        // mm² to m²: pressure in Pa times area in m² is force in N. Without areas, sums of pressures are given in kPa.
        factors = known.map { areForces || areRaw ? 1 : haveAreas ? ($0.cell.area ?? 0) * 1e-6 : 1e-3 }
        cellUnit = areForces || haveAreas ? "N" : areRaw ? "counts" : "kPa"
        // A sum that is a force is preferred to the device's own total, which nobody can check.
        total = cellUnit == "N" ? nil : device
        unit = total != nil ? "N" : cellUnit
        layout = SoleLayout(cells: known.map(\.cell), side: stream.side)
        let thirds = known.map { $0.cell.region?.third }
        isReferenceKind =
            areForces
            && thirds == [.heel, .heel, .heel, .midfoot, .midfoot, .forefoot, .forefoot, .forefoot]
    }
}
