extension StanceMeasures {
    /// From this many cells on a contact area means something (CLINICAL, row 9).
    private static let areaCells = 17

    /// Measures the total load of a stance.
    init(_ total: StanceSignal) {
        self.init()
        let middle = total.loads.count / 2
        firstPeak = total.loads[..<middle].max().map { Float($0) }
        secondPeak = total.loads[middle...].max().map { Float($0) }
        pushOffImpulse = Float(total.loads[middle...].reduce(0, +) / total.rate)
    }

    /// Measures how the load of a stance of some seconds and some largest load lay on the sole.
    mutating func describe(_ sole: SoleSignals, layout: SoleLayout, stance: Double, peak: Double) {
        let (heel, midfoot, forefoot) = (sole.thirds.heel, sole.thirds.midfoot, sole.thirds.forefoot)
        let least = SoleSignals.leastPart * peak
        let middle = heel.loads.count / 2
        heelImpulse = Float(heel.impulse)
        if heel.peak >= least {
            // The first hump, not the whole: a second one, at push-off, is no landing.
            let first = heel.loads[..<max(1, middle)].max() ?? heel.peak
            if let low = heel.rise(to: 0.2 * first), let high = heel.rise(to: 0.8 * first), high > low {
                loadingRate = Float(0.6 * first / (high - low))
            }
            heelOff = heel.fall(below: StanceSignal.contactPart * heel.peak).map { Float($0 / stance) }
        }
        midfootContact = midfoot.contact(least: least).map { Float($0) }
        let others = [midfoot.rise(to: least), forefoot.rise(to: least)].compactMap { $0 }.min()
        if let others, let first = heel.rise(to: least) { heelLead = Float(others - first) }
        if !layout.columns.midfoot.isEmpty { midfootTime = Float(midfoot.contactTime(least: least)) }
        if !layout.columns.forefoot.isEmpty { forefootTime = Float(forefoot.contactTime(least: least)) }
        if !layout.medial.isEmpty, !layout.lateral.isEmpty {
            let medial = sole.impulse(SoleLayout.Group.medial)
            let lateral = sole.impulse(SoleLayout.Group.lateral)
            if medial + lateral > 0 { medialShare = Float(medial / (medial + lateral)) }
        }
        if let places = layout.places { describePath(places, sole, layout: layout, least) }
        if let areas = layout.areas { describePressures(areas, sole, layout: layout, least) }
    }

    /// The way of the centre of pressure.
    private mutating func describePath(
        _ places: [SoleLayout.Place], _ sole: SoleSignals, layout: SoleLayout, _ least: Double
    ) {
        guard let toe = places.map(\.forwards).max(), let heel = places.map(\.forwards).min() else { return }
        // The foot in thirds: the line is measured where its front third begins.
        let level = heel + 2 / 3 * (toe - heel)
        var (first, last, crossing): (SoleLayout.Place?, SoleLayout.Place?, SoleLayout.Place?)
        var count = 0
        var moment = 0.0
        var sum = 0.0
        let balances = sole.loads.balances(of: places)
        for frame in sole.frames {
            let here = balances[frame - sole.loads.frames.lowerBound]
            guard here.load > 2 * least else { continue }
            let place = SoleLayout.Place(forwards: here.forwards / here.load, outwards: here.outwards / here.load)
            if first == nil { first = place }
            if crossing == nil, place.forwards >= level { crossing = place }
            last = place
            count += 1
            moment += here.outwards
            sum += here.load
        }
        guard sum > 0, count >= 10, let first, let last else { return }
        copMediolateral = Float(moment / sum)
        let front = layout.columns.forefoot.map { places[$0 - 1].outwards }
        guard let outer = front.max(), let inner = front.min(), outer > inner, let crossing,
            last.forwards > first.forwards
        else { return }
        let part = (crossing.forwards - first.forwards) / (last.forwards - first.forwards)
        let line = first.outwards + part * (last.outwards - first.outwards)
        copExcursion = Float((crossing.outwards - line) / (outer - inner))
    }

    /// Pressures of single cells, and the arch index where there are enough of them.
    private mutating func describePressures(
        _ areas: [Double], _ sole: SoleSignals, layout: SoleLayout, _ least: Double
    ) {
        var peak = 0.0
        var integral = 0.0
        for column in layout.columns.forefoot {
            let cell = sole.cells[column]
            peak = max(peak, cell.peak / areas[column - 1])
            integral = max(integral, cell.sum / sole.rate / areas[column - 1])
        }
        if !layout.columns.forefoot.isEmpty {
            forefootPressure = Float(peak)
            forefootPressureTime = Float(integral)
        }
        guard areas.count >= Self.areaCells else { return }
        func touched(_ columns: [Int]) -> Double {
            columns.filter { !layout.toes.contains($0) }.reduce(0) { sum, column in
                let isTouched = sole.frames.contains { sole.loads[$0, column] >= least / 4 }
                return sum + (isTouched ? areas[column - 1] : 0)
            }
        }
        let thirds = layout.columns
        let middle = touched(thirds.midfoot)
        let whole = touched(thirds.heel) + middle + touched(thirds.forefoot)
        if whole > 0 { archIndex = Float(middle / whole) }
    }
}
