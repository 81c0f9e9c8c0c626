import SensorData

/// Puts the stances of both feet together to strides, as they come, and says which cannot be strides of level walking.
///
/// A stride is given out once the other foot can have no event in it any more, in order of the start, so that what was
/// given out is final and does not depend on how the samples came.
struct StrideAssembler {
    let parameters: StrideParameters
    /// False where moments of one foot say nothing about the other.
    let feetSynchronised: Bool
    private var feet = Side.allCases.map { _ in Foot() }

    /// A stride with what the insole carried in its stance.
    struct Found: Equatable, Sendable {
        var stride: Stride
        var load: StanceLoad?
    }

    /// One foot on the way.
    private struct Foot {
        /// The stances from the one on that opens the next stride.
        var falls: [Footfall] = []
        var moments = FootMoments()
        /// Recent stretches of the inertial signal without samples, in seconds of the session.
        var holes: [Range<Double>] = []
        /// Strides that wait for those of the other foot that begin before.
        var found: [Found] = []
        /// Nothing earlier comes any more.
        var settled = -Double.infinity
        /// The first event of the foot; nil while there is none.
        var firstEvent: Double?
    }

    init(parameters: StrideParameters, feetSynchronised: Bool = true) {
        self.parameters = parameters
        self.feetSynchronised = feetSynchronised
    }

    // MARK: - What comes

    /// Takes in the next stance of a foot; where its final contact is not known yet, `lift` brings it.
    mutating func take(_ fall: Footfall, side: Side) {
        let foot = side.place
        feet[foot].falls.append(fall)
        if let time = fall.initialContact { feet[foot].moments.initialContacts.append(time) }
        if let time = fall.finalContact { feet[foot].moments.finalContacts.append(time) }
        if feet[foot].firstEvent == nil { feet[foot].firstEvent = fall.initialContact ?? fall.finalContact }
    }

    /// Takes in that the last stance of a foot ended, or the one before the first that was seen.
    mutating func lift(at time: Double, side: Side) {
        let foot = side.place
        guard let last = feet[foot].falls.indices.last else {
            return take(Footfall(initialContact: nil, finalContact: time), side: side)
        }
        feet[foot].falls[last].finalContact = time
        feet[foot].moments.finalContacts.append(time)
    }

    mutating func take(hole: Range<Double>, side: Side) { feet[side.place].holes.append(hole) }

    /// Takes in that the signal of a foot was interrupted: no stride goes across.
    mutating func interrupt(_ side: Side) {
        if !feet[side.place].falls.isEmpty { feet[side.place].falls.append(Footfall()) }
    }

    /// Takes in that nothing earlier comes of a foot any more.
    mutating func settle(_ side: Side, until time: Double) { feet[side.place].settled = time }

    /// The feet of which anything was seen up to a moment.
    func sides(until time: Double) -> [Side] {
        Side.allCases.filter { feet[$0.place].firstEvent.map { $0 <= time } ?? false }
    }

    // MARK: - What is settled

    /// The strides that are settled by now, in order of their start.
    mutating func takeFound() -> [Found] {
        for side in Side.allCases { assemble(side) }
        for side in Side.allCases { forget(side) }
        var found: [Found] = []
        while let side = next {
            found.append(feet[side.place].found.removeFirst())
        }
        return found
    }

    /// No stride that is not given out yet begins before.
    var earliestStart: Double {
        min(nextStart(.left) ?? earliestStart(.left), nextStart(.right) ?? earliestStart(.right))
    }

    /// Start of a foot's first stride that waits.
    private func nextStart(_ side: Side) -> Double? { feet[side.place].found.first?.stride.start }

    /// The foot whose next stride begins first, if nothing can come before it.
    private var next: Side? {
        switch (nextStart(.left), nextStart(.right)) {
        case (nil, nil): return nil
        case (let start?, nil): return start < earliestStart(.right) ? .left : nil
        case (nil, let start?): return start < earliestStart(.left) ? .right : nil
        case (let left?, let right?): return left <= right ? .left : .right
        }
    }

    /// No stride of a foot that is not found yet begins before.
    private func earliestStart(_ side: Side) -> Double {
        let foot = feet[side.place]
        for (index, fall) in foot.falls.enumerated() {
            guard let start = fall.initialContact else { continue }
            let isLast = index == foot.falls.count - 1
            // What began long ago is no stride any more.
            if !isLast || start >= foot.settled - parameters.longestStride { return min(start, foot.settled) }
        }
        return foot.settled
    }

    private mutating func assemble(_ side: Side) {
        let (foot, other) = (side.place, side.opposite.place)
        while feet[foot].falls.count >= 2 {
            let (opening, closing) = (feet[foot].falls[0], feet[foot].falls[1])
            if let start = opening.initialContact, let end = closing.initialContact, end > start,
                end - start <= parameters.longestStride
            {
                guard !feetSynchronised || feet[other].settled >= end else { return }
                feet[foot].found.append(stride(side, from: start, to: end, opening, closing))
            }
            feet[foot].falls.removeFirst()
        }
    }

    private func stride(
        _ side: Side, from start: Double, to end: Double, _ opening: Footfall, _ closing: Footfall
    ) -> Found {
        let other = feet[side.opposite.place]
        var stride = Stride(side: side, start: start, end: end, bout: -1)
        describe(
            &stride, opening: opening, closing: closing, other: feetSynchronised ? other.moments : FootMoments())
        stride.rejected = implausibility(
            of: stride, opening: opening, closing: closing,
            hasOther: feetSynchronised && other.firstEvent.map { $0 <= end } ?? false)
        return Found(stride: stride, load: opening.load)
    }

    /// Drops what no stride needs any more.
    private mutating func forget(_ side: Side) {
        let needed = earliestStart(side)
        feet[side.opposite.place].moments.forget(before: needed)
        feet[side.place].holes.removeAll { $0.upperBound < needed }
    }

