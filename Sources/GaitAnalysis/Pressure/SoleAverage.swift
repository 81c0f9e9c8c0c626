import SensorData

/// Where one stance's load lay.
struct SoleLoad: Equatable, Sendable {
    /// Mean of each cell over stance.
    var cells: [Float] = []
    /// Centre of pressure at 0, 5, … 100 % of stance, forwards and outwards in turn; NaN where hardly anything was loaded.
    var path: [Float] = []

    static let pathPoints = 21
    /// Under this part of the stance's largest load the centre of pressure is noise (proposal).
    private static let leastPart = 0.05

    init(_ frames: ClosedRange<Int>, in buffer: LoadBuffer, layout: SoleLayout, peak: Double) {
        var sums = [Double](repeating: 0, count: buffer.width - 1)
        buffer.addCells(over: frames, to: &sums)
        cells = sums.map { Float($0 / Double(frames.count)) }
        guard let places = layout.places, places.count == sums.count else { return }
        path.reserveCapacity(2 * Self.pathPoints)
        for point in 0..<Self.pathPoints {
            let frame = frames.lowerBound + (frames.count - 1) * point / (Self.pathPoints - 1)
            let (load, forwards, outwards) = buffer.moments(frame, of: places)
            let isLoaded = load > Self.leastPart * peak
            path.append(isLoaded ? Float(forwards / load) : .nan)
            path.append(isLoaded ? Float(outwards / load) : .nan)
        }
    }
}

/// Means over a foot's counted stances, one stance at a time.
struct SoleAverage: Equatable, Sendable {
    private var strides = 0
    private var cells: [Double] = []
    private var path: [Double] = []
    /// How many strides had each number of the path.
    private var known: [Int] = []

    mutating func take(_ load: SoleLoad) {
        if strides == 0 {
            cells = [Double](repeating: 0, count: load.cells.count)
            path = [Double](repeating: 0, count: load.path.count)
            known = [Int](repeating: 0, count: load.path.count)
        }
        guard cells.count == load.cells.count, path.count == load.path.count else { return }
        strides += 1
        for (index, value) in load.cells.enumerated() { cells[index] += Double(value) }
        for (index, value) in load.path.enumerated() where value.isFinite {
            path[index] += Double(value)
            known[index] += 1
        }
    }

    /// nil without a stride.
    func map(side: Side, layout: SoleLayout, unit: String) -> SoleMap? {
        guard strides > 0 else { return nil }
        var regions = [SoleRegion?](repeating: nil, count: cells.count)
        for region in layout.regions {
            for column in region.columns where column <= regions.count { regions[column - 1] = region.region }
        }
        let all = cells.enumerated().map { index, sum in
            let place = layout.places.map { $0[index] }
            return SoleMap.Cell(
                place: place.map { SoleMap.Place(forwards: $0.forwards, outwards: $0.outwards) },
                region: regions[index], area: layout.areas.map { $0[index] }, load: sum / Double(strides))
        }
        // A point that fewer than half of the strides have is no mean of them.
        let points = stride(from: 0, to: path.count, by: 2).compactMap { index -> SoleMap.Place? in
            guard known[index] * 2 > strides else { return nil }
            return SoleMap.Place(
                forwards: path[index] / Double(known[index]), outwards: path[index + 1] / Double(known[index + 1]))
        }
        return SoleMap(side: side, unit: unit, strides: strides, cells: all, path: points)
    }
}
