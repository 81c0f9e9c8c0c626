import Glibc
import SensorData

/// Plans the walk step by step: stand, walk the length, turn, walk back, now and then a pause.
///
/// Nothing depends on the walk's end except the decision to stop, so that a longer walk begins as the shorter one.
struct StepPlanner: Sendable {
    private let walker: Walker
    private let duration: Double
    private var random: RandomSource
    /// 1, or 0 where every step is the same.
    private let chance: Double
    private var feet: [Footprint]
    private var lastContact: Double
    private var side: Side
    private var bout = 0
    private var passesInBout = 0
    private var passes = 0
    private var turnStepsLeft = 0
    private var headsBack = false
    private var heading = 0.0
    private var x = 0.0
    private var y = 0.0
    private var isStanding = true
    private var wantsToStop = false
    private var isFinished = false
    /// Seconds; nil where the bouts end as they come.
    private let boutDuration: Double?
    /// Metres.
    private var walkwayLength: Double

    init(walker: Walker, seed: UInt64, duration: Double) {
        self.init(walker: walker, seed: seed, duration: duration, chance: 1)
    }

    /// Steps without chance, straight on and for ever, the left foot first.
    init(steady walker: Walker) {
        self.init(walker: walker, seed: 0, duration: .infinity, chance: 0)
        side = .left
    }

    private init(walker: Walker, seed: UInt64, duration: Double, chance: Double) {
        self.walker = walker
        self.duration = duration
        self.chance = chance
        random = RandomSource(seed: seed, stream: 1)
        side = random.next() & 1 == 0 ? .left : .right
        let parameters = walker.parameters
        lastContact = parameters.standingAtBegin
        boutDuration = parameters.boutDuration(in: duration)
        walkwayLength = parameters.walkwayLength
        if chance == 0 || parameters.turns == 0 {
            walkwayLength = .infinity
        } else if let turns = parameters.turns {
            let pauses = Double(max(0, (parameters.bouts ?? 1) - 1)) * parameters.pauseDuration
            let walking = duration - parameters.standingAtBegin - parameters.standingAtEnd - pauses
            walkwayLength = max(2, parameters.speed * walking / Double(turns + 1))
        }
        feet = []
        feet = Side.allCases.map { footprint(of: $0) }
    }

    private var parameters: WalkParameters { walker.parameters }

    private mutating func vary() -> Double { chance * random.variation() }

    /// Where a foot stands before its first step.
    func standing(_ side: Side) -> Footprint { side == .left ? feet[0] : feet[1] }

    /// The next step, in the order of initial contacts; nil when the walker has stopped for good.
    mutating func next() -> PlannedStep? {
        guard !isFinished else { return nil }
        let stepTime = parameters.strideTime / 2
        // Never begin a bout that cannot hold a few strides and the standing at the end.
        let startsBout = isStanding
        if startsBout, lastContact + 6 * stepTime + parameters.standingAtEnd > duration {
            isFinished = true
            return nil
        }
        if lastContact + 2.2 * stepTime + parameters.standingAtEnd > duration { wantsToStop = true }
        if let boutDuration, let bouts = parameters.bouts, bout + 1 < bouts {
            let end = Double(bout + 1) * boutDuration + Double(bout) * parameters.pauseDuration
            if !startsBout, lastContact + 1.7 * stepTime > parameters.standingAtBegin + end { wantsToStop = true }
        }
        let isLast = wantsToStop && !startsBout

        let isTurning = turnStepsLeft > 0
        advance(startsBout: startsBout, isLast: isLast)
        let step = makeStep(startsBout: startsBout, isLast: isLast, isTurning: isTurning)
        decideWhatFollows(after: step)
        return step
    }

    // MARK: The way

