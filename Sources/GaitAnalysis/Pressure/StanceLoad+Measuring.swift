extension StanceLoad {
    /// Number of points of a curve over stance.
    static let curvePoints = 101

    /// Measures a stance in the frames that saw it; nil where a contact or a frame is missing.
    init?(of contact: Contact, in buffer: LoadBuffer, rate: Double, layout: SoleLayout?) {
        guard let initial = contact.initialContact, let lifted = contact.finalContact, lifted > initial else {
            return nil
        }
        let start = Int((initial * rate).rounded(.up))
        let end = Int((lifted * rate).rounded(.down))
        guard start <= end, buffer.contains(start), buffer.contains(end) else { return nil }
        // A frame more on either side, as the contacts lie between frames.
        let loads = buffer.table(max(buffer.first, start - 1)...min(buffer.end - 1, end + 1))
        let cells = loads.extents(over: start...end)
        let total = StanceSignal(loads, 0, cells[0], start...end, initial: initial, rate: rate)
        guard !total.impulse.isNaN else { return nil }
        impulse = total.impulse
        peak = total.peak
        mean = impulse / (lifted - initial)
        bridged = Double((start...end).count { buffer.isBridged($0) }) / rate
        let moments = loads.moments(Self.curvePoints, from: initial * rate, to: lifted * rate)
        totalCurve = loads.values(of: 0, at: moments)
        measures = StanceMeasures(total)
        guard let layout else { return }
        let signals = SoleSignals(loads, cells, layout: layout, start...end, initial: initial, rate: rate)
        measures.describe(signals, layout: layout, stance: lifted - initial, peak: peak)
        regions = signals.regions(of: layout, peak: peak)
        sole = SoleLoad(start...end, in: buffer, layout: layout, peak: peak)
        let (heel, midfoot, forefoot) = (signals.thirds.heel, signals.thirds.midfoot, signals.thirds.forefoot)
        thirds = Thirds(heel: heel.impulse, midfoot: midfoot.impulse, forefoot: forefoot.impulse)
        heelPeak = heel.loads.reduce(-Double.infinity) { max($0, $1) }
        func curve(_ group: Int) -> [Float] { signals.groups.values(of: group, at: moments) }
        thirdCurves = Thirds(
            heel: curve(SoleLayout.Group.heel), midfoot: curve(SoleLayout.Group.midfoot),
            forefoot: curve(SoleLayout.Group.forefoot))
    }
}
