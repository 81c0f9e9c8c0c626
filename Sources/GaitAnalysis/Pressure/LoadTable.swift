/// Loads of some frames: a row for each frame, a column for each channel or group of channels.
///
/// What is added up over the frames is added up for several columns side by side, for each in the order of the frames.
struct LoadTable {
    let frames: ClosedRange<Int>
    let width: Int
    /// Row after row, each filled up to whole vectors.
    private var values: [Double]
    private let stride: Int

    /// Values from one row to the next.
    static func stride(of width: Int) -> Int { (width + 3) / 4 * 4 }

    /// A table of rows that are `stride(of: width)` values apart.
    init(_ rows: [Double], frames: ClosedRange<Int>, width: Int) {
        stride = Self.stride(of: width)
        precondition(rows.count == frames.count * stride, "a row for each frame")
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
        var sums = [Double](repeating: 0, count: frames.count * sumStride)
        var output = sums.mutableSpan
        for group in groups.indices {
            let members = groups[group]
            let columns = members.span
            var (row, target) = (0, group)
            // Two frames side by side.
            while row < loads.count - stride {
                var sum = SIMD2<Double>()
                for index in columns.indices {
                    let place = row &+ columns[unchecked: index]
                    sum += SIMD2(loads[unchecked: place], loads[unchecked: place &+ stride])
                }
                output[unchecked: target] = sum.x
                output[unchecked: target &+ sumStride] = sum.y
                row &+= 2 &* stride
                target &+= 2 &* sumStride
            }
            if row < loads.count {
                for index in columns.indices { output[unchecked: target] += loads[unchecked: row &+ columns[index]] }
            }
        }
        return LoadTable(sums, frames: frames, width: groups.count)
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

    /// Values of one column at some places, linear between frames.
    func values(of column: Int, at places: [Place]) -> [Float] {
        precondition(column >= 0 && column < width, "a column of the table")
        let values = values.span
        return places.map { place in
            let (before, after) = (values[place.row + column], values[place.row + stride + column])
            return Float(after.isNaN ? before : before + place.part * (after - before))
        }
    }

    /// Where a moment lies: a row, and the part of the way to the next.
    struct Place {
        fileprivate var row: Int
        fileprivate var part: Double
    }

    /// Places of some moments from one to another (in frames) that are as far apart from each other.
    func places(_ count: Int, from start: Double, to end: Double) -> [Place] {
        (0..<count).map { point in
            let position = start + (end - start) * Double(point) / Double(count - 1)
            let frame = max(frames.lowerBound, min(Int(position), frames.upperBound - 1))
            return Place(
                row: (frame - frames.lowerBound) * stride, part: min(1, max(0, position - Double(frame))))
        }
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
    /// Four values that follow one another; the caller knows that they are there.
    @inline(__always)
    func four(at place: Int) -> SIMD4<Double> {
        SIMD4(
            self[unchecked: place], self[unchecked: place &+ 1], self[unchecked: place &+ 2],
            self[unchecked: place &+ 3])
    }
}
