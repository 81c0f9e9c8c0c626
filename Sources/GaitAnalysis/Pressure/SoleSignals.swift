/// What the cells and the groups of cells of a sole carried in one stance.
struct SoleSignals {
    let frames: ClosedRange<Int>
    let rate: Double
    /// The total and each cell, also in a frame before and after.
    let loads: LoadTable
    let cells: [LoadTable.Extent]
    /// The layout's groups, also in a frame before and after.
    let groups: LoadTable
    let extents: [LoadTable.Extent]
    let thirds: Thirds<StanceSignal>

    /// Regions with less than this part of the stance's largest load are not loaded (proposal).
    static let leastPart = 0.02

    init(
        _ loads: LoadTable, _ cells: [LoadTable.Extent], layout: SoleLayout, _ frames: ClosedRange<Int>,
        initial: Double, rate: Double
    ) {
        self.frames = frames
        self.rate = rate
        self.loads = loads
        self.cells = cells
        let groups = loads.grouped(layout.groups)
        let extents = groups.extents(over: frames)
        func signal(_ group: Int) -> StanceSignal {
            StanceSignal(groups, group, extents[group], frames, initial: initial, rate: rate)
        }
        thirds = Thirds(
            heel: signal(SoleLayout.Group.heel), midfoot: signal(SoleLayout.Group.midfoot),
            forefoot: signal(SoleLayout.Group.forefoot))
        self.groups = groups
        self.extents = extents
    }

    /// Load × seconds of one group.
    func impulse(_ group: Int) -> Double { extents[group].sum / rate }

    /// What each region of the layout carried, in a stance with some largest load.
    func regions(of layout: SoleLayout, peak: Double) -> [RegionLoad] {
        let counts = groups.counts(over: frames, atLeast: extents.map { StanceSignal.contactPart * $0.peak })
        return layout.regions.indices.map { index in
            let group = SoleLayout.Group.firstRegion + index
            let extent = extents[group]
            let isLoaded = extent.peak >= Self.leastPart * peak
            var load = RegionLoad(
                impulse: Float(impulse(group)), peak: Float(extent.peak),
                contactTime: Float(isLoaded ? Double(counts[group]) / rate : 0))
            guard let areas = layout.areas else { return load }
            for column in layout.groups[group] {
                let area = areas[column - 1]
                load.peakPressure = max(load.peakPressure ?? 0, Float(cells[column].peak / area))
                load.pressureTime = max(load.pressureTime ?? 0, Float(cells[column].sum / rate / area))
            }
            return load
        }
    }
}
