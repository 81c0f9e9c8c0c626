/// Finds flights of stairs among strides, as they come, and takes the level steps that belong to them out of walking.
///
/// The steps onto and off a flight, and the few on a landing between two, are no steady walking, though they go level.
/// Strides leave in the order in which they came, each settled for good: a level stride waits until no flight that may yet
/// begin can reach it, which on level ground takes `stairReach` after its end and on a landing `longestLanding`.
struct StairFlights {
    /// Seconds within which two moments are one.
    private static let tolerance = 1e-9

    let parameters: StrideParameters
    private var waiting: [StrideAssembler.Found] = []
    /// Climbing strides of both feet that follow each other; a flight from `flightMinimum` on.
    private var run: (range: ClosedRange<Double>, strides: Int)?
    /// The last flight, with those before it that only a landing parts from it.
    private var flight: ClosedRange<Double>?

    init(parameters: StrideParameters) { self.parameters = parameters }

    /// Takes in the next stride in order of the start; climbing ones are rejected as stairs.
    ///
    /// - Returns: the strides that are settled with it, in the same order.
    mutating func take(_ found: consuming StrideAssembler.Found) -> [StrideAssembler.Found] {
        let (start, end) = (found.stride.start, found.stride.end)
        if found.stride.rejected == .stairs {
            if let last = run, start <= last.range.upperBound + Self.tolerance {
                run = (last.range.lowerBound...max(last.range.upperBound, end), last.strides + 1)
            } else {
                run = (start...end, 1)
            }
            extendFlight()
        }
        waiting.append(found)
        mark()
        return settle(until: start)
    }

    /// Takes in that no stride begins before a moment any more.
    mutating func settle(until time: Double) -> [StrideAssembler.Found] {
        let reach = parameters.stairReach
        // A run to which nothing can be added is a flight by now, or none.
        if let last = run, time > last.range.upperBound + Self.tolerance { run = nil }
        // The earliest that a flight which is not known yet can begin, and what lies between it and the last one.
        let next = min(run?.range.lowerBound ?? .infinity, time)
        var count = 0
        while count < waiting.count {
            let stride = waiting[count].stride
            if stride.rejected == nil {
                if stride.end > next - reach { break }
                if let flight, next - flight.upperBound <= parameters.longestLanding,
                    stride.start >= flight.upperBound + reach
                {
                    break
                }
            }
            count += 1
        }
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }

    /// Takes in that nothing follows.
    mutating func finish() -> [StrideAssembler.Found] {
        defer { waiting = [] }
        return waiting
    }

    private mutating func extendFlight() {
        guard let run, run.strides >= parameters.flightMinimum else { return }
        if let last = flight, run.range.lowerBound - last.upperBound <= parameters.longestLanding {
            flight = last.lowerBound...max(last.upperBound, run.range.upperBound)
        } else {
            flight = run.range
        }
    }

    /// Takes the level strides within reach of the last flight for a part of it.
    private mutating func mark() {
        guard let flight else { return }
        for index in waiting.indices
        where waiting[index].stride.rejected == nil
            && waiting[index].stride.end > flight.lowerBound - parameters.stairReach
            && waiting[index].stride.start < flight.upperBound + parameters.stairReach
        {
            waiting[index].stride.rejected = .stairs
        }
    }
}
