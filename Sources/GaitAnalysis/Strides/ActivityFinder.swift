import SensorData

/// Divides the recording into standing, walking, turning and running.
struct ActivityFinder: Equatable, Codable, Sendable {
    /// Shorter pauses between bouts are not named standing, in seconds (proposal).
    var shortestStanding = 1.0
    /// Part of a pause that each foot must be known to be on the ground (proposal).
    var groundedPart = 0.5

    func activities(
        bouts: [Range<Double>], strides: [Stride], footfalls: [Side: [Footfall]], session: Range<Double>
    ) -> [ActivityPeriod] {
        var periods: [ActivityPeriod] = bouts.map {
            ActivityPeriod(kind: .walking, start: $0.lowerBound, end: $0.upperBound)
        }
        periods += merged(strides.filter { $0.rejected == .turning }, as: .turning)
        periods += merged(strides.filter { $0.rejected == .running }, as: .running)
        var from = session.lowerBound
        for bout in bouts + [session.upperBound..<session.upperBound] {
            if bout.lowerBound - from >= shortestStanding, isGrounded(from..<bout.lowerBound, footfalls: footfalls) {
                periods.append(ActivityPeriod(kind: .standing, start: from, end: bout.lowerBound))
            }
            from = bout.upperBound
        }
        return periods.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }

    /// Strides of one kind that touch each other, of either foot, as one period.
    private func merged(_ strides: [Stride], as kind: ActivityPeriod.Kind) -> [ActivityPeriod] {
        var periods: [ActivityPeriod] = []
        for stride in strides.sorted(by: { $0.start < $1.start }) {
            if let last = periods.last, stride.start <= last.end {
                periods[periods.count - 1].end = max(last.end, stride.end)
            } else {
                periods.append(ActivityPeriod(kind: kind, start: stride.start, end: stride.end))
            }
        }
        return periods
    }

    private func isGrounded(_ pause: Range<Double>, footfalls: [Side: [Footfall]]) -> Bool {
        let length = pause.upperBound - pause.lowerBound
        let feet = Side.allCases.compactMap { footfalls[$0] }.filter { !$0.isEmpty }
        return !feet.isEmpty
            && feet.allSatisfy { falls in
                var grounded = 0.0
                for fall in falls {
                    let start = max(pause.lowerBound, fall.initialContact ?? -.infinity)
                    let end = min(pause.upperBound, fall.finalContact ?? .infinity)
                    if end > start { grounded += end - start }
                }
                return grounded >= groundedPart * length
            }
    }
}
