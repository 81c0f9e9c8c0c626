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
    /// Frames before this one had their zeros taken off, the latest of them ahead of time.
    private var subtracted: Int
    /// The same zeros hold as were taken off the last processed frame.
    private var isEven = false
    /// What is taken off ahead of time, and the loads from and to which a column falls when it drops out.
    private var zeros: [Double] = []
    private var highs: [Double] = []
    private var lows: [Double] = []
    private var raw: [Double] = []
    private var zeroed: [Double] = []
    private var bridged: [Bool] = []
    /// One less than the number of rows, which is a power of two.
    private var mask = 0

    /// Rows of the smallest ring.
    private static let fewestRows = 1024
    /// Frames whose zeros are taken off at once, ahead of time: few, as it is done anew where a zero changes.
    private static let piece = 16

    init(cellCount: Int, first: Int) {
        width = cellCount + 1
        self.first = first
        end = first
        processed = first
        subtracted = first
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
        grown.zeroed = grown.raw
        grown.bridged = Array(repeating: false, count: rows)
        for frame in first..<end {
            let (old, new) = (index(frame, 0), grown.index(frame, 0))
            for column in 0..<width {
                grown.raw[new + column] = raw[old + column]
                grown.zeroed[new + column] = zeroed[old + column]
            }
            grown.bridged[frame & grown.mask] = isBridged(frame)
        }
        self = grown
    }

    func contains(_ frame: Int) -> Bool { frame >= first && frame < end }

    private func index(_ frame: Int, _ column: Int) -> Int { (frame & mask) &* width &+ column }

    /// Value as received (or as bridged); column 0 is the total.
    func received(_ frame: Int, _ column: Int) -> Double { raw[index(frame, column)] }

    mutating func repair(_ frame: Int, _ column: Int, _ value: Double) { raw[index(frame, column)] = value }

    mutating func markBridged(_ frame: Int) { bridged[frame & mask] = true }

    func isBridged(_ frame: Int) -> Bool { bridged[frame & mask] }

    /// Load without its zero; NaN until the frame was processed, or where nothing was measured.
    func load(_ frame: Int, _ column: Int = 0) -> Double {
        frame < processed ? zeroed[index(frame, column)] : .nan
    }

    /// A frame's load over all cells, and its moments about the sole's axes; what lies under a cell's zero counts as none.
    func moments(_ frame: Int, of places: [SoleLayout.Place]) -> (load: Double, forwards: Double, outwards: Double) {
        var (load, forwards, outwards) = (0.0, 0.0, 0.0)
        let (loads, places) = (zeroed.span, places.span)
        let first = index(frame, 1)
        precondition(
            places.count < width && frame < processed && first + places.count <= loads.count, "the frame was processed")
        for cell in places.indices {
            let value = max(0, loads[unchecked: first &+ cell])
            let place = places[unchecked: cell]
            load += value
            forwards += value * place.forwards
            outwards += value * place.outwards
        }
        return (load, forwards, outwards)
    }

    /// Adds each cell's loads over some frames; what lies under a cell's zero counts as none.
    func addCells(over frames: ClosedRange<Int>, to sums: inout [Double]) {
        let loads = zeroed.span
        precondition(
            sums.count == width - 1 && frames.upperBound < processed && loads.count == (mask + 1) * width,
            "a sum for each cell, and the frames were processed")
        var output = sums.mutableSpan
        for frame in frames {
            let place = index(frame, 1)
            for cell in output.indices { output[unchecked: cell] += max(0, loads[unchecked: place &+ cell]) }
        }
    }

    /// The loads of some frames.
    func table(_ frames: ClosedRange<Int>) -> LoadTable {
        let loads = zeroed.span
        let stride = LoadTable.stride(of: width)
        precondition(
            frames.lowerBound >= first && frames.upperBound < processed && loads.count == (mask + 1) * width,
            "the frames were processed")
        var rows = [Double](repeating: 0, count: LoadTable.size(frames, width: width))
        var output = rows.mutableSpan
        var row = 0
        for frame in frames {
            let start = index(frame, 0)
            for column in 0..<width { output[unchecked: row &+ column] = loads[unchecked: start &+ column] }
            row &+= stride
        }
        return LoadTable(rows, frames: frames, width: width)
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
        let start = index(frame, 0)
        for column in 0..<width { zeroed[start + column] = raw[start + column] - zeros[column] }
        processed = frame + 1
        subtracted = processed
        isEven = true
    }

    /// Takes the zeros off the next frame, unless it has to be looked through first.
    ///
    /// - Returns: false where the total is not known, a column fell, or the zeros are new: the frame is left as it was.
    mutating func subtract() -> Bool {
        guard isEven else { return false }
        if subtracted == processed { subtractAhead() }
        guard subtracted > processed else { return false }
        processed += 1
        return true
    }

    /// Sets what is taken off from the next frame on.
    ///
    /// - Parameters:
    ///   - zeros: of every column.
    ///   - highs: loads from which a column falls when it drops out.
    ///   - lows: loads to which it falls then.
    mutating func set(zeros: [Double], highs: [Double], lows: [Double]) {
        precondition(zeros.count == width && highs.count == width && lows.count == width, "one for each column")
        (self.zeros, self.highs, self.lows) = (zeros, highs, lows)
        // What was done ahead of time is done anew.
        subtracted = processed
        isEven = false
    }

    private mutating func subtractAhead() {
        // Taken out of self, so that they can be written while the rest is read.
        var loads: [Double] = []
        swap(&loads, &zeroed)
        subtracted = subtract(from: subtracted, to: min(end, subtracted + Self.piece), into: &loads)
        swap(&loads, &zeroed)
    }

    /// Takes the zeros off some frames, up to one that has to be looked through, and returns its number.
    private func subtract(from start: Int, to end: Int, into zeroed: inout [Double]) -> Int {
        let (width, mask) = (width, mask)
        let received = raw.span
        let (zeros, highs, lows) = (zeros.span, highs.span, lows.span)
        var loads = zeroed.mutableSpan
        precondition(
            received.count == (mask + 1) * width && loads.count == received.count && zeros.count == width, "all rows")
        var next = start
        while next < end {
            let now = (next & mask) &* width
            let before = ((next &- 1) & mask) &* width
            // Without a branch for each column.
            var falls = SIMDMask<SIMD2<Int64>>()
            var column = 0
            while column < width - 1 {
                let load = received.two(at: now &+ column) - zeros.two(at: column)
                let former = SIMD2(loads[unchecked: before &+ column], loads[unchecked: before &+ column &+ 1])
                falls .|= (load .<= lows.two(at: column)) .& (former .>= highs.two(at: column))
                loads[unchecked: now &+ column] = load.x
                loads[unchecked: now &+ column &+ 1] = load.y
                column &+= 2
            }
            if column < width {
                let load = received[unchecked: now &+ column] - zeros[unchecked: column]
                let former = loads[unchecked: before &+ column]
                falls[0] = falls[0] || load <= lows[unchecked: column] && former >= highs[unchecked: column]
                loads[unchecked: now &+ column] = load
            }
            guard !any(falls), !loads[unchecked: now].isNaN else { break }
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
