/// The most recent frames of one insole: the total and each cell, before and after their zero is taken off.
///
/// Frames have absolute numbers on the foot's time grid; old ones are forgotten. They stand in a ring of rows, so that none
/// is moved to make room: a frame's number alone tells its row.
struct LoadBuffer {
    /// Values of a frame: the total, then the cells.
    let width: Int
    /// Number of the first frame still held.
    private(set) var first: Int
    /// Number of the frame after the last one.
    private(set) var end: Int
    /// Frames before this one had their zeros taken off for good.
    private var processed: Int
    /// Frames before this one have their load, the latest of them ahead of time.
    private var subtracted: Int
    /// In no frame from `processed` up to this one can a cell have fallen.
    private var checked: Int
    /// What is taken off, from which frame on; in order.
    private var zeros: [(from: Int, values: [Double])] = []
    /// Least drop of each column from one frame to the next in which it can have dropped out.
    private var drops: [Double] = []
    /// Loads of the total from which, and to which, it falls when it drops out.
    private var high = 0.0
    private var low = 0.0
    private var raw: [Double] = []
    /// The total without its zero.
    private var loads: [Double] = []
    private var bridged: [Bool] = []
    /// One less than the number of rows, which is a power of two.
    private var mask = 0

    /// Rows of the smallest ring.
    private static let fewestRows = 1024
    /// Frames that are looked at together ahead of time: few, as it is done anew where the zeros change.
    private static let piece = 16

    init(cellCount: Int, first: Int) {
        width = cellCount + 1
        self.first = first
        end = first
        processed = first
        subtracted = first
        checked = first
    }

    /// Takes in the next frames, the total and each cell of one after the other.
    mutating func append(_ frames: Span<Double>) {
        let count = frames.count / width
        precondition(count * width == frames.count, "a frame has the total and each cell")
        if end + count - first > bridged.count { grow(to: end + count - first) }
        var taken = 0
        while taken < count {
            let row = end & mask
            let rows = min(count - taken, bridged.count - row)
            let (source, target, values) = (taken * width, row * width, rows * width)
            var received = raw.mutableSpan
            precondition(target + values <= received.count, "there is room for the frames")
            for place in 0..<values { received[unchecked: target &+ place] = frames[unchecked: source &+ place] }
            for place in row..<row + rows { bridged[place] = false }
            taken += rows
            end += rows
        }
    }

    /// Makes room for more frames.
    private mutating func grow(to frames: Int) {
        var rows = max(Self.fewestRows, bridged.count)
        while rows < frames { rows *= 2 }
        var grown = self
        grown.mask = rows - 1
        grown.raw = Array(repeating: 0, count: rows * width)
        grown.loads = Array(repeating: 0, count: rows)
        grown.bridged = Array(repeating: false, count: rows)
        for frame in first..<end {
            let (old, new) = (index(frame, 0), grown.index(frame, 0))
            for column in 0..<width { grown.raw[new + column] = raw[old + column] }
            grown.loads[frame & grown.mask] = loads[frame & mask]
            grown.bridged[frame & grown.mask] = isBridged(frame)
        }
        self = grown
    }

    func contains(_ frame: Int) -> Bool { frame >= first && frame < end }

    private func index(_ frame: Int, _ column: Int) -> Int { (frame & mask) &* width &+ column }

    /// Value as received (or as bridged); column 0 is the total.
    func received(_ frame: Int, _ column: Int) -> Double { raw[index(frame, column)] }

    mutating func repair(_ frame: Int, _ column: Int, _ value: Double) {
        raw[index(frame, column)] = value
        checked = min(checked, frame)
    }

    mutating func markBridged(_ frame: Int) { bridged[frame & mask] = true }

    func isBridged(_ frame: Int) -> Bool { bridged[frame & mask] }

    /// The total without its zero; NaN until the frame was processed, or where nothing was measured.
    func load(_ frame: Int) -> Double { frame < processed ? loads[frame & mask] : .nan }

