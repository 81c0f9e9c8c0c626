import SensorData

/// Where each cell of an insole lies, as far as its maker says.
///
/// Columns count from 1; column 0 of a frame is the total.
struct SoleLayout: Equatable, Sendable {
    /// Columns of each third.
    var columns: Thirds<[Int]>
    /// Columns under the inner and under the outer border; empty where the cells do not tell.
    var medial: [Int] = []
    var lateral: [Int] = []
    /// Finer regions and their columns, in the order of `SoleRegion.allCases`.
    var regions: [Region] = []
    /// Columns of all that is measured as a whole: the thirds, both borders, then the regions; see `Group`.
    private(set) var groups: [[Int]] = []
    /// Columns of the toes.
    var toes: Set<Int> = []
    /// Place of each cell in metres, towards the toes and outwards; nil where one is unknown.
    var places: [Place]?
    /// Area of each cell in m²; nil where one is unknown.
    var areas: [Double]?

    /// Places among the groups.
    enum Group {
        static let heel = 0
        static let midfoot = 1
        static let forefoot = 2
        static let medial = 3
        static let lateral = 4
        static let firstRegion = 5
    }

    struct Region: Equatable, Sendable {
        var region: SoleRegion
        var columns: [Int]
    }

    struct Place: Equatable, Sendable {
        var forwards: Double
        var outwards: Double
    }

    /// nil unless the heel and at least one more third have cells.
    init?(cells: [PressureCell], side: Side? = nil) {
        columns = Thirds<[Int]>(heel: [], midfoot: [], forefoot: [])
        var byRegion: [SoleRegion: [Int]] = [:]
        for (index, cell) in cells.enumerated() {
            guard let region = cell.region else { continue }
            let column = index + 1
            byRegion[region, default: []].append(column)
            switch region.third {
            case .heel: columns.heel.append(column)
            case .midfoot: columns.midfoot.append(column)
            case .forefoot: columns.forefoot.append(column)
            }
            switch region {
            case .heelMedial, .midfootMedial, .metatarsal1, .hallux: medial.append(column)
            case .heelLateral, .midfootLateral, .metatarsal4to5, .lesserToes: lateral.append(column)
            default: break
            }
            switch region {
            case .hallux, .lesserToes, .toes: toes.insert(column)
            default: break
            }
        }
        guard !columns.heel.isEmpty, !(columns.midfoot.isEmpty && columns.forefoot.isEmpty) else { return nil }
        regions = SoleRegion.allCases.compactMap { region in
            byRegion[region].map { Region(region: region, columns: $0) }
        }
        groups = [columns.heel, columns.midfoot, columns.forefoot, medial, lateral] + regions.map(\.columns)
        let known = cells.compactMap { cell -> Place? in
            guard let x = cell.x, let y = cell.y, let side else { return nil }
            return Place(forwards: x * 1e-3, outwards: y * 1e-3 * (side == .left ? 1 : -1))
        }
        if known.count == cells.count { places = known }
        let sizes = cells.compactMap { $0.area.map { $0 * 1e-6 } }
        if sizes.count == cells.count { areas = sizes }
    }
}
