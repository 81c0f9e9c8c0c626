import SignalProcessing

/// Moments of one landing, in samples of the signal; nil where they do not show.
struct LandingCues: Equatable, Sendable {
    enum Cue: Int, CaseIterable, Sendable {
        /// The heel's vertical force rises out of its dip before landing.
        case impact
        /// The foot has stopped moving forward.
        case stop
        /// The toes stop turning up.
        case turnEnd
        /// The foot turns down to the ground with half of its largest rate, and with its largest.
        case loweringHalf, loweringPeak
        /// It has turned a third of the way down.
        case loweringThird
    }

    private var impact: Moment?
    private var stop: Moment?
    private var turnEnd: Moment?
    private var loweringHalf: Moment?
    private var loweringPeak: Moment?
    private var loweringThird: Moment?

    subscript(moment cue: Cue) -> Moment? {
        get {
            switch cue {
            case .impact: impact
            case .stop: stop
            case .turnEnd: turnEnd
            case .loweringHalf: loweringHalf
            case .loweringPeak: loweringPeak
            case .loweringThird: loweringThird
            }
        }
        set {
            switch cue {
            case .impact: impact = newValue
            case .stop: stop = newValue
            case .turnEnd: turnEnd = newValue
            case .loweringHalf: loweringHalf = newValue
            case .loweringPeak: loweringPeak = newValue
            case .loweringThird: loweringThird = newValue
            }
        }
    }

    subscript(cue: Cue) -> Double? {
        get { self[moment: cue]?.value }
        set { self[moment: cue] = newValue.map { Moment(sample: 0, rest: $0) } }
    }

    /// The same moments where samples are counted from another one.
    func moved(by samples: Int) -> LandingCues {
        var cues = LandingCues()
        for cue in Cue.allCases { cues[moment: cue] = self[moment: cue]?.moved(by: samples) }
        return cues
    }
}

/// Decides when a foot landed, from all that shows it and from how this foot usually lands.
///
/// One cue decides for a neighbourhood: the heel's impact or, in soft gait, the end of the forward movement. Each of the
/// others comes at its own time before or after it, which differs between people and mountings but hardly from stride to
/// stride; so the foot's own median of that time, over the neighbourhood, turns every cue into an estimate of the same
/// moment, without a bias of its own. The contact is the mean of those that agree. A landing that does not show the deciding
/// cue (a shortened step, a turn) takes the median of them and of the moments at which the foot settles.
///
/// A soft landing loads the foot late: its forward movement ends, then the weight comes over it while it turns down. From
/// landings with `softImpact` to those without any, the contact goes evenly from the stop to where the foot has turned a
/// third of the way down.
///
/// Own method, 2026-11-21, from the labels of Voisard 1–9 (10 ms steps), gaitmap's example (motion capture) and the two
/// Moticon walks (force). The agreement (0.02 to 0.06 s) and the part of a clear impact (0 to 0.5) change the spread by about
/// 1 ms; five strides instead of three leave a walk as short as Moticon's slow one without its correction. The soft landing rests on one person's two walks, and is a proposal: force passes
/// 50 N there 25 and 68 ms after the foot stopped, but 5 ms before and 8 ms after a third of the way down. A linear model of the
/// same cues, fitted over the data sets with each subject left out, was worse than none: the offsets between the data sets
/// are not in the signal.
struct ContactChoice {
    private let parameters: InertialParameters
    private let swings: [InertialSwing]
    /// Of each cue, in the cues' order, of each swing, in samples; NaN where it does not show.
    private let moments: [[Double]]
    private let reach: Double
    private let agreement: Double

    init(parameters: InertialParameters, swings: [InertialSwing], sampleRate: Double) {
        self.parameters = parameters
        self.swings = swings
        moments = LandingCues.Cue.allCases.map { cue in swings.map { $0.cues[cue] ?? .nan } }
        reach = parameters.neighbourhood * sampleRate
        agreement = parameters.cueAgreement * sampleRate
    }

