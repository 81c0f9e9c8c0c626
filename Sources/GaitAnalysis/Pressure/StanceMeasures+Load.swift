extension StanceMeasures {
    /// Regions with less than this part of the stance's largest load are not loaded (proposal).
    private static let leastPart = 0.02
    /// From this many cells on a contact area means something (CLINICAL, row 9).
    private static let areaCells = 17

    /// Measures the stance between two contacts (in seconds on the buffer's grid) whose frames are all known.
    ///
    /// `thirds` is what each third of the sole carried; nil without a layout.
    init(
        from initial: Double, to final: Double, frames: ClosedRange<Int>, in buffer: LoadBuffer, rate: Double,
        layout: SoleLayout?, thirds: Thirds<StanceSignal>?
    ) {
        let total = StanceSignal([0], frames, in: buffer, initial: initial, rate: rate)
        let stance = final - initial
        let middle = frames.count / 2
        firstPeak = total.loads[..<middle].max().map { Float($0) }
        secondPeak = total.loads[middle...].max().map { Float($0) }
        pushOffImpulse = Float(total.loads[middle...].reduce(0, +) / rate)
        guard let layout, let thirds else { return }
        let (heel, midfoot, forefoot) = (thirds.heel, thirds.midfoot, thirds.forefoot)
        let least = Self.leastPart * total.peak
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
            let medial = StanceSignal(layout.medial, frames, in: buffer, initial: initial, rate: rate).impulse
            let lateral = StanceSignal(layout.lateral, frames, in: buffer, initial: initial, rate: rate).impulse
            if medial + lateral > 0 { medialShare = Float(medial / (medial + lateral)) }
        }
        if let places = layout.places { describePath(places, layout: layout, frames, in: buffer, least: least) }
        if let areas = layout.areas { describePressures(areas, layout: layout, frames, in: buffer, rate: rate, least) }
    }

    /// The way of the centre of pressure.
    private mutating func describePath(
        _ places: [SoleLayout.Place], layout: SoleLayout, _ frames: ClosedRange<Int>, in buffer: LoadBuffer,
        least: Double
    ) {
        var path: [(forwards: Double, outwards: Double)] = []
        var moment = 0.0
        var sum = 0.0
        for frame in frames {
            let (load, forwards, outwards) = buffer.moments(frame, of: places)
            guard load > 2 * least else { continue }
            path.append((forwards / load, outwards / load))
            moment += outwards
            sum += load
        }
        guard sum > 0, path.count >= 10 else { return }
        copMediolateral = Float(moment / sum)
        let front = layout.columns.forefoot.map { places[$0 - 1].outwards }
        guard let outer = front.max(), let inner = front.min(), outer > inner,
            let toe = places.map(\.forwards).max(), let heel = places.map(\.forwards).min()
        else { return }
        let (first, last) = (path[0], path[path.count - 1])
        // The foot in thirds: the line is measured where its front third begins.
        let level = heel + 2 / 3 * (toe - heel)
        guard last.forwards > first.forwards, let crossing = path.first(where: { $0.forwards >= level }) else { return }
        let part = (crossing.forwards - first.forwards) / (last.forwards - first.forwards)
        let line = first.outwards + part * (last.outwards - first.outwards)
        copExcursion = Float((crossing.outwards - line) / (outer - inner))
    }

    /// Pressures of single cells, and the arch index where there are enough of them.
    private mutating func describePressures(
        _ areas: [Double], layout: SoleLayout, _ frames: ClosedRange<Int>, in buffer: LoadBuffer, rate: Double,
        _ least: Double
    ) {
        var peak = 0.0
        var integral = 0.0
        for column in layout.columns.forefoot {
            let cell = buffer.extent(of: column, over: frames)
            peak = max(peak, cell.peak / areas[column - 1])
            integral = max(integral, cell.sum / rate / areas[column - 1])
        }
        if !layout.columns.forefoot.isEmpty {
            forefootPressure = Float(peak)
            forefootPressureTime = Float(integral)
        }
        guard areas.count >= Self.areaCells else { return }
        func touched(_ columns: [Int]) -> Double {
            columns.filter { !layout.toes.contains($0) }.reduce(0) { sum, column in
                let isTouched = frames.contains { buffer.load($0, column) >= least / 4 }
                return sum + (isTouched ? areas[column - 1] : 0)
            }
        }
        let thirds = layout.columns
        let middle = touched(thirds.midfoot)
        let whole = touched(thirds.heel) + middle + touched(thirds.forefoot)
        if whole > 0 { archIndex = Float(middle / whole) }
    }
}

extension StanceLoad {
    /// What each region of the layout carried.
    static func regions(
        of layout: SoleLayout, _ frames: ClosedRange<Int>, in buffer: LoadBuffer, rate: Double, peak: Double
    ) -> [RegionLoad] {
        layout.regions.map { region in
            let signal = StanceSignal(region.columns, frames, in: buffer, initial: 0, rate: rate)
            var load = RegionLoad(
                impulse: Float(signal.impulse), peak: Float(signal.peak),
                contactTime: Float(signal.contactTime(least: 0.02 * peak)))
            guard let areas = layout.areas else { return load }
            for column in region.columns {
                let cell = buffer.extent(of: column, over: frames)
                let area = areas[column - 1]
                load.peakPressure = max(load.peakPressure ?? 0, Float(cell.peak / area))
                load.pressureTime = max(load.pressureTime ?? 0, Float(cell.sum / rate / area))
            }
            return load
        }
    }
}