    // MARK: - One stride

    /// Times, lengths and loads of one stride.
    private func describe(_ stride: inout Stride, opening: Footfall, closing: Footfall, other: FootMoments) {
        if let lifted = opening.finalContact {
            stride.stanceTime = lifted - stride.start
            stride.swingTime = stride.end - lifted
        }
        stride.length = closing.swing?.length
        if let load = opening.load {
            stride.impulse = load.impulse
            stride.peakForce = load.peak
            stride.meanForce = load.mean
            stride.heelPeak = load.heelPeak
            stride.load = load.measures
            if let thirds = load.thirds {
                let sum = thirds.heel + thirds.midfoot + thirds.forefoot
                if sum > 0 {
                    stride.heelShare = thirds.heel / sum
                    stride.midfootShare = thirds.midfoot / sum
                    stride.forefootShare = thirds.forefoot / sum
                }
            }
        }
        let range = stride.start..<stride.end
        let otherLift = other.finalContacts.first { range.contains($0) }
        let otherContact = other.initialContacts.first { $0 > range.lowerBound && $0 < range.upperBound }
        if let otherContact { stride.stepTime = stride.end - otherContact }
        if let swing = closing.swing, swing.hasPitch, swing.length != nil {
            stride.motion = motion(swing, of: stride, closing: closing)
        }
        if let otherLift, let otherContact, let lifted = opening.finalContact, otherLift < otherContact {
            stride.doubleSupportTime = max(0, otherLift - stride.start) + max(0, lifted - otherContact)
            stride.singleSupportTime = min(otherContact, lifted) - otherLift
        }
    }

    /// What the swing and the stride's times tell together.
    private func motion(_ swing: SwingMotion, of stride: Stride, closing: Footfall) -> MotionMeasures {
        var motion = MotionMeasures()
        motion.footStrikeAngle = swing.strikeAngle.map { Float($0) }
        motion.toeOffAngle = swing.toeOffAngle.map { Float($0) }
        motion.footProgressionAngle = swing.progressionAngle.map { Float($0) }
        motion.toeClearance = swing.toeClearance.map { Float($0) }
        motion.lateralExcursion = swing.lateralExcursion.map { Float($0) }
        motion.peakSwingVelocity = swing.peakSwingVelocity.map { Float($0) }
        motion.pitchRange = swing.pitchRange.map { Float($0) }
        motion.pushOffVelocity = swing.pushOffVelocity.map { Float($0) }
        motion.frontalAngle = swing.frontalAngle.map { Float($0) }
        motion.contactTransient = swing.contactTransient.map { Float($0) }
        motion.turningAngle = swing.headingChange.map { Float($0) }
        motion.heightChange = swing.heightChange.map { Float($0) }
        if let lead = swing.heelRise, let stance = stride.stanceTime, stance > 0 {
            // The lead counts from where the inertial sensor saw the contact.
            let share = (stride.duration + (closing.initialDisagreement ?? 0) - lead) / stance
            if share > 0, share < 1 { motion.heelRise = Float(share) }
        }
        if let length = swing.length, let step = stride.stepTime {
            motion.stepLength = Float(length * step / stride.duration)
        }
        return motion
    }

    /// Why a stride cannot be one of level walking; nil when it can.
    private func implausibility(
        of stride: Stride, opening: Footfall, closing: Footfall, hasOther: Bool
    ) -> StrideRejection? {
        let motion = closing.swing
        let duration = stride.duration
        guard duration >= parameters.shortestStride, duration <= parameters.longestStride,
            120 / duration >= parameters.lowestCadence, 120 / duration <= parameters.highestCadence
        else { return .implausibleStrideTime }
        guard let stance = stride.stanceTime, let swing = stride.swingTime else { return .incompleteEvents }
        guard stance > 0, swing > 0 else { return .implausibleStance }
        if let load = opening.load, load.bridged > parameters.longestBridged { return .gap }
        if opening.load == nil, opening.initialSource != .inertial { return .gap }
        if closing.isAfterGap { return .gap }
        if stance / duration < parameters.runningDutyFactor, duration <= parameters.longestRunningStride,
            (stride.doubleSupportTime ?? 0) <= 0
        {
            return .running
        }
        if let turned = motion?.headingChange, abs(turned) > parameters.turningAngle { return .turning }
        if let motion, !motion.hasPitch { return .shuffling }
        if let height = motion?.heightChange,
            abs(height) > max(parameters.stairHeight, parameters.stairSlope * (motion?.length ?? 0))
        {
            return .stairs
        }
        if feet[stride.side.place].holes.contains(where: { $0.overlaps(stride.start..<stride.end) }) { return .gap }
        if hasOther {
            guard let step = stride.stepTime else { return .incompleteEvents }
            guard step >= parameters.shortestStep, step <= parameters.longestStep else { return .implausibleStepTime }
        }
        if let length = stride.length {
            guard length >= parameters.shortestLength, length <= parameters.greatestLength else {
                return .implausibleLength
            }
            let speed = length / duration
            guard speed >= parameters.lowestSpeed, speed <= parameters.highestSpeed else { return .implausibleSpeed }
        }
        return nil
    }
}

/// When a foot met and left the ground, in order of time.
struct FootMoments: Equatable, Sendable {
    var initialContacts: [Double] = []
    var finalContacts: [Double] = []

    mutating func forget(before time: Double) {
        initialContacts.removeFirst(initialContacts.prefix { $0 < time }.count)
        finalContacts.removeFirst(finalContacts.prefix { $0 < time }.count)
    }
}

extension Side {
    /// 0 for the left, 1 for the right.
    var place: Int { self == .left ? 0 : 1 }
}
