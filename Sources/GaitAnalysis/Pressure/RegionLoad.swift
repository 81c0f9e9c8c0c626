import SensorData

/// What one region of the sole carried in one stance.
struct RegionLoad: Equatable, Sendable {
    /// Load × seconds.
    var impulse: Float
    var peak: Float
    /// Seconds in which it was loaded.
    var contactTime: Float
    /// Pa on one of its cells; nil without areas.
    var peakPressure: Float?
    /// Pa·s of one of its cells; nil without areas.
    var pressureTime: Float?
}

/// Means over a foot's counted stances, one stance at a time.
struct RegionAverage: Equatable, Sendable {
    private var strides = 0
    private var sums: [Sums] = []
    private var hasPressure = true
    private var total = 0.0

    private struct Sums: Equatable, Sendable {
        var impulse = 0.0
        var peak = 0.0
        var time = 0.0
        var pressure = 0.0
        var pressureTime = 0.0
    }

    mutating func take(_ loads: [RegionLoad]) {
        guard !loads.isEmpty else { return }
        if sums.isEmpty { sums = loads.map { _ in Sums() } }
        guard sums.count == loads.count else { return }
        strides += 1
        for (index, load) in loads.enumerated() {
            total += Double(load.impulse)
            sums[index].impulse += Double(load.impulse)
            sums[index].peak += Double(load.peak)
            sums[index].time += Double(load.contactTime)
            sums[index].pressure += Double(load.peakPressure ?? 0)
            sums[index].pressureTime += Double(load.pressureTime ?? 0)
            if load.peakPressure == nil { hasPressure = false }
        }
    }

    /// One entry for each region that the insole has.
    func summaries(side: Side, regions: [SoleRegion], unit: String) -> [RegionSummary] {
        guard strides > 0, sums.count == regions.count else { return [] }
        let count = Double(strides)
        return zip(regions, sums).map { region, sum in
            RegionSummary(
                side: side, region: region, unit: unit, strides: strides, impulse: sum.impulse / count,
                share: total == 0 ? 0 : sum.impulse / total, peak: sum.peak / count, contactTime: sum.time / count,
                peakPressure: hasPressure ? sum.pressure / count : nil,
                pressureTimeIntegral: hasPressure ? sum.pressureTime / count : nil)
        }
    }
}
