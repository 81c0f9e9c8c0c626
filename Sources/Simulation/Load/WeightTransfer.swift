import Glibc
import SensorData

/// The passing of weight from one foot to the other, or to both when the walker stops.
struct WeightTransfer: Sendable {
    /// Seconds.
    var start: Double
    var end: Double
    /// The left foot's part of the whole before and after.
    var leftBefore: Double
    var leftAfter: Double
    /// How quickly the weight comes: its part is 1 − (1 − x)ⁿ after part x of the time.
    var exponent: Double
    /// Part of body weight by which the force rises here.
    var modulation: Double
    /// Part of body weight by which the force is larger until the next transfer, on average.
    var shift: Double

    private static let softness = 0.08

    var middle: Double { (start + end) / 2 }

    func leftShare(at time: Double) -> Double {
        let x = min(1, max(0, (time - start) / (end - start)))
        // A short soft beginning, some 10 ms in a normal walk; else the other foot's force would have a corner.
        let soft = x * x * (1 + Self.softness) / (x + Self.softness)
        return leftBefore + (leftAfter - leftBefore) * (1 - pow(1 - soft, exponent))
    }
}

/// How the body's weight is borne by the two feet over time.
///
/// Between the middles of two transfers the force of both feet has a mean of exactly body weight (plus `shift`, which
/// cancels over a stride): what goes up comes down.
struct LoadPlan: Sendable {
    private let parameters: WalkParameters
    private let evenShare: Double
    private var transfers: [WeightTransfer] = []

    init(parameters: WalkParameters) {
        self.parameters = parameters
        evenShare = LoadPlan.standingShare(parameters)
    }

    private static func standingShare(_ parameters: WalkParameters) -> Double {
        guard let compensation = parameters.compensation, compensation.pattern == .weightShift else { return 0.5 }
        // An index of 16 % at half strength, as in walking.
        let shift = 0.08 * compensation.strength
        return compensation.side == .left ? 0.5 - shift : 0.5 + shift
    }

    // MARK: Planning

    mutating func append(_ step: PlannedStep) {
        let bearing = step.side.opposite
        let before = transfers.last?.leftAfter ?? evenShare
        transfers.append(
            WeightTransfer(
                start: step.finalContact - step.transferDuration, end: step.finalContact, leftBefore: before,
                leftAfter: bearing == .left ? 1 : 0, exponent: exponent(from: step.side),
                modulation: step.forceModulation, shift: shift(on: bearing, step)))
        if step.isLastOfBout {
            transfers.append(
                WeightTransfer(
                    start: step.initialContact, end: step.initialContact + step.transferDuration,
                    leftBefore: bearing == .left ? 1 : 0, leftAfter: evenShare, exponent: 2, modulation: 0, shift: 0))
        }
    }

    var transferCount: Int { transfers.count }

    /// Forgets what ended before a time.
    mutating func forget(before time: Double) {
        while transfers.count > 2, transfers[1].start < time, transfers[1].middle < time { transfers.removeFirst() }
    }

    private func exponent(from leaving: Side) -> Double {
        guard let compensation = parameters.compensation, compensation.pattern == .weightShift else { return 2 }
        // The spared foot takes weight late and gives it up early.
        return leaving == compensation.side ? 2 + 1.6 * compensation.strength : 2 - 1.0 * compensation.strength
    }

    private func shift(on bearing: Side, _ step: PlannedStep) -> Double {
        guard let compensation = parameters.compensation else { return 0 }
        let size: Double
        switch compensation.pattern {
        case .weightShift: size = PatternSizes.weightShiftForce
        case .antalgic: size = PatternSizes.antalgicForce
        case .reducedHeelLoading: return 0
        }
        let usual = parameters.strideTime / 2
        let actual = step.swingTime + step.transferDuration
        let change = size * compensation.strength * usual / actual
        return bearing == compensation.side ? -change : change
    }

    // MARK: Force

    /// Newton on both feet together.
    func total(at time: Double) -> Double {
        let weight = parameters.bodyWeight
        guard let next = transfers.firstIndex(where: { $0.middle > time }), next > 0 else { return weight }
        let (from, to) = (transfers[next - 1], transfers[next])
        let u = (time - from.middle) / (to.middle - from.middle)
        let modulation = from.modulation + (to.modulation - from.modulation) * u
        // The second harmonic moves the two peaks out of double support, to where they are recorded.
        let rise = cos(2 * .pi * u) - PatternSizes.secondHarmonic * cos(4 * .pi * u)
        return weight * (1 + modulation * rise + from.shift * (1 - cos(2 * .pi * u)))
    }

    /// Newton on one foot.
    func force(on side: Side, at time: Double) -> Double {
        let current = transfers.last { $0.start <= time }
        let left = current?.leftShare(at: time) ?? evenShare
        return total(at: time) * (side == .left ? left : 1 - left)
    }
}

/// The sizes at full strength of what is not set by timing alone.
enum PatternSizes {
    /// Part of body weight by which single support on the spared side is lighter.
    ///
    /// Found by measuring: with the timing they give an impulse index of 16 and 12 % at half strength.
    static let weightShiftForce = 0.096
    static let antalgicForce = 0.023
    /// Part of the heel's own load that it sheds.
    static let heelRelief = 0.8
    /// Size of the force's second harmonic against its first.
    static let secondHarmonic = 0.4
}
