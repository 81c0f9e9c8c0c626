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
        measures = StanceMeasures(
            from: initial, to: lifted, frames: start...end, in: buffer, rate: rate, layout: layout)
        guard let layout else { return }
        let columns = layout.columns
        regions = Self.regions(of: layout, start...end, in: buffer, rate: rate, peak: peak)
        sole = SoleLoad(start...end, in: buffer, layout: layout, peak: peak)
        func load(_ columns: [Int], _ frame: Int) -> Double {
            var sum = 0.0
            for column in columns { sum += buffer.load(frame, column) }
            return sum
        }
        func sum(over columns: [Int]) -> Double {
            var sum = 0.0
            for frame in start...end { sum += load(columns, frame) }
            return sum / rate
        }
        func curve(_ columns: [Int]) -> [Float] {
            Self.curve(from: initial * rate, to: lifted * rate, in: buffer) { load(columns, $0) }
        }
        thirds = Thirds(
            heel: sum(over: columns.heel), midfoot: sum(over: columns.midfoot), forefoot: sum(over: columns.forefoot))
        heelPeak = (start...end).reduce(-Double.infinity) { max($0, load(columns.heel, $1)) }
        thirdCurves = Thirds(
            heel: curve(columns.heel), midfoot: curve(columns.midfoot), forefoot: curve(columns.forefoot))
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
