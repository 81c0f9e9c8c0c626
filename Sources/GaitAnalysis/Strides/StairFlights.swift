/// Finds flights of stairs among strides, and takes the level steps that belong to them out of walking.
///
/// The steps onto and off a flight, and the few on a landing between two, are no steady walking, though they go level.
struct StairFlights {
    var parameters: StrideParameters

    /// Marks the level strides of both feet that belong to a flight.
    ///
    /// - Parameter strides: in order of their start; climbing ones are rejected as stairs.
    func mark(_ strides: inout StrideList) {
        for flight in flights(strides) {
            let near = flight.lowerBound - parameters.stairReach...flight.upperBound + parameters.stairReach
            for index in strides.indices
            where strides[index].rejected == nil && strides[index].end > near.lowerBound
                && strides[index].start < near.upperBound
            {
                strides[index].rejected = .stairs
            }
        }
    }

    /// Stretches of climbing, those joined that only a landing parts.
    private func flights(_ strides: StrideList) -> [ClosedRange<Double>] {
        var runs: [(range: ClosedRange<Double>, strides: Int)] = []
        for stride in strides where stride.rejected == .stairs {
            if let last = runs.last, stride.start <= last.range.upperBound + 1e-9 {
                runs[runs.count - 1] = (
                    last.range.lowerBound...max(last.range.upperBound, stride.end), last.strides + 1
                )
            } else {
                runs.append((stride.start...stride.end, 1))
            }
        }
        var flights: [ClosedRange<Double>] = []
        for run in runs where run.strides >= parameters.flightMinimum {
            if let last = flights.last, run.range.lowerBound - last.upperBound <= parameters.longestLanding {
                flights[flights.count - 1] = last.lowerBound...run.range.upperBound
            } else {
                flights.append(run.range)
            }
        }
        return flights
    }
}