    /// - Parameters:
    ///   - index: of the swing.
    ///   - settling: moments at which its foot settles.
    /// - Returns: the initial contact in samples.
    func contact(of index: Int, settling: () -> [Double]) -> Double {
        let swing = swings[index]
        guard swing.candidate.kind == .pitch else {
            return max(Order.median(settling()) ?? Double(swing.candidate.end), swing.finalContact + 2)
        }
        let near = neighbours(of: index)
        var times: [Double] = []
        times.reserveCapacity(near.count)
        var impacts = near.map { swings[$0].impact }
        let typical = Order.medianInPlace(&impacts) ?? swing.impact
        let isSoft = typical < parameters.softImpact
        let base: LandingCues.Cue = isSoft ? .stop : .impact
        let clear = max(0.5 * parameters.softImpact, parameters.clearPart * typical)
        func isClear(_ other: InertialSwing) -> Bool {
            (isSoft || other.impact >= clear) && abs(other.heading) < parameters.pivot
        }
        let examples = near.filter { isClear(swings[$0]) && swings[$0].cues[base] != nil }
        /// The cue as an estimate of the deciding one.
        func estimate(_ cue: LandingCues.Cue) -> Double? {
            guard let moment = swing.cues[cue] else { return nil }
            return cue == base ? moment : usual(cue, after: base, in: examples, &times).map { moment - $0 }
        }
        let isHardTurn = !isSoft && swing.impact >= 2 * parameters.softImpact
        if let anchor = swing.cues[base], isClear(swing) || isHardTurn {
            var sum = anchor
            var count = 1.0
            for cue in LandingCues.Cue.allCases where cue != base && cue != .impact {
                guard let other = estimate(cue), abs(other - anchor) <= agreement else { continue }
                sum += other
                count += 1
            }
            guard isSoft, let delay = usual(.loweringThird, after: .stop, in: near, &times) else { return sum / count }
            return sum / count + min(1, 1 - typical / parameters.softImpact) * max(0, delay)
        }
        var moments = LandingCues.Cue.allCases.compactMap { cue in
            cue == .impact && swing.impact < parameters.turnImpact ? nil : estimate(cue)
        }
        moments += settling()
        return Order.median(moments) ?? Double(swing.candidate.end)
    }

    /// Swings with pitch around a swing, itself among them.
    private func neighbours(of index: Int) -> [Int] {
        let end = swings[index].candidate.end
        var first = index
        while first > 0, Double(end - swings[first - 1].candidate.end) <= reach { first -= 1 }
        var last = index
        while last + 1 < swings.count, Double(swings[last + 1].candidate.end - end) <= reach { last += 1 }
        return (first...last).filter { swings[$0].candidate.kind == .pitch }
    }

    /// How long after another cue this one usually comes, in samples.
    private func usual(
        _ cue: LandingCues.Cue, after base: LandingCues.Cue, in examples: [Int], _ times: inout [Double]
    ) -> Double? {
        let (moments, others) = (moments[cue.rawValue], moments[base.rawValue])
        times.removeAll(keepingCapacity: true)
        for index in examples {
            let time = moments[index] - others[index]
            if !time.isNaN { times.append(time) }
        }
        return times.count >= parameters.fewestLandings ? Order.medianInPlace(&times) : nil
    }
}

/// The moments at which a foot settles after a step that does not show its landing.
struct Settling {
    var parameters: InertialParameters
    var signal: InertialSignal
    /// Smoothed length of the angular rate, rad/s.
    var rate: [Double]

    /// - Parameters:
    ///   - swing: the step.
    ///   - path: its movement from still to still.
    /// - Returns: in samples: the foot's and the heel's speed, and the angular rate, have fallen to a part of their peaks;
    ///   the force changes most.
    func moments(_ swing: SwingCandidate, _ path: Strapdown) -> [Double] {
        let first = swing.stillBefore
        let speed = path.velocity.map { ($0.x * $0.x + $0.y * $0.y).squareRoot() }
        let fastest = Crossing.largestIndex(speed, 0..<speed.count)
        let heel = heelSpeed(first, path)
        let heelFastest = Crossing.largestIndex(heel, 0..<heel.count)
        var moments = [
            Crossing.firstFall(speed, parameters.speedPart * speed[fastest], from: fastest),
            Crossing.firstFall(heel, parameters.speedPart * heel[heelFastest], from: heelFastest),
            jolt(first + fastest, swing.stillAfter).map { Double($0 - first) },
        ].compactMap { $0.map { $0 + Double(first) } }
        let turning = Crossing.largestIndex(rate, first..<swing.stillAfter + 1)
        if let quiet = Crossing.firstFall(rate, parameters.ratePart * rate[turning], from: turning),
            quiet <= Double(swing.stillAfter)
        {
            moments.append(quiet)
        }
        return moments
    }

    /// Where the force changes most from one sample to the next but one.
    private func jolt(_ first: Int, _ last: Int) -> Int? {
        var most = 0.0
        var place: Int?
        for index in max(1, first)..<max(1, first, last) {
            let change = (signal.force[index + 1] - signal.force[index - 1]).length
            if change > most { (most, place) = (change, index) }
        }
        return place
    }

    /// Speed of the heel's sole, by rigid-body transport from the sensor; smoothed.
    private func heelSpeed(_ first: Int, _ path: Strapdown) -> [Double] {
        let lever = SIMD3(-parameters.heelDistance, 0, -parameters.sensorHeight)
        let speed = path.velocity.indices.map { index -> Double in
            let turning = signal.angularRate[first + index].cross(lever)
            return (path.velocity[index] + path.turned[index].rotate(turning)).length
        }
        return SymmetricFIR.hann(support: parameters.forceSupport, sampleRate: signal.rate).filter(speed)
    }
}
