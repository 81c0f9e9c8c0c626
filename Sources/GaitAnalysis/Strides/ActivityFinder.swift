import SensorData

/// Divides the recording into standing, walking, turning and running.
struct ActivityFinder: Equatable, Codable, Sendable {
    /// Shorter pauses between bouts are not named standing, in seconds (proposal).
    var shortestStanding = 1.0
    /// Part of a pause that each foot must be known to be on the ground (proposal).
    var groundedPart = 0.5

    /// - Parameters:
    ///   - bouts: of walking, in order.
    ///   - strides: of both feet in order of their start.
    ///   - stances: of each foot that was seen.
    ///   - session: from the first sample to the last.
    /// - Returns: the periods in order of their start.
    func activities(
        bouts: [Range<Double>], strides: StrideList, stances: [FootStances], session: Range<Double>
    ) -> [ActivityPeriod] {
        var periods: [ActivityPeriod] = bouts.map {
            ActivityPeriod(kind: .walking, start: $0.lowerBound, end: $0.upperBound)
        }
        var turning: [ActivityPeriod] = []
        var running: [ActivityPeriod] = []
        for stride in strides {
            if stride.rejected == .turning { extend(&turning, with: stride, as: .turning) }
            if stride.rejected == .running { extend(&running, with: stride, as: .running) }
        }
        periods += turning + running
        let pauses = pauses(bouts, session)
        let grounded = stances.map { $0.grounded(in: pauses) }
        for (index, pause) in pauses.enumerated() {
            let length = pause.upperBound - pause.lowerBound
            guard !grounded.isEmpty, grounded.allSatisfy({ $0[index] >= groundedPart * length }) else { continue }
            periods.append(ActivityPeriod(kind: .standing, start: pause.lowerBound, end: pause.upperBound))
        }
        return periods.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    private func pauses(_ bouts: [Range<Double>], _ session: Range<Double>) -> [Range<Double>] {
        var pauses: [Range<Double>] = []
        var from = session.lowerBound
        for bout in bouts + [session.upperBound..<session.upperBound] {
            if bout.lowerBound - from >= shortestStanding { pauses.append(from..<bout.lowerBound) }
            from = bout.upperBound
        }
        return pauses
    }

    /// Strides of one kind that touch each other, of either foot, are one period.
    private func extend(_ periods: inout [ActivityPeriod], with stride: Stride, as kind: ActivityPeriod.Kind) {
        if let last = periods.last, stride.start <= last.end {
            periods[periods.count - 1].end = max(last.end, stride.end)
        } else {
            periods.append(ActivityPeriod(kind: kind, start: stride.start, end: stride.end))
        }
    }
}
