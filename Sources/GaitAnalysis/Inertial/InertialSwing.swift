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
    /// What shows the landing.
    var cues = LandingCues()
}

/// Finds the swings of a foot with their contacts in one piece of signal.
///
/// Final contact: the pitch rate has fallen to a part of its push-off peak; where nothing pushes off, the foot moves on.
/// Initial contact: `ContactChoice`. Own method.
struct InertialSwingFinder {
    /// Seconds around the landings asked for in which others are timed too: two swings nearer than a stride may be one step.
    private static let contactMargin = 1.0

    var parameters: InertialParameters

    /// - Parameters:
    ///   - piece: of the foot's signal.
    ///   - movements: what earlier pieces of the same signal found.
    ///   - landings: samples between which a landing is asked for; of swings that end far from them, the end of the toes-up
    ///     rotation stands for it.
    /// - Returns: the steps in order of time.
    func swings(
        in piece: FootSignal.Piece, movements: inout FootMovements, landings: Range<Int>? = nil
    ) -> [InertialSwing] {
        let (signal, pitchRate, rate) = (piece.signal, piece.pitchRate, piece.rateNorm)
        guard signal.count > 2 * signal.samples(parameters.edge) / 3 else { return [] }
        let candidates = SwingCandidates(
            parameters: parameters, pitchRate: pitchRate, rate: rate, sampleRate: signal.rate
        ).find()
        let smoother = SymmetricFIR.hann(support: parameters.forceSupport, sampleRate: signal.rate)
        // What is smoothed changes behind here when the signal goes on.
        let smoothedEnd =
            signal.count - Int((max(parameters.pitchRateSupport, parameters.rateSupport) * signal.rate).rounded(.up))
        var swings = candidates.map { candidate -> InertialSwing in
            let reading: FootMovements.Reading
            if let known = movements.reading(of: candidate, before: smoothedEnd) {
                reading = known
            } else {
                let path = movements.path(signal, candidate.stillBefore...candidate.stillAfter)
                reading = read(candidate, path, pitchRate, rate, smoother)
                movements.keep(reading, before: smoothedEnd)
            }
            return InertialSwing(
                candidate: candidate, finalContact: reading.lift.value, initialContact: 0, travel: reading.travel,
                height: reading.height, heading: reading.heading, impact: reading.impact, cues: reading.cues)
        }
        let settling = Settling(parameters: parameters, signal: signal, rate: rate)
        let choice = ContactChoice(parameters: parameters, swings: swings, sampleRate: signal.rate)
        let margin = signal.samples(Self.contactMargin)
        for index in swings.indices {
            let end = swings[index].candidate.end
            if let landings, end < landings.lowerBound - margin || end > landings.upperBound + margin {
                swings[index].initialContact = max(Double(end), swings[index].finalContact + 2)
                continue
            }
            swings[index].initialContact = choice.contact(of: index) {
                let candidate = swings[index].candidate
                return settling.moments(
                    candidate, movements.path(signal, candidate.stillBefore...candidate.stillAfter))
            }
        }
        return steps(swings, rate: signal.rate)
    }

    // MARK: - Events

    /// Reads a swing's lift and the cues of its landing off the signal.
    private func read(
        _ candidate: SwingCandidate, _ motion: Strapdown, _ pitchRate: [Double], _ rate: [Double],
        _ smoother: SymmetricFIR
    ) -> FootMovements.Reading {
        let sampleRate = smoother.sampleRate
        let lowered = candidate.end + Int((parameters.longestLowering * sampleRate).rounded()) + 1
        var reading = FootMovements.Reading(
            candidate: candidate, travel: hypot(motion.displacement.x, motion.displacement.y),
            height: motion.displacement.z, heading: motion.heading, lift: Moment(sample: candidate.start, rest: 0),
            reach: max(candidate.stillAfter + 1, lowered))
        switch candidate.kind {
        case .pitch:
            if let lift =
                pushOffEnd(pitchRate, candidate, rate: sampleRate) ?? moveOff(motion, candidate, rate: sampleRate)
            {
                reading.lift = lift
            }
            let force = force(of: motion, around: candidate.end - candidate.stillBefore, smoother)
            let hit = heelImpact(
                force.up, pitchRate, from: candidate.stillBefore + force.first, force.landing, rate: sampleRate)
            reading.impact = hit.impact
            reading.cues = lowering(pitchRate, candidate, rate: sampleRate)
            reading.cues[moment: .impact] = hit.contact
            reading.cues[moment: .stop] = forwardStop(force.forward, landing: force.landing, rate: sampleRate)
                .map { Moment(sample: candidate.stillBefore, rest: $0.moved(by: force.first).value) }
        case .burst:
            let turnOff = Moment(sample: burstStart(rate, candidate), rest: 0)
            reading.lift =
                abs(motion.heading) < parameters.pivot
                ? moveOff(motion, candidate, rate: sampleRate) ?? turnOff : turnOff
        }
        return reading
    }