    /// A frame's load over all cells, and its moments about the sole's axes; what lies under a cell's zero counts as none.
    func moments(_ frame: Int, of places: [SoleLayout.Place]) -> (load: Double, forwards: Double, outwards: Double) {
        var (load, forwards, outwards) = (0.0, 0.0, 0.0)
        let zeros = zeros[zeros.lastIndex { $0.from <= frame } ?? 0].values
        precondition(places.count < width && frame < processed, "the frame was processed")
        for (cell, place) in places.enumerated() {
            let value = max(0, received(frame, cell + 1) - zeros[cell + 1])
            load += value
            forwards += value * place.forwards
            outwards += value * place.outwards
        }
        return (load, forwards, outwards)
    }

    /// Adds each cell's loads over some frames; what lies under a cell's zero counts as none.
    func addCells(over frames: ClosedRange<Int>, to sums: inout [Double]) {
        let loads = raw.span
        precondition(
            sums.count == width - 1 && frames.upperBound < processed && loads.count == (mask + 1) * width,
            "a sum for each cell, and the frames were processed")
        var output = sums.mutableSpan
        for (part, values) in parts(frames) {
            let zeros = values.span
            for frame in part {
                let place = index(frame, 1)
                for cell in output.indices {
                    output[unchecked: cell] += max(0, loads[unchecked: place &+ cell] - zeros[unchecked: cell &+ 1])
                }
            }
        }
    }

    /// The loads of some frames.
    func table(_ frames: ClosedRange<Int>) -> LoadTable {
        let loads = raw.span
        let stride = LoadTable.stride(of: width)
        precondition(
            frames.lowerBound >= first && frames.upperBound < processed && loads.count == (mask + 1) * width,
            "the frames were processed")
        var rows = [Double](repeating: 0, count: LoadTable.size(frames, width: width))
        var output = rows.mutableSpan
        for (part, values) in parts(frames) {
            let zeros = values.span
            for frame in part {
                let (start, row) = (index(frame, 0), (frame - frames.lowerBound) * stride)
                for column in 0..<width {
                    output[unchecked: row &+ column] = loads[unchecked: start &+ column] - zeros[unchecked: column]
                }
            }
        }
        return LoadTable(rows, frames: frames, width: width)
    }

    /// Some frames parted by what is taken off.
    private func parts(_ frames: ClosedRange<Int>) -> [(frames: Range<Int>, zeros: [Double])] {
        zeros.indices.compactMap { place in
            let end = place + 1 < zeros.count ? zeros[place + 1].from : .max
            let first = max(frames.lowerBound, place == 0 ? .min : zeros[place].from)
            return first < min(end, frames.upperBound + 1)
                ? (first..<min(end, frames.upperBound + 1), zeros[place].values) : nil
        }
    }

    // MARK: - Zeros

    /// The first cell column from `column` on that fell in a frame from `highs` or more to `lows` or less above `zeros`.
    func fallingColumn(
        from column: Int, _ frame: Int, zeros: Span<Double>, highs: Span<Double>, lows: Span<Double>
    ) -> Int? {
        let (now, before) = (index(frame, 0), index(frame - 1, 0))
        let raw = raw.span
        precondition(
            column >= 1 && frame > first && raw.count == (mask + 1) * width && zeros.count == width
                && highs.count == width && lows.count == width, "a frame and the one before it")
        var column = column
        while column < width {
            let zero = zeros[unchecked: column]
            if raw[unchecked: now &+ column] - zero <= lows[unchecked: column],
                raw[unchecked: before &+ column] - zero >= highs[unchecked: column]
            {
                return column
            }
            column &+= 1
        }
        return nil
    }

    /// Takes the zeros off the next frame that still has them, whatever is in it.
    mutating func subtract(zeros: [Double], frame: Int) {
        precondition(frame == processed && frame < end && zeros.count == width, "frames are processed in order")
        if self.zeros.last?.values != zeros { set(zeros: zeros) }
        loads[frame & mask] = received(frame, 0) - zeros[0]
        processed = frame + 1
        subtracted = processed
        checked = max(checked, processed)
    }

    /// Takes the zeros off the next frame, unless it has to be looked through first.
    ///
    /// - Returns: false where the total is not known or a column may have fallen: the frame is left as it was.
    mutating func subtract() -> Bool {
        if subtracted == processed { subtractAhead() }
        guard subtracted > processed else { return false }
        processed += 1
        return true
    }