    private mutating func advance(startsBout: Bool, isLast: Bool) {
        let reach = walker.manner(side, at: lastContact).reach
        var length = parameters.strideLength / 2 * reach * (1 + parameters.amplitudeVariation * vary())
        if turnStepsLeft > 0 {
            length *= 0.4
            let toTheLeft = passes / 2 % 2 == 1
            heading += (toTheLeft ? 1 : -1) * .pi / Double(max(1, parameters.turnSteps))
            turnStepsLeft -= 1
            if turnStepsLeft == 0 { heading = headsBack ? .pi : 0 }
        }
        if startsBout { length *= 0.7 }
        if isLast { length = 0 }
        x += length * cos(heading)
        y += length * sin(heading)
    }

    private func footprint(of side: Side) -> Footprint {
        let outwards: Double = side == .left ? 1 : -1
        let offset = outwards * parameters.stepWidth / 2
        return Footprint(
            x: x - offset * sin(heading), y: y + offset * cos(heading),
            heading: heading + outwards * walker.manner(side, at: lastContact).toeOut * .pi / 180)
    }

    private mutating func decideWhatFollows(after step: PlannedStep) {
        lastContact = step.initialContact
        isStanding = step.isLastOfBout
        side = side.opposite
        if step.isLastOfBout {
            bout += 1
            passesInBout = 0
            lastContact += parameters.pauseDuration
            isFinished = wantsToStop && lastContact + parameters.standingAtEnd > duration
            wantsToStop = false
        }
        guard turnStepsLeft == 0 else { return }
        if headsBack ? x <= 0 : x >= walkwayLength {
            passes += 1
            passesInBout += 1
            headsBack.toggle()
            turnStepsLeft = max(1, parameters.turnSteps)
        } else if parameters.bouts == nil, parameters.passesPerBout > 0, passesInBout >= parameters.passesPerBout, !step.isLastOfBout {
            wantsToStop = true
        }
    }

    // MARK: One step

    private mutating func makeStep(startsBout: Bool, isLast: Bool, isTurning: Bool) -> PlannedStep {
        let manner = walker.manner(side, at: lastContact)
        let timing = drawTiming(manner)
        let amplitude = 1 + parameters.amplitudeVariation * vary()
        let from = standing(side)
        var to = footprint(of: side)
        to.x += 0.004 * vary()
        to.y += 0.008 * vary()
        to.heading += 0.012 * vary()
        // Equal headings differ by whole turns after a turn to one side and must not be unwound in one swing.
        to.heading = from.heading + (to.heading - from.heading).remainder(dividingBy: 2 * .pi)
        feet[side == .left ? 0 : 1] = to

        let reach = from.distance(to: to) / parameters.strideLength
        let size = min(1.1, 0.35 + 0.65 * reach)
        let transfer = startsBout ? 2.5 * timing.doubleSupport : timing.doubleSupport
        let finalContact = lastContact + transfer
        return PlannedStep(
            side: side, finalContact: finalContact, initialContact: finalContact + timing.swing,
            transferDuration: transfer, from: from, to: to, bout: bout, isFirstOfBout: startsBout,
            isLastOfBout: isLast, isTurning: isTurning,
            toeOffPitch: manner.toeOffAngle * .pi / 180 * amplitude * size,
            strikePitch: isLast
                ? 0.05 : manner.strikeAngle * .pi / 180 * size * (1 + 0.04 * vary()),
            clearance: max(0.003, manner.clearance + 0.12 * parameters.toeClearance * vary()),
            impact: manner.impact * size * (1 + 0.1 * vary()),
            forceModulation: isLast || startsBout
                ? 0 : parameters.forceModulation * size * (1 + parameters.amplitudeVariation * vary()),
            manner: manner)
    }

    private mutating func drawTiming(_ manner: FootManner) -> (doubleSupport: Double, swing: Double) {
        let stride = parameters.strideTime
        // A stride is two independent steps: its relative spread is 1/√2 of a step's.
        let scale = 1 + parameters.strideTimeVariation * 2.0.squareRoot() * vary()
        let doubleSupport = parameters.doubleSupportShare * stride * scale
        // Less time on one leg is less swing of the other.
        let change = manner.swingChange * (0.5 + parameters.doubleSupportShare) * stride
        return (doubleSupport, (0.5 - parameters.doubleSupportShare) * stride * scale + change)
    }
}
