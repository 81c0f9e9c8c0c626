/// The most recent frames of one insole: the total and each cell, before and after their zero is taken off.
///
/// Frames have absolute numbers on the foot's time grid; old ones are dropped from the front.
struct LoadBuffer {
    /// Values of a frame: the total, then the cells.
    let width: Int
    /// Number of the first frame still held.
    private(set) var first: Int
    /// Has room behind the frames held, so that a frame is written in place.
    private var raw: [Double] = []
    private var zeroed: [Double] = []
    private var bridged: [Bool] = []
    /// Frames in the arrays; the first `dropped` of them are forgotten.
    private var count = 0
    /// Frames in the arrays that had their zeros taken off.
    private var processed = 0
    private var dropped = 0

    /// Frames for which room is made, or given back, at once.
    private static let piece = 2048

    init(cellCount: Int, first: Int) {
        width = cellCount + 1
        self.first = first
    }

    /// Number of the frame after the last one.
    var end: Int { first + count - dropped }

    mutating func append(_ frame: Span<Double>) {
        precondition(frame.count == width, "a frame has the total and each cell")
        if count == bridged.count {
            raw.append(contentsOf: repeatElement(0, count: Self.piece * width))
            zeroed.append(contentsOf: repeatElement(0, count: Self.piece * width))
            bridged.append(contentsOf: repeatElement(false, count: Self.piece))
        }
        let (width, start) = (width, count * width)
        count += 1
        var received = raw.mutableSpan
        precondition(start + width <= received.count, "there is room for a frame")
        for column in frame.indices { received[unchecked: start &+ column] = frame[unchecked: column] }
    }

    func contains(_ frame: Int) -> Bool { frame >= first && frame < end }

    /// Place of a frame in the arrays.
    private func row(_ frame: Int) -> Int { frame - first + dropped }

    private func index(_ frame: Int, _ column: Int) -> Int { row(frame) * width + column }

    /// Value as received (or as bridged); column 0 is the total.
    func received(_ frame: Int, _ column: Int) -> Double { raw[index(frame, column)] }

    mutating func repair(_ frame: Int, _ column: Int, _ value: Double) { raw[index(frame, column)] = value }

    mutating func markBridged(_ frame: Int) { bridged[row(frame)] = true }

    func isBridged(_ frame: Int) -> Bool { bridged[row(frame)] }

    /// Load without its zero; NaN until the frame was processed, or where nothing was measured.
    func load(_ frame: Int, _ column: Int = 0) -> Double {
        row(frame) < processed ? zeroed[index(frame, column)] : .nan
    }

    /// A frame's load over all cells, and its moments about the sole's axes; what lies under a cell's zero counts as none.
    func moments(_ frame: Int, of places: [SoleLayout.Place]) -> (load: Double, forwards: Double, outwards: Double) {
        var (load, forwards, outwards) = (0.0, 0.0, 0.0)
        let loads = zeroed.span
        var cell = index(frame, 1)
        precondition(places.count < width && row(frame) < processed, "the frame was processed")
        for place in places {
            let value = max(0, loads[cell])
            cell &+= 1
            load += value
            forwards += value * place.forwards
            outwards += value * place.outwards
        }
        return (load, forwards, outwards)
    }

    /// Adds each cell's loads over some frames; what lies under a cell's zero counts as none.
    func addCells(over frames: ClosedRange<Int>, to sums: inout [Double]) {
        let loads = zeroed.span
        var place = index(frames.lowerBound, 1)
        precondition(
            sums.count == width - 1 && place > 0 && row(frames.upperBound) < processed,
            "a sum for each cell, and the frames were processed")
        var output = sums.mutableSpan
        for _ in frames {
            for cell in output.indices { output[unchecked: cell] += max(0, loads[unchecked: place &+ cell]) }
            place &+= width
        }
    }

    /// The sum of some channels in a frame.
    func sum(of columns: [Int], at frame: Int) -> Double {
        var sum = 0.0
        for column in columns { sum += zeroed[index(frame, column)] }
        return sum
    }