    /// Sets what is taken off from the next frame on.
    mutating func set(zeros values: [Double]) {
        precondition(values.count == width, "one for each column")
        if let last = zeros.last, last.from == processed { zeros.removeLast() }
        zeros.append((processed, values))
        if let needed = zeros.lastIndex(where: { $0.from <= first }) { zeros.removeFirst(needed) }
        // What was done ahead of time is done anew.
        subtracted = processed
    }

    /// Sets the loads from and to which each column falls when it drops out.
    mutating func setFalls(from highs: [Double], to lows: [Double]) {
        precondition(highs.count == width && lows.count == width, "one for each column")
        // A little less than between both, as they are compared without their zero, which rounds differently.
        let least = zip(highs, lows).map { $0 - $1 - 1e-3 * (abs($0) + abs($1)) }
        if least.dropFirst() != drops.dropFirst() { checked = processed }
        drops = least
        // The total's fall is looked for as it is, since its limits change with each stance.
        drops[0] = .infinity
        (high, low) = (highs[0], lows[0])
        subtracted = processed
    }

    private mutating func subtractAhead() {
        let last = min(end, subtracted + Self.piece)
        if checked < last { checked = firstFall(max(checked, subtracted), before: last) }
        // Taken out of self, so that they can be written while the rest is read.
        var loads: [Double] = []
        swap(&loads, &self.loads)
        subtracted = subtract(from: subtracted, to: min(last, checked), into: &loads)
        swap(&loads, &self.loads)
    }

    /// Takes the zero off some totals, up to one that has to be looked through, and returns its frame.
    private func subtract(from start: Int, to end: Int, into loads: inout [Double]) -> Int {
        let zero = zeros[zeros.count - 1].values[0]
        var next = start
        while next < end {
            let load = received(next, 0) - zero
            guard !load.isNaN, !(load <= low && received(next - 1, 0) - zero >= high) else { break }
            loads[next & mask] = load
            next += 1
        }
        return next
    }

    /// The first frame in which a cell may have fallen; `end` where there is none.
    private func firstFall(_ start: Int, before end: Int) -> Int {
        let (width, mask) = (width, mask)
        let (received, drops) = (raw.span, drops.span)
        precondition(received.count == (mask + 1) * width && drops.count == width, "all rows")
        var next = start
        while next < end {
            let now = (next & mask) &* width
            let before = ((next &- 1) & mask) &* width
            // Without a branch for each column.
            var falls = SIMDMask<SIMD2<Int64>>()
            var column = 0
            while column < width - 1 {
                falls .|= received.two(at: before &+ column) - received.two(at: now &+ column) .>= drops.two(at: column)
                column &+= 2
            }
            if column < width {
                let fall = received[unchecked: before &+ column] - received[unchecked: now &+ column]
                falls[0] = falls[0] || fall >= drops[unchecked: column]
            }
            guard !any(falls) else { break }
            next += 1
        }
        return next
    }

    /// What was received in some frames, but for those that were bridged: rows of four columns each, filled up with NaN.
    func measured(_ frames: ClosedRange<Int>) -> (values: [SIMD4<Double>], rows: Int) {
        let received = raw.span
        var values: [SIMD4<Double>] = []
        values.reserveCapacity(frames.count * (width + 3) / 4)
        var rows = 0
        let whole = width / 4 * 4
        for frame in frames where !isBridged(frame) {
            let start = index(frame, 0)
            for column in stride(from: start, to: start + whole, by: 4) { values.append(received.four(at: column)) }
            if whole < width {
                var rest = SIMD4(repeating: Double.nan)
                for lane in 0..<width - whole { rest[lane] = received[start + whole + lane] }
                values.append(rest)
            }
            rows += 1
        }
        return (values, rows)
    }

    /// Forgets the frames before one.
    mutating func drop(before frame: Int) { first = max(first, min(frame, end)) }
}

extension Span<Double> {
    /// Two values that follow one another; the caller knows that they are there.
    @inline(__always)
    fileprivate func two(at place: Int) -> SIMD2<Double> {
        SIMD2(self[unchecked: place], self[unchecked: place &+ 1])
    }
}