    /// Specific force forward and up near a landing, smoothed: all that tells of it.
    private struct LandingForce {
        /// Of the movement's samples, and of these.
        var first: Int
        var landing: Int
        var forward: [Double]
        var up: [Double]
    }

    private func force(of motion: Strapdown, around landing: Int, _ smoother: SymmetricFIR) -> LandingForce {
        func samples(_ seconds: Double) -> Int { Int((seconds * smoother.sampleRate).rounded()) }
        let before = samples(max(parameters.dipBefore, parameters.stopBefore)) + 1
        let after = samples(max(parameters.dipAfter, parameters.impactAfter, 2 * parameters.stopAfter)) + 3
        let near = max(0, landing - before)..<min(motion.force.count, landing + after)
        // With so much more on either side what is smoothed does not depend on where it was cut.
        let first = max(0, near.lowerBound - smoother.halfWidth)
        let wide = motion.force[first..<min(motion.force.count, near.upperBound + smoother.halfWidth)]
        func smoothed(_ values: [Double]) -> [Double] {
            Array(smoother.filter(values)[near.lowerBound - first..<near.upperBound - first])
        }
        return LandingForce(
            first: near.lowerBound, landing: landing - near.lowerBound, forward: smoothed(wide.map { $0.x }),
            up: smoothed(wide.map { $0.z }))
    }

    /// The end of the push-off; nil where nothing pushes off.
    private func pushOffEnd(_ pitchRate: [Double], _ swing: SwingCandidate, rate: Double) -> Moment? {
        let first = max(swing.stillBefore, swing.start - Int((parameters.pushOffLook * rate).rounded()))
        let peak = pitchRate[Crossing.largestIndex(pitchRate, first..<swing.start + 1)]
        guard peak > parameters.smallestPushOff else { return nil }
        return Crossing.lastFall(pitchRate, parameters.pushOffPart * peak, from: first, to: swing.start + 1)
            ?? Moment(sample: swing.start, rest: 0)
    }

    /// Where the foot's horizontal speed last rose through a part of its peak; nil unless that is at the swing's beginning.
    private func moveOff(_ motion: Strapdown, _ swing: SwingCandidate, rate: Double) -> Moment? {
        let speed = motion.velocity.map { hypot($0.x, $0.y) }
        let fastest = Crossing.largestIndex(speed, 0..<speed.count)
        guard let rise = Crossing.lastRise(speed, parameters.speedPart * speed[fastest], to: fastest) else {
            return nil
        }
        let moment = Moment(sample: swing.stillBefore, rest: rise)
        let late = (moment.value - Double(swing.start)) / rate
        return late >= 0 && late <= parameters.pushOffLook ? moment : nil
    }

    /// Where the angular rate of a step without pitch passes a part of its peak.
    private func burstStart(_ rate: [Double], _ swing: SwingCandidate) -> Int {
        var start = Crossing.largestIndex(rate, swing.start..<swing.end + 1)
        let level = parameters.ratePart * rate[start]
        while start > swing.stillBefore, rate[start] > level { start -= 1 }
        return start
    }

