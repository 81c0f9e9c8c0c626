import SensorData

/// Puts the stances of both feet together to strides and walking bouts, and says which strides count and why others do not.
struct StrideAssembler {
    var parameters: StrideParameters
    /// The stances of each foot in order of time; an absent foot has none.
    var footfalls: [Side: [Footfall]]
    /// False where moments of one foot say nothing about the other.
    var feetSynchronised = true
    /// Stretches of each foot's inertial signal without samples, in seconds of the session.
    var holes: [Side: [Range<Double>]] = [:]

    struct Result {
        /// Both feet's strides in order of their start.
        var strides: [Stride]
        /// Place of the stance that opens each stride among its foot's, in the same order.
        var openings: [Int]
        var bouts: [Range<Double>]
    }

    func assemble() -> Result {
        var found: [(stride: Stride, opening: Int)] = []
        let sides = Side.allCases.filter { !(footfalls[$0] ?? []).isEmpty }
        for side in sides {
            let own = footfalls[side] ?? []
            let other = feetSynchronised ? footfalls[side.opposite] ?? [] : []
            found += strides(of: side, own: own, other: other)
        }
        found.sort { ($0.stride.start, $0.stride.side) < ($1.stride.start, $1.stride.side) }
        var strides = found.map(\.stride)
        let bouts = bouts(of: strides, sides: sides)
        assign(bouts, to: &strides)
        for places in places(of: strides) {
            for side in sides { markEdges(&strides, places, side: side) }
            for side in sides { markUnsteady(&strides, places, side: side) }
        }
        return Result(strides: strides, openings: found.map(\.opening), bouts: bouts)
    }

    // MARK: - One foot

    private func strides(of side: Side, own: [Footfall], other: [Footfall]) -> [(stride: Stride, opening: Int)] {
        var found: [(stride: Stride, opening: Int)] = []
        var firstOther = 0
        for index in own.indices.dropLast() {
            let (opening, closing) = (own[index], own[index + 1])
            guard let start = opening.initialContact, let end = closing.initialContact,
                end > start, end - start <= parameters.longestStride
            else { continue }
            var stride = Stride(side: side, start: start, end: end, bout: -1)
            while firstOther < other.count,
                (other[firstOther].finalContact ?? .infinity) < start - parameters.longestStride
            {
                firstOther += 1
            }
            describe(&stride, opening: opening, closing: closing, other: other[firstOther...])
            stride.rejected = implausibility(
                of: stride, opening: opening, swing: closing.swing, hasOther: !other.isEmpty)
            found.append((stride, index))
        }
        return found
    }

    /// Times, lengths and loads of one stride.
    private func describe(_ stride: inout Stride, opening: Footfall, closing: Footfall, other: ArraySlice<Footfall>) {
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
        let otherLift = other.lazy.compactMap(\.finalContact).first { range.contains($0) }
        let otherContact = other.lazy.compactMap(\.initialContact).first {
            $0 > range.lowerBound && $0 < range.upperBound
        }
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
        of stride: Stride, opening: Footfall, swing motion: SwingMotion?, hasOther: Bool
    ) -> StrideRejection? {
        let duration = stride.duration
        guard duration >= parameters.shortestStride, duration <= parameters.longestStride,
            120 / duration >= parameters.lowestCadence, 120 / duration <= parameters.highestCadence
        else { return .implausibleStrideTime }
        guard let stance = stride.stanceTime, let swing = stride.swingTime else { return .incompleteEvents }
        guard stance > 0, swing > 0 else { return .implausibleStance }
        if let load = opening.load, load.bridged > parameters.longestBridged { return .gap }
        if opening.load == nil, opening.initialSource != .inertial { return .gap }
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
        if holes[stride.side]?.contains(where: { $0.overlaps(stride.start..<stride.end) }) ?? false { return .gap }
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

    // MARK: - Bouts

    /// Stretches in which strides follow each other without a break; both feet must have enough of them.
    private func bouts(of strides: [Stride], sides: [Side]) -> [Range<Double>] {
        let walked: Set<StrideRejection?> = [
            nil, .gap, .turning, .incompleteEvents, .implausibleStepTime, .running, .shuffling, .stairs,
        ]
        var runs: [Range<Double>] = []
        for stride in strides where walked.contains(stride.rejected) {
            if let last = runs.last, stride.start < last.upperBound + 1e-9 {
                runs[runs.count - 1] = last.lowerBound..<max(last.upperBound, stride.end)
            } else {
                runs.append(stride.start..<stride.end)
            }
        }
        let minimum = sides.count == 2 ? parameters.strideMinimum : parameters.strideMinimum + 1
        var starts = strides[...]
        return runs.filter { run in
            starts = starts.drop { $0.start < run.lowerBound - 1e-9 }
            let inside = starts.prefix { $0.start < run.upperBound }
            return sides.allSatisfy { side in
                inside.lazy.filter {
                    $0.side == side && walked.contains($0.rejected) && $0.end <= run.upperBound + 1e-9
                }.count >= minimum
            }
        }
    }

    private func assign(_ bouts: [Range<Double>], to strides: inout [Stride]) {
        var bout = 0
        for index in strides.indices {
            while bout < bouts.count, bouts[bout].upperBound < strides[index].end - 1e-9 { bout += 1 }
            if bout < bouts.count, strides[index].start >= bouts[bout].lowerBound - 1e-9 {
                strides[index].bout = bout
            } else if strides[index].rejected == nil {
                strides[index].rejected = .outsideBout
            }
        }
    }

    /// Places of each bout's strides; bouts follow each other, and so do their strides.
    private func places(of strides: [Stride]) -> [[Int]] {
        var places: [[Int]] = []
        var bout = -1
        for index in strides.indices where strides[index].bout >= 0 {
            if strides[index].bout != bout {
                bout = strides[index].bout
                places.append([])
            }
            places[places.count - 1].append(index)
        }
        return places
    }

    /// The first and the last stride of a foot in a bout: starting and stopping are not steady walking.
    private func markEdges(_ strides: inout [Stride], _ places: [Int], side: Side) {
        let own = places.filter { strides[$0].side == side }
        if let first = own.first, strides[first].rejected == nil { strides[first].rejected = .firstOfBout }
        if let last = own.last, strides[last].rejected == nil { strides[last].rejected = .lastOfBout }
    }

    /// Strides whose duration, stance or impulse is far from the rest of the bout.
    private func markUnsteady(_ strides: inout [Stride], _ places: [Int], side: Side) {
        let own = places.filter { strides[$0].side == side && strides[$0].rejected == nil }
        guard own.count >= parameters.unsteadyMinimum else { return }
        var far: Set<Int> = []
        for value in [{ $0.duration }, \.stanceTime, \.impulse] as [(Stride) -> Double?] {
            let values = own.compactMap { value(strides[$0]) }
            guard values.count == own.count, let median = Order.median(values),
                let deviation = Order.median(values.map { abs($0 - median) })
            else { continue }
            // 1.4826 turns the median absolute deviation of a normal distribution into its standard deviation.
            let limit = max(parameters.unsteadyDeviations * 1.4826 * deviation, parameters.unsteadyFloor * median)
            for (index, value) in zip(own, values) where abs(value - median) > limit { far.insert(index) }
        }
        for index in own where far.contains(index) { strides[index].rejected = .unsteady }
    }
}
