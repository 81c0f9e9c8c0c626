import SensorData

/// Which third of the sole each cell of an insole lies under.
struct SoleLayout: Equatable, Sendable {
    /// Cell columns (from 1; column 0 is the total) of each third.
    var columns: Thirds<[Int]>

    /// nil unless the heel and at least one more third have cells.
    init?(cells: [PressureCell]) {
        var columns = Thirds<[Int]>(heel: [], midfoot: [], forefoot: [])
        for (index, cell) in cells.enumerated() {
            switch cell.region?.third {
            case .heel: columns.heel.append(index + 1)
            case .midfoot: columns.midfoot.append(index + 1)
            case .forefoot: columns.forefoot.append(index + 1)
            case nil: break
            }
        }
        guard !columns.heel.isEmpty, !(columns.midfoot.isEmpty && columns.forefoot.isEmpty) else { return nil }
        self.columns = columns
    }
}