    /// The end of the toes-up rotation and the foot's turning down to the ground after it.
    private func lowering(_ pitchRate: [Double], _ swing: SwingCandidate, rate: Double) -> LandingCues {
        var cues = LandingCues()
        let end = swing.end
        cues[moment: .turnEnd] = Moment(sample: end, rest: 0)
        if end > 0, pitchRate[end] >= 0, pitchRate[end - 1] < 0 {
            cues[moment: .turnEnd] = Moment(
                sample: end, rest: -(pitchRate[end] / (pitchRate[end] - pitchRate[end - 1])))
        }
        func limit(_ seconds: Double) -> Int { min(pitchRate.count - 1, end + Int((seconds * rate).rounded())) }
        let peak = Crossing.largestIndex(pitchRate, end..<limit(parameters.impactAfter) + 1)
        guard pitchRate[peak] > parameters.smallestLowering else { return cues }
        cues[moment: .loweringPeak] = Moment(sample: peak, rest: 0)
        cues[moment: .loweringHalf] = Crossing.firstRiseMoment(
            pitchRate, 0.5 * pitchRate[peak], from: end - 1, to: peak)
        var flat = peak
        let last = limit(parameters.longestLowering)
        while flat < last, pitchRate[flat] > parameters.flatPart * pitchRate[peak] { flat += 1 }
        // A foot that turns on without lying flat pushes off already, as on stairs down.
        guard pitchRate[flat] <= parameters.flatPart * pitchRate[peak] else { return cues }
        var angle = [0.0]
        for sample in end...flat { angle.append(angle[sample - end] + max(0, pitchRate[sample])) }
        if let third = Crossing.firstRise(angle, angle[flat - end + 1] / 3, from: 0, to: angle.count - 1),
            third <= parameters.impactAfter * rate
        {
            cues[moment: .loweringThird] = Moment(sample: end - 1, rest: third)
        }
        return cues
    }

    /// The rise of the heel's vertical force out of the dip before landing.
    ///
    /// - Parameters:
    ///   - up: vertical force of the sensor, from sample `start` on.
    ///   - pitchRate: of the whole signal; its change is the heel's force against the sensor's.
    ///   - start: sample of the signal.
    ///   - landing: index of the end of the toes-up rotation in `up`.
    ///   - rate: samples per second.
    /// - Returns: in samples of the signal, and in g above 1 g.
    private func heelImpact(
        _ up: [Double], _ pitchRate: [Double], from start: Int, _ landing: Int, rate: Double
    ) -> (contact: Moment?, impact: Double) {
        func samples(_ seconds: Double) -> Int { Int((seconds * rate).rounded()) }
        let gravity = Strapdown.gravity
        let first = max(1, landing - samples(parameters.dipBefore))
        let middle = min(up.count - 2, landing + samples(parameters.dipAfter))
        let last = min(up.count - 2, landing + samples(parameters.impactAfter))
        guard first <= middle, middle < last else { return (nil, 0) }
        let lever = parameters.heelDistance * rate / 2
        let heel = (first...last).map { (index: Int) -> Double in
            let turning = pitchRate[start + index + 1] - pitchRate[start + index - 1]
            return up[index] + lever * turning
        }
        let dip = Crossing.leastIndex(heel, 0..<middle - first + 1)
        let peak = heel[Crossing.largestIndex(heel, dip..<heel.count)]
        guard peak > gravity else { return (nil, peak / gravity - 1) }
        let level = min(parameters.impactLevel * gravity, gravity + parameters.impactPart * (peak - gravity))
        let contact = Crossing.firstRise(heel, level, from: dip, to: heel.count - 1)
        return (contact.map { Moment(sample: start + first, rest: $0) }, peak / gravity - 1)
    }

    /// The foot's forward deceleration is half gone: it has come to stand.
    private func forwardStop(_ forward: [Double], landing: Int, rate: Double) -> Moment? {
        func samples(_ seconds: Double) -> Int { Int((seconds * rate).rounded()) }
        let first = max(1, landing - samples(parameters.stopBefore))
        let middle = min(forward.count - 2, landing + samples(parameters.stopAfter))
        guard first < middle else { return nil }
        let least = Crossing.leastIndex(forward, first..<middle + 1)
        let last = min(forward.count - 2, landing + samples(2 * parameters.stopAfter))
        return Crossing.firstRiseMoment(forward, parameters.stopPart * forward[least], from: least, to: last)
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
