import Glibc
import SensorData

/// One person on one walk: who the seed made of the parameters, with the pattern put in.
struct Walker: Sendable {
    /// The person's own.
    let parameters: WalkParameters
    let person: SimulatedPerson
    /// At the beginning of the walk, and always where nothing drifts.
    let feet: Feet<FootManner>
    /// At the end of the walk, where the pattern grows.
    let feetAtEnd: Feet<FootManner>?
    /// The left foot's part of body weight in standing.
    let standingShare: Double
    /// Seconds.
    let duration: Double

    init(parameters: WalkParameters, seed: UInt64, duration: Double) {
        var draw = PersonDraw(parameters: parameters, seed: seed)
        self.duration = duration
        person = draw.person
        guard let compensation = parameters.compensation, compensation.strength > 0 else {
            (self.parameters, feet, feetAtEnd, standingShare) = (draw.parameters, draw.feet, nil, draw.standingShare)
            return
        }
        if compensation.pattern == .irregularGait {
            draw.parameters.strideTimeVariation += 0.06 * compensation.strength
            draw.parameters.amplitudeVariation += 0.05 * compensation.strength
        }
        let shown = PatternShaping(parameters: draw.parameters, person: draw.person, healthy: draw.feet)
            .feet(showing: compensation)
        let spared = compensation.side == .left ? -1.0 : 1.0
        self.parameters = draw.parameters
        switch compensation.pattern {
        case .fatigueDrift:
            (feet, feetAtEnd, standingShare) = (draw.feet, shown, draw.standingShare)
        case .weightShift:
            // An index of 16 % at half strength, as in walking.
            (feet, feetAtEnd) = (shown, nil)
            standingShare = draw.standingShare + spared * 0.08 * compensation.strength
        default:
            (feet, feetAtEnd, standingShare) = (shown, nil, draw.standingShare)
        }
    }

    init(steady parameters: WalkParameters, person: SimulatedPerson, feet: Feet<FootManner>) {
        var endless = parameters
        endless.bouts = nil
        endless.passesPerBout = 0
        self.parameters = endless
        self.person = person
        self.feet = feet
        feetAtEnd = nil
        standingShare = 0.5
        duration = .infinity
    }

    /// The left foot's part of body weight before the first step.
    func leftShareBeforeWalking(at time: Double) -> Double {
        parameters.guidedStanding?.leftShare(at: time, own: standingShare) ?? standingShare
    }

    /// How a foot moves at a time of the walk in seconds.
    func manner(_ side: Side, at time: Double) -> FootManner {
        guard let feetAtEnd else { return feet[side] }
        let length = duration - parameters.standingAtBegin - parameters.standingAtEnd
        return manner(side, part: min(1, max(0, (time - parameters.standingAtBegin) / max(1, length))), feetAtEnd)
    }

    /// The feet in the middle of the walk: what the whole walk shows on average.
    var middle: Feet<FootManner> {
        guard let feetAtEnd else { return feet }
        return Feet(left: manner(.left, part: 0.5, feetAtEnd), right: manner(.right, part: 0.5, feetAtEnd))
    }

    /// What grows is time, load and clearance.
    private func manner(_ side: Side, part: Double, _ feetAtEnd: Feet<FootManner>) -> FootManner {
        var manner = feet[side]
        let end = feetAtEnd[side]
        manner.swingChange += part * (end.swingChange - manner.swingChange)
        manner.bearing += part * (end.bearing - manner.bearing)
        manner.clearance += part * (end.clearance - manner.clearance)
        return manner
    }
}
