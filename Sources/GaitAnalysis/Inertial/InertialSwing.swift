import Glibc
import SignalProcessing

/// A swing with its movement and its two events, in samples of the signal at hand.
struct InertialSwing: Equatable, Sendable {
    var candidate: SwingCandidate
    var finalContact: Double
    var initialContact: Double
    /// Metres along the ground, metres up, radians to the left.
    var travel: Double
    var height: Double
    var heading: Double
    /// Peak of the heel's vertical force at landing, in g above 1 g.
    var impact = 0.0
    /// Where the impact and the end of the forward movement put the contact; nil where they do not show.
    fileprivate var impactContact: Double?
    fileprivate var stopContact: Double?
}

/// Finds the swings of a foot with their contacts in one piece of signal.
///
/// Final contact: the pitch rate has fallen to a part of its push-off peak. Initial contact: the heel's vertical force rises
/// out of its dip before landing; where the landing is too soft for that, the end of the forward movement. Which of the two
/// counts is decided for a neighbourhood, so that a stride does not jump. Own method.
struct InertialSwingFinder {
    var parameters: InertialParameters

    /// - Parameters:
    ///   - signal: in the foot's axes.
    ///   - movements: what earlier pieces of the same signal found.
    /// - Returns: the steps in order of time.
    func swings(in signal: InertialSignal, movements: inout FootMovements) -> [InertialSwing] {
        guard signal.count > 2 * signal.samples(parameters.edge) / 3 else { return [] }
        let pitchRate = SymmetricFIR.hann(support: parameters.pitchRateSupport, sampleRate: signal.rate)
            .filter(signal.angularRate.map { $0.y })
        let rate = signal.rateNorm(support: parameters.rateSupport)
        var pitchAcceleration = [Double](repeating: 0, count: signal.count)
        for index in 1..<signal.count - 1 {
            pitchAcceleration[index] = (pitchRate[index + 1] - pitchRate[index - 1]) * signal.rate / 2
        }
        let candidates = SwingCandidates(
            parameters: parameters, pitchRate: pitchRate, rate: rate, sampleRate: signal.rate
        ).find()
        let smoother = SymmetricFIR.hann(support: parameters.forceSupport, sampleRate: signal.rate)
        var swings = candidates.map { candidate -> InertialSwing in
            let range = candidate.stillBefore...candidate.stillAfter
            let movement = movements.movement(signal, range, smoother: smoother)
            let motion = movement.path
            var swing = InertialSwing(
                candidate: candidate, finalContact: 0, initialContact: 0,
                travel: hypot(motion.displacement.x, motion.displacement.y), height: motion.displacement.z,
                heading: motion.heading)
            switch candidate.kind {
            case .pitch:
                let heel = range.map {
                    movement.up[$0 - range.lowerBound] + parameters.heelDistance * pitchAcceleration[$0]
                }
                swing.finalContact = finalContact(pitchRate, candidate, rate: signal.rate)
                let landing = candidate.end - range.lowerBound
                let hit = heelImpact(heel, landing: landing, rate: signal.rate)
                swing.impact = hit.impact
                swing.impactContact = hit.contact.map { $0 + Double(range.lowerBound) }
                swing.stopContact = forwardStop(movement.forward, landing: landing, rate: signal.rate)
                    .map { $0 + Double(range.lowerBound) }
            case .burst:
                let events = burstEvents(rate, motion.velocity, candidate)
                swing.finalContact = events.finalContact
                swing.initialContact = events.initialContact
            }
            return swing
        }
        chooseContacts(&swings, rate: signal.rate)
        return steps(swings, rate: signal.rate)
    }

    // MARK: - Events

    private func finalContact(_ pitchRate: [Double], _ swing: SwingCandidate, rate: Double) -> Double {
        let first = max(swing.stillBefore, swing.start - Int((parameters.pushOffLook * rate).rounded()))
        let peak = pitchRate[Crossing.largestIndex(pitchRate, first..<swing.start + 1)]
        guard peak > parameters.smallestPushOff else { return Double(swing.start) }
        return Crossing.lastFall(pitchRate, parameters.pushOffPart * peak, from: first, to: swing.start + 1)
            ?? Double(swing.start)
    }

