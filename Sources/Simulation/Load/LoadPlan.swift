import Glibc
import SensorData

/// How the body's weight is borne by the two feet over time.
///
/// Between the middles of two transfers the force of both feet has a mean of exactly body weight (plus `shift`, which
/// cancels over a stride): what goes up comes down.
struct LoadPlan: Sendable {
    /// Size of the force's second harmonic against its first.
    private static let secondHarmonic = 0.4

    private let walker: Walker
    private var transfers: [WeightTransfer] = []

    init(walker: Walker) { self.walker = walker }

    // MARK: Planning

    mutating func append(_ step: PlannedStep) {
        let bearing = step.side.opposite
        let before = transfers.last?.leftAfter ?? walker.standingShare
        let taking = walker.manner(bearing, at: step.finalContact)
        transfers.append(
            WeightTransfer(
                start: step.finalContact - step.transferDuration, end: step.finalContact, leftBefore: before,
                leftAfter: bearing == .left ? 1 : 0,
                exponent: WeightTransfer.usualExponent * taking.acceptance * step.manner.release,
                modulation: step.forceModulation, shift: shift(taking, step),
                dip: step.forceModulation == 0 ? 0 : taking.pushOffDip))
        if step.isLastOfBout {
            transfers.append(
                WeightTransfer(
                    start: step.initialContact, end: step.initialContact + step.transferDuration,
                    leftBefore: bearing == .left ? 1 : 0, leftAfter: walker.standingShare,
                    exponent: WeightTransfer.usualExponent, modulation: 0, shift: 0, dip: 0))
        }
    }

    /// Larger where the step is shorter, so that it cancels over a stride.
    private func shift(_ bearing: FootManner, _ step: PlannedStep) -> Double {
        bearing.bearing * (walker.parameters.strideTime / 2) / (step.swingTime + step.transferDuration)
    }

    var transferCount: Int { transfers.count }

    /// Forgets what ended before a time.
    mutating func forget(before time: Double) {
        while transfers.count > 2, transfers[1].start < time, transfers[1].middle < time { transfers.removeFirst() }
    }

    // MARK: Force

    /// Newton on both feet together.
    func total(at time: Double) -> Double {
        let weight = walker.parameters.bodyWeight
        guard let next = transfers.firstIndex(where: { $0.middle > time }), next > 0 else { return weight }
        let (from, to) = (transfers[next - 1], transfers[next])
        let u = (time - from.middle) / (to.middle - from.middle)
        let modulation = from.modulation + (to.modulation - from.modulation) * u
        let once = cos(2 * .pi * u)
        // The second harmonic moves the two peaks out of double support, to where they are recorded.
        let rise = once - Self.secondHarmonic * (2 * once * once - 1)
        var part = 1 + modulation * rise + from.shift * (1 - once)
        if from.dip != 0 {
            let late = max(0, (u - 0.48) / 0.52)
            // What the second peak lacks fills the valley before it: 1.00107 makes the two areas equal.
            part += from.dip * (1.00107 * smoothHump((u - 0.15) / 0.45) - smoothHump(late * late.squareRoot()))
        }
        return weight * part
    }

    /// Newton on one foot.
    func force(on side: Side, at time: Double) -> Double {
        let current = transfers.last { $0.start <= time }
        let left = current?.leftShare(at: time) ?? walker.leftShareBeforeWalking(at: time)
        return total(at: time) * (side == .left ? left : 1 - left)
    }
}
