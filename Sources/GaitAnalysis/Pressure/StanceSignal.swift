/// The load of a group of cells over one stance, frame by frame, with the moments at which it comes and goes.
struct StanceSignal: Equatable, Sendable {
    /// One load for each frame of the stance.
    let loads: [Double]
    let peak: Double
    /// Load × seconds.
    let impulse: Double
    /// The load in the frame before; 0 where it is not known.
    private let before: Double
    /// Seconds from initial contact to the first frame.
    private let lead: Double
    let rate: Double

    /// A group counts as loaded above this part of its own largest load of the stance (proposal).
    static let contactPart = 0.1

    /// One column's loads in the frames of a stance, with what is already known of them.
    init(
        _ table: LoadTable, _ column: Int, _ extent: LoadTable.Extent, _ frames: ClosedRange<Int>, initial: Double,
        rate: Double
    ) {
        loads = table.column(column, frames)
        peak = extent.peak
        impulse = extent.sum / rate
        let before = table.frames.contains(frames.lowerBound - 1) ? table[frames.lowerBound - 1, column] : 0
        self.before = before.isNaN ? 0 : before
        lead = Double(frames.lowerBound) / rate - initial
        self.rate = rate
    }

    /// Seconds from initial contact until the load first reaches a level; nil where it never does.
    func rise(to level: Double) -> Double? {
        guard let index = loads.firstIndex(where: { $0 >= level }) else { return nil }
        return lead + (Double(index - 1) + part(index, level)) / rate
    }

    /// Seconds from initial contact until the load is below a level for good.
    func fall(below level: Double) -> Double? {
        guard let index = loads.lastIndex(where: { $0 >= level }) else { return nil }
        guard index + 1 < loads.count else { return lead + Double(index) / rate }
        return lead + (Double(index) + part(index + 1, level)) / rate
    }

    /// Seconds from initial contact until the group is loaded; nil where it hardly is.
    func contact(least: Double) -> Double? { peak >= least ? rise(to: Self.contactPart * peak) : nil }

    /// Seconds in which the group is loaded.
    func contactTime(least: Double) -> Double {
        guard peak >= least else { return 0 }
        let level = Self.contactPart * peak
        return Double(loads.lazy.filter { $0 >= level }.count) / rate
    }

    /// Where between a frame and the one before it the load crosses a level.
    private func part(_ index: Int, _ level: Double) -> Double {
        let (before, after) = (index > 0 ? loads[index - 1] : before, loads[index])
        return after == before ? 1 : min(1, max(0, (level - before) / (after - before)))
    }
}
