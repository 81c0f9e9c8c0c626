/// Loads of some frames: a row for each frame, a column for each channel or group of channels.
///
/// What is added up over the frames is added up for several columns side by side, for each in the order of the frames; what
/// is added up over a frame's columns, for several frames.
struct LoadTable {
    let frames: ClosedRange<Int>
    let width: Int
    /// Row after row, each filled up to whole vectors; the rows are filled up to a multiple of four.
    private var values: [Double]
    private let stride: Int

    /// Values from one row to the next.
    static func stride(of width: Int) -> Int { (width + 3) / 4 * 4 }

    /// How many values a table has.
    static func size(_ frames: ClosedRange<Int>, width: Int) -> Int { (frames.count + 3) / 4 * 4 * stride(of: width) }

    /// A table of rows that are `stride(of: width)` values apart.
    init(_ rows: [Double], frames: ClosedRange<Int>, width: Int) {
        stride = Self.stride(of: width)
        precondition(rows.count == Self.size(frames, width: width), "a row for each frame")
        values = rows
        self.frames = frames
        self.width = width
    }

    /// A table of the sums of groups of columns, each added up in the order in which the group names its columns.
    func grouped(_ groups: [[Int]]) -> LoadTable {
        precondition(
            groups.allSatisfy { $0.allSatisfy { $0 >= 0 && $0 < width } }, "groups of the table's columns")
        let (stride, sumStride) = (stride, Self.stride(of: groups.count))
        let loads = values.span
        var sums = [Double](repeating: 0, count: Self.size(frames, width: groups.count))
        var output = sums.mutableSpan
        for group in groups.indices {
            let members = groups[group]
            let columns = members.span
            var (row, target) = (0, group)
            while row < loads.count {
                var sum = SIMD4<Double>()
                for index in columns.indices { sum += loads.four(at: row &+ columns[unchecked: index], every: stride) }
                for lane in 0..<4 {
                    output[unchecked: target] = sum[lane]
                    target &+= sumStride
                }
                row &+= 4 &* stride
            }
        }
        return LoadTable(sums, frames: frames, width: groups.count)
    }

    /// A frame's load over all cells, and its moments about the sole's axes.
    struct Balance {
        var load: Double
        var forwards: Double
        var outwards: Double
    }

    /// The balance of each frame about the axes of cells that lie at some places; what lies under a cell's zero counts as none.
    func balances(of places: [SoleLayout.Place]) -> [Balance] {
        precondition(places.count < width, "a column for each cell behind the total's")
        let (loads, places) = (values.span, places.span)
        var balances: [Balance] = []
        balances.reserveCapacity(values.count / stride)
        for row in Swift.stride(from: 0, to: loads.count, by: 4 * stride) {
            var (load, forwards, outwards) = (SIMD4<Double>(), SIMD4<Double>(), SIMD4<Double>())
            for cell in places.indices {
                let four = loads.four(at: row &+ 1 &+ cell, every: stride)
                let values = SIMD4<Double>().replacing(with: four, where: four .>= 0)
                let place = places[unchecked: cell]
                load += values
                forwards += values * place.forwards
                outwards += values * place.outwards
            }
            for lane in 0..<4 {
                balances.append(Balance(load: load[lane], forwards: forwards[lane], outwards: outwards[lane]))
            }
        }
        return balances
    }

    /// One frame's load in a column.
    subscript(_ frame: Int, _ column: Int) -> Double { values[(frame - frames.lowerBound) * stride + column] }

    /// The loads of one column in some of the frames.
    func column(_ column: Int, _ frames: ClosedRange<Int>) -> [Double] {
        precondition(column >= 0 && column < width, "a column of the table")
        var place = start(of: frames) + column
        let values = values.span
        var loads = [Double](repeating: 0, count: frames.count)
        var output = loads.mutableSpan
        for index in output.indices {
            output[unchecked: index] = values[unchecked: place]
            place &+= stride
        }
        return loads
    }

    /// Moments between the frames of a table.
    struct Moment {
        /// The frame before, counted from the table's first.
        fileprivate var frame: Int
        /// The part of the way to the next.
        fileprivate var part: Double
    }

    /// Some moments from one to another (in frames) that are as far apart from each other.
    func moments(_ count: Int, from start: Double, to end: Double) -> [Moment] {
        (0..<count).map { point in
            let position = start + (end - start) * Double(point) / Double(count - 1)
            let frame = max(frames.lowerBound, min(Int(position), frames.upperBound - 1))
            return Moment(frame: frame - frames.lowerBound, part: min(1, max(0, position - Double(frame))))
        }
    }

    /// Values of one column at some moments of a table of the same frames, linear between frames.
    func values(of column: Int, at moments: [Moment]) -> [Float] {
        precondition(column >= 0 && column < width, "a column of the table")
        let values = values.span
        var found: [Float] = []
        found.reserveCapacity(moments.count)
        for moment in moments {
            let place = moment.frame &* stride &+ column
            let (before, after) = (values[place], values[place &+ stride])
            found.append(Float(after.isNaN ? before : before + moment.part * (after - before)))
        }
        return found
    }

    /// The largest load of a column, and the sum of its loads.
    struct Extent {
        var peak: Double
        var sum: Double
    }

    /// The extent of each column over some of the frames.
    func extents(over frames: ClosedRange<Int>) -> [Extent] {
        let first = start(of: frames)
        let values = values.span
        var extents: [Extent] = []
        extents.reserveCapacity(stride)
        for column in Swift.stride(from: first, to: first + stride, by: 4) {
            var place = column
            var peak = values.four(at: place)
            var sum = SIMD4<Double>()
            for _ in frames {
                let loads = values.four(at: place)
                peak.replace(with: loads, where: loads .> peak)
                sum += loads
                place &+= stride
            }
            for lane in 0..<4 { extents.append(Extent(peak: peak[lane], sum: sum[lane])) }
        }
        return extents
    }

    /// In how many of some of the frames each column has its level or more.
    func counts(over frames: ClosedRange<Int>, atLeast levels: [Double]) -> [Int] {
        precondition(levels.count == stride, "a level for each column, and for what fills up the row")
        let first = start(of: frames)
        let (values, levels) = (values.span, levels.span)
        var counts: [Int] = []
        counts.reserveCapacity(stride)
        for column in Swift.stride(from: 0, to: stride, by: 4) {
            var place = first &+ column
            let level = levels.four(at: column)
            var count = SIMD4<Int64>()
            for _ in frames {
                count.replace(with: count &+ 1, where: values.four(at: place) .>= level)
                place &+= stride
            }
            for lane in 0..<4 { counts.append(Int(count[lane])) }
        }
        return counts
    }

    /// Place of the first of some of the frames.
    private func start(of frames: ClosedRange<Int>) -> Int {
        precondition(
            frames.lowerBound >= self.frames.lowerBound && frames.upperBound <= self.frames.upperBound,
            "frames of the table")
        return (frames.lowerBound - self.frames.lowerBound) * stride
    }
}

extension Span<Double> {
    /// Four values that are as far apart; the caller knows that they are there.
    @inline(__always)
    func four(at place: Int, every step: Int = 1) -> SIMD4<Double> {
        SIMD4(
            self[unchecked: place], self[unchecked: place &+ step], self[unchecked: place &+ 2 &* step],
            self[unchecked: place &+ 3 &* step])
    }
}
