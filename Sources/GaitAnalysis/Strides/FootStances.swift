/// When one foot was on the ground: two numbers a stance.
struct FootStances: Equatable, Sendable {
    private(set) var starts: [Double] = []
    /// Infinite while the stance lasts.
    private(set) var ends: [Double] = []

    mutating func add(_ fall: Footfall) {
        if let start = fall.initialContact {
            // Nobody saw how the stance before ended.
            if let last = ends.indices.last, ends[last] == .infinity { ends[last] = starts[last] }
            starts.append(start)
            ends.append(fall.finalContact ?? .infinity)
        } else if let end = fall.finalContact {
            lift(at: end)
        }
    }

    mutating func lift(at time: Double) {
        if let last = ends.indices.last {
            if ends[last] == .infinity { ends[last] = time }
        } else {
            starts.append(-.infinity)
            ends.append(time)
        }
    }

    /// Forgets the stances that ended before a moment.
    mutating func forget(before time: Double) {
        let count = ends.prefix { $0 < time }.count
        starts.removeFirst(count)
        ends.removeFirst(count)
    }

    /// Seconds on the ground in each of several stretches that follow one another.
    func grounded(in stretches: [Range<Double>]) -> [Double] {
        var first = 0
        return stretches.map { stretch in
            while first < ends.count, ends[first] < stretch.lowerBound { first += 1 }
            var sum = 0.0
            var index = first
            while index < starts.count, starts[index] < stretch.upperBound {
                let (start, end) = (max(stretch.lowerBound, starts[index]), min(stretch.upperBound, ends[index]))
                if end > start { sum += end - start }
                index += 1
            }
            return sum
        }
    }
}