    /// The rise of the heel's vertical force out of the dip before landing.
    private func heelImpact(_ heel: [Double], landing: Int, rate: Double) -> (contact: Double?, impact: Double) {
        func samples(_ seconds: Double) -> Int { Int((seconds * rate).rounded()) }
        let gravity = Strapdown.gravity
        let first = max(1, landing - samples(parameters.dipBefore))
        let middle = min(heel.count - 2, landing + samples(parameters.dipAfter))
        let last = min(heel.count - 2, landing + samples(parameters.impactAfter))
        guard first <= middle, middle < last else { return (nil, 0) }
        let dip = Crossing.leastIndex(heel, first..<middle + 1)
        let peak = heel[Crossing.largestIndex(heel, dip..<last + 1)]
        guard peak > gravity else { return (nil, peak / gravity - 1) }
        let level = min(parameters.impactLevel * gravity, gravity + parameters.impactPart * (peak - gravity))
        return (Crossing.firstRise(heel, level, from: dip, to: last), peak / gravity - 1)
    }

    /// The foot's forward deceleration is half gone: it has come to stand.
    private func forwardStop(_ forward: [Double], landing: Int, rate: Double) -> Double? {
        func samples(_ seconds: Double) -> Int { Int((seconds * rate).rounded()) }
        let first = max(1, landing - samples(parameters.stopBefore))
        let middle = min(forward.count - 2, landing + samples(parameters.stopAfter))
        guard first < middle else { return nil }
        let least = Crossing.leastIndex(forward, first..<middle + 1)
        let last = min(forward.count - 2, landing + samples(2 * parameters.stopAfter))
        return Crossing.firstRise(forward, parameters.stopPart * forward[least], from: least, to: last)
    }

    /// Begin and end of a step without pitch, from its angular rate and its speed.
    private func burstEvents(
        _ rate: [Double], _ velocity: [SIMD3<Double>], _ swing: SwingCandidate
    ) -> (finalContact: Double, initialContact: Double) {
        let speed = velocity.map { hypot($0.x, $0.y) }
        let fastest = Crossing.largestIndex(speed, 0..<speed.count)
        var end = fastest
        while end < speed.count - 1, speed[end] > parameters.speedPart * speed[fastest] { end += 1 }
        var start = Crossing.largestIndex(rate, swing.start..<swing.end + 1)
        let level = parameters.ratePart * rate[start]
        while start > swing.stillBefore, rate[start] > level { start -= 1 }
        return (Double(start), Double(max(swing.stillBefore + end, start + 2)))
    }

    /// One rule of contact for a neighbourhood.
    private func chooseContacts(_ swings: inout [InertialSwing], rate: Double) {
        let pitched = swings.filter { $0.candidate.kind == .pitch }
        let reach = parameters.neighbourhood * rate
        for index in swings.indices where swings[index].candidate.kind == .pitch {
            let swing = swings[index]
            let near = pitched.lazy.filter { Double(abs($0.candidate.end - swing.candidate.end)) <= reach }.map(
                \.impact)
            let typical = Order.median(Array(near)) ?? swing.impact
            let isTurning = abs(swing.heading) > parameters.pivot
            let isSoft = typical < parameters.softImpact || swing.impact < 0.5 * parameters.softImpact
            let contact: Double? =
                if isTurning {
                    swing.impact < parameters.turnImpact ? nil : swing.impactContact
                } else {
                    isSoft ? swing.stopContact ?? swing.impactContact : swing.impactContact ?? swing.stopContact
                }
            swings[index].initialContact = contact ?? Double(swing.candidate.end)
        }
    }

    // MARK: - What is a step

    private func steps(_ swings: [InertialSwing], rate: Double) -> [InertialSwing] {
        var steps: [InertialSwing] = []
        for var swing in swings {
            let isBurst = swing.candidate.kind == .burst
            if swing.travel < parameters.smallestTravel, isBurst || abs(swing.heading) < parameters.pivot { continue }
            if let last = steps.last {
                let sinceContact = (swing.finalContact - last.initialContact) / rate
                if isBurst, sinceContact < parameters.shortestStance { continue }
                if !isBurst, last.candidate.kind == .pitch,
                    (swing.initialContact - last.initialContact) / rate < parameters.shortestStride
                {
                    // One step with a halt in it.
                    swing.finalContact = last.finalContact
                    swing.travel += last.travel
                    swing.heading += last.heading
                    swing.height += last.height
                    steps.removeLast()
                }
            }
            steps.append(swing)
        }
        return steps
    }
}
