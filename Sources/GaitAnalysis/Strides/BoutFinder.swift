import SensorData

/// Divides strides into walking bouts, as they come, and says which of a bout do not count.
///
/// Strides leave in the order in which they came, each settled for good: the last of each foot waits for the next or for
/// the end of the bout, and `unsteadyGroup` of them are judged together.
struct BoutFinder {
    /// Strides of a stretch that is no bout yet are kept up to this number (proposal).
    private static let longestDoubt = 64
    /// Seconds within which two moments are one.
    private static let tolerance = 1e-9

    let parameters: StrideParameters
    /// Every bout so far; the last one may still grow.
    private(set) var bouts: [Range<Double>] = []
    private var open: [Entry] = []
    /// Strides that follow each other without a break.
    private var run: Range<Double>?
    private var isBout = false
    /// Strides of each foot in the run that are steps of some kind.
    private var walked = [0, 0]
    /// Whether each foot's first stride of the bout was met.
    private var hasFirst = [false, false]
    /// Each foot's strides that were judged before in this bout.
    private var judged: [[Judged]] = [[], []]

    private struct Entry {
        var found: StrideAssembler.Found
        var isJudged = false
    }

    /// What an unsteady stride is known by.
    private struct Judged: Equatable {
        var duration: Double
        var stanceTime: Double?
        var impulse: Double?

        init(_ stride: Stride) {
            duration = stride.duration
            stanceTime = stride.stanceTime
            impulse = stride.impulse
        }
    }

    init(parameters: StrideParameters) { self.parameters = parameters }

    /// Takes in the next stride in order of the start.
    ///
    /// - Parameters:
    ///   - found: the stride.
    ///   - sides: the feet of which anything was seen up to a moment.
    /// - Returns: the strides that are settled with it, in the same order.
    mutating func take(
        _ found: consuming StrideAssembler.Found, sides: (Double) -> [Side]
    ) -> [StrideAssembler.Found] {
        var settled: [StrideAssembler.Found] = []
        let (start, end) = (found.stride.start, found.stride.end)
        if let last = run, start >= last.upperBound + Self.tolerance { settled = close() }
        if found.stride.isStep {
            run = (run?.lowerBound ?? start)..<max(run?.upperBound ?? end, end)
            walked[found.stride.side.place] += 1
            if !isBout, let run { confirm(sides(run.upperBound)) }
            if isBout, let run { bouts[bouts.count - 1] = run }
        }
        open.append(Entry(found: found))
        if isBout {
            judge(isClosing: false)
        } else {
            doubt()
        }
        return settled + takeJudged()
    }

    /// Takes in that no stride begins before a moment any more; ends the bout where that is after its last stride.
    mutating func settle(until time: Double) -> [StrideAssembler.Found] {
        guard let run, time >= run.upperBound + Self.tolerance else { return [] }
        return close()
    }

    /// Takes in that nothing follows.
    mutating func finish() -> [StrideAssembler.Found] { close() }

    /// Strides that are found and not settled yet, as they would be if the walk ended now.
    var unsettled: [StrideAssembler.Found] {
        var copy = self
        return copy.close()
    }

    /// Start of the first stride that waits; infinite where none does.
    var earliestStart: Double { open.first?.found.stride.start ?? .infinity }

    // MARK: - Bouts

    private mutating func confirm(_ sides: [Side]) {
        let minimum = sides.count == 2 ? parameters.strideMinimum : parameters.strideMinimum + 1
        guard let run, sides.allSatisfy({ walked[$0.place] >= minimum }) else { return }
        isBout = true
        bouts.append(run)
    }

    /// What is no bout for long is none: only one foot steps.
    private mutating func doubt() {
        if run == nil {
            for index in open.indices { open[index].isJudged = true }
        }
        guard open.count > Self.longestDoubt else { return }
        open[0].isJudged = true
        let stride = open[0].found.stride
        if stride.isStep { walked[stride.side.place] -= 1 }
        if stride.rejected == nil { open[0].found.stride.rejected = .outsideBout }
        if let last = run { run = min(last.upperBound, open[1].found.stride.start)..<last.upperBound }
    }

    private mutating func close() -> [StrideAssembler.Found] {
        if isBout {
            judge(isClosing: true)
        }
        for index in open.indices where !open[index].isJudged {
            open[index].isJudged = true
            if !isBout, open[index].found.stride.rejected == nil { open[index].found.stride.rejected = .outsideBout }
        }
        let settled = takeJudged()
        run = nil
        isBout = false
        walked = [0, 0]
        hasFirst = [false, false]
        judged = [[], []]
        return settled
    }

    private mutating func takeJudged() -> [StrideAssembler.Found] {
        let count = open.prefix { $0.isJudged }.count
        defer { open.removeFirst(count) }
        return open.prefix(count).map(\.found)
    }

    // MARK: - Strides of a bout

    private mutating func judge(isClosing: Bool) {
        guard let run else { return }
        for side in Side.allCases { judge(side, in: run, isClosing: isClosing) }
    }

    private mutating func judge(_ side: Side, in run: Range<Double>, isClosing: Bool) {
        var own: [Int] = []
        own.reserveCapacity(open.count)
        for index in open.indices where open[index].found.stride.side == side {
            // One that ends after the bout may still come to lie in it.
            if open[index].found.stride.end <= run.upperBound + Self.tolerance {
                own.append(index)
            } else if !isClosing {
                break
            }
        }
        guard let first = own.first, let last = own.last else { return }
        for index in own { open[index].found.stride.bout = bouts.count - 1 }
        if !hasFirst[side.place] {
            hasFirst[side.place] = true
            if open[first].found.stride.rejected == nil { open[first].found.stride.rejected = .firstOfBout }
        }
        if isClosing, open[last].found.stride.rejected == nil { open[last].found.stride.rejected = .lastOfBout }
        for index in own where open[index].found.stride.rejected != nil { open[index].isJudged = true }
        if !isClosing { own.removeLast() }
        own.removeAll { open[$0].isJudged }
        guard isClosing || own.count >= parameters.unsteadyGroup else { return }
        markUnsteady(own, side: side)
    }

    /// Strides whose duration, stance or impulse is far from the others around them.
    private mutating func markUnsteady(_ group: [Int], side: Side) {
        let new = group.map { Judged(open[$0].found.stride) }
        for index in group { open[index].isJudged = true }
        let before = judged[side.place].suffix(max(0, parameters.unsteadySpan - new.count))
        let all = before + new
        judged[side.place] = Array(all.suffix(parameters.unsteadySpan))
        guard all.count >= parameters.unsteadyMinimum else { return }
        for value in [{ $0.duration }, \.stanceTime, \.impulse] as [(Judged) -> Double?] {
            let values = all.compactMap(value)
            guard values.count == all.count, let median = Order.median(values),
                let deviation = Order.median(values.map { abs($0 - median) })
            else { continue }
            // 1.4826 turns the median absolute deviation of a normal distribution into its standard deviation.
            let limit = max(parameters.unsteadyDeviations * 1.4826 * deviation, parameters.unsteadyFloor * median)
            for (index, value) in zip(group, values.suffix(new.count)) where abs(value - median) > limit {
                open[index].found.stride.rejected = .unsteady
            }
        }
    }
}

extension Stride {
    /// Whether it is a step of some kind, so that a bout goes on in it.
    fileprivate var isStep: Bool {
        switch rejected {
        case nil, .gap, .turning, .incompleteEvents, .implausibleStepTime, .running, .shuffling, .stairs: true
        default: false
        }
    }
}