    /// The sum of some channels in each of some frames.
    func sums(of columns: [Int], over frames: ClosedRange<Int>) -> [Double] {
        let loads = zeroed.span
        let (count, first) = (frames.count, index(frames.lowerBound, 0))
        precondition(
            first >= 0 && first + count * width <= processed * width && columns.allSatisfy { $0 >= 0 && $0 < width },
            "the frames were processed")
        var sums = [Double](repeating: 0, count: count)
        var output = sums.mutableSpan
        // Column by column: the frames' sums do not wait for one another, and each still adds in the columns' order.
        for column in columns {
            var place = first &+ column
            for frame in 0..<count {
                output[unchecked: frame] += loads[unchecked: place]
                place &+= width
            }
        }
        return sums
    }

    /// The largest load of a channel over some frames, and the sum of its loads.
    func extent(of column: Int, over frames: ClosedRange<Int>) -> (peak: Double, sum: Double) {
        let loads = zeroed.span
        var place = index(frames.lowerBound, column)
        var peak = loads[place]
        var sum = 0.0
        for _ in frames {
            let load = loads[place]
            if load > peak { peak = load }
            sum += load
            place += width
        }
        return (peak, sum)
    }

    /// The first cell column from `column` on that fell in a frame from `highs` or more to `lows` or less above `zeros`.
    func fallingColumn(
        from column: Int, _ frame: Int, zeros: Span<Double>, highs: Span<Double>, lows: Span<Double>
    ) -> Int? {
        let now = index(frame, 0)
        let before = now - width
        let raw = raw.span
        precondition(
            column >= 1 && before >= 0 && now + width <= raw.count && zeros.count == width && highs.count == width - 1
                && lows.count == width - 1, "a frame and the one before it")
        var column = column
        while column < width {
            let zero = zeros[unchecked: column]
            if raw[unchecked: now &+ column] - zero <= lows[unchecked: column &- 1],
                raw[unchecked: before &+ column] - zero >= highs[unchecked: column &- 1]
            {
                return column
            }
            column &+= 1
        }
        return nil
    }

    /// Takes the zeros off the next frame that still has them.
    mutating func subtract(zeros: [Double], frame: Int) {
        precondition(
            row(frame) == processed && processed < count && zeros.count == width,
            "frames are processed in order")
        let (width, start, zeros) = (width, processed * width, zeros.span)
        processed += 1
        let raw = raw
        let received = raw.span
        var loads = zeroed.mutableSpan
        precondition(start + width <= min(received.count, loads.count), "there is room for a frame")
        for column in zeros.indices {
            loads[unchecked: start &+ column] = received[unchecked: start &+ column] - zeros[unchecked: column]
        }
    }

    /// What was received in one column of some frames, but for what was bridged or not measured.
    func measured(_ column: Int, _ frames: ClosedRange<Int>, into values: inout [Double]) {
        values.removeAll(keepingCapacity: true)
        let (raw, bridged) = (raw.span, bridged.span)
        var place = index(frames.lowerBound, column)
        for frame in row(frames.lowerBound)...row(frames.upperBound) {
            let value = raw[place]
            if !bridged[frame], !value.isNaN { values.append(value) }
            place &+= width
        }
    }

    /// Forgets the frames before one; the memory is given back in large pieces.
    mutating func drop(before frame: Int) {
        let target = min(frame, end)
        guard target > first else { return }
        dropped += target - first
        first = target
        guard dropped >= Self.piece, dropped > 2 * (count - dropped) else { return }
        // The room behind is not moved.
        raw.removeSubrange(count * width..<raw.count)
        zeroed.removeSubrange(count * width..<zeroed.count)
        bridged.removeSubrange(count..<bridged.count)
        raw.removeFirst(dropped * width)
        zeroed.removeFirst(dropped * width)
        bridged.removeFirst(dropped)
        count -= dropped
        processed = max(0, processed - dropped)
        dropped = 0
    }
}
