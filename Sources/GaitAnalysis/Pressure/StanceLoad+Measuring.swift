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
        totalCurve = Self.curve(from: initial * rate, to: lifted * rate, in: loads, 0)
        measures = StanceMeasures(total)
        guard let layout else { return }
        let signals = SoleSignals(loads, cells, layout: layout, start...end, initial: initial, rate: rate)
        measures.describe(signals, layout: layout, stance: lifted - initial, peak: peak, in: buffer)
        regions = signals.regions(of: layout, peak: peak)
        sole = SoleLoad(start...end, in: buffer, layout: layout, peak: peak)
        func curve(_ group: Int) -> [Float] {
            Self.curve(from: initial * rate, to: lifted * rate, in: signals.groups, group)
        }
        let (heel, midfoot, forefoot) = (signals.thirds.heel, signals.thirds.midfoot, signals.thirds.forefoot)
        thirds = Thirds(heel: heel.impulse, midfoot: midfoot.impulse, forefoot: forefoot.impulse)
        heelPeak = heel.loads.reduce(-Double.infinity) { max($0, $1) }
        thirdCurves = Thirds(
            heel: curve(SoleLayout.Group.heel), midfoot: curve(SoleLayout.Group.midfoot),
            forefoot: curve(SoleLayout.Group.forefoot))
    }

    /// Values of a column at 0…100 % between two moments (in frames), linear between frames.
    private static func curve(from start: Double, to end: Double, in loads: LoadTable, _ column: Int) -> [Float] {
        (0..<curvePoints).map { point in
            let position = start + (end - start) * Double(point) / Double(curvePoints - 1)
            let frame = max(loads.frames.lowerBound, min(Int(position), loads.frames.upperBound - 1))
            let part = min(1, max(0, position - Double(frame)))
            let before = loads[frame, column]
            let after = loads[frame + 1, column]
            return Float(after.isNaN ? before : before + part * (after - before))
        }
    }
}
