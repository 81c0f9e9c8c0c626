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
        var total = 0.0
        var largest = -Double.infinity
        var bridgedFrames = 0
        for frame in start...end {
            let load = buffer.load(frame)
            guard !load.isNaN else { return nil }
            total += load
            largest = max(largest, load)
            if buffer.isBridged(frame) { bridgedFrames += 1 }
        }
        impulse = total / rate
        peak = largest
        mean = impulse / (lifted - initial)
        bridged = Double(bridgedFrames) / rate
        totalCurve = Self.curve(from: initial * rate, to: lifted * rate, in: buffer) { buffer.load($0) }
        // A frame more on either side, as the contacts lie between frames.
        let first = max(buffer.first, start - 1)
        let last = min(buffer.end - 1, end + 1)
        let sums = layout.map { layout in
            Thirds(
                heel: buffer.sums(of: layout.columns.heel, over: first...last),
                midfoot: buffer.sums(of: layout.columns.midfoot, over: first...last),
                forefoot: buffer.sums(of: layout.columns.forefoot, over: first...last))
        }
        func signal(_ loads: [Double]) -> StanceSignal {
            StanceSignal(
                Array(loads[start - first...end - first]), after: first < start ? loads[0] : 0, start...end,
                initial: initial, rate: rate)
        }
        measures = StanceMeasures(
            from: initial, to: lifted, frames: start...end, in: buffer, rate: rate, layout: layout,
            thirds: sums.map {
                Thirds(heel: signal($0.heel), midfoot: signal($0.midfoot), forefoot: signal($0.forefoot))
            })
        guard let layout, let sums else { return }
        regions = Self.regions(of: layout, start...end, in: buffer, rate: rate, peak: peak)
        sole = SoleLoad(start...end, in: buffer, layout: layout, peak: peak)
        func sum(_ loads: [Double]) -> Double {
            var sum = 0.0
            for frame in start...end { sum += loads[frame - first] }
            return sum / rate
        }
        func curve(_ loads: [Double]) -> [Float] {
            Self.curve(from: initial * rate, to: lifted * rate, in: buffer) { loads[$0 - first] }
        }
        thirds = Thirds(heel: sum(sums.heel), midfoot: sum(sums.midfoot), forefoot: sum(sums.forefoot))
        heelPeak = (start...end).reduce(-Double.infinity) { max($0, sums.heel[$1 - first]) }
        thirdCurves = Thirds(heel: curve(sums.heel), midfoot: curve(sums.midfoot), forefoot: curve(sums.forefoot))
    }

    /// Values at 0…100 % between two moments (in frames), linear between frames.
    private static func curve(
        from start: Double, to end: Double, in buffer: LoadBuffer, load: (Int) -> Double
    ) -> [Float] {
        (0..<curvePoints).map { point in
            let position = start + (end - start) * Double(point) / Double(curvePoints - 1)
            let frame = max(buffer.first, min(Int(position), buffer.end - 2))
            let part = min(1, max(0, position - Double(frame)))
            let before = load(frame)
            let after = load(frame + 1)
            return Float(after.isNaN ? before : before + part * (after - before))
        }
    }
}
