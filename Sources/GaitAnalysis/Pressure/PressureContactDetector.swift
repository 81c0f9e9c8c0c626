/// Finds the contacts of one insole, frame by frame, with a zero and a scale that follow the walk.
///
/// Hysteresis on the total load: a stance begins at the last upward crossing of a low level before the load is confirmed,
/// and ends at the last downward crossing before the unloading is confirmed; both times are interpolated between frames.
/// Short drops to nothing, which real insoles have by the dozen, are bridged. A contact is given out once
/// nothing later can change it: at the latest `longestBridgedDrop + shortestSwing` after its final contact or when the
/// next begins; the first ones after the calibration. Own method; levels are proposals (see `PressureParameters`).
struct PressureContactDetector {
    let parameters: PressureParameters
    /// Frames per second.
    let rate: Double
    private let cellCount: Int
    private let bridgeFrames: Int
    private let cellBridgeFrames: Int
    private let rescueFrames: Int
    /// Frames that are kept at least, and of a stance at most (16 s; proposal).
    private let shortestKept: Int
    private let longestKept: Int
    /// Whether the total is the sum of the cells, so that a mended cell mends the total.
    private let totalIsSum: Bool
    private(set) var buffer: LoadBuffer
    /// Moments of standing, for the insoles' gains.
    private(set) var quiet = QuietLoads()

    private var zeros: [Double]
    private var scale = 0.0
    private var cellScales: [Double]
    /// Loads of every column, the total's first, from which, and to which, it falls when it drops out.
    private var dropsFrom: [Double]
    private var dropsTo: [Double]
    private var peaks: [Double] = []
    private var isCalibrated = false
    private var nextCalibration: Int
    private let firstFrame: Int
    /// The next frame to process.
    private var position: Int

    private var state = State.unknown
    private var current: OpenContact?
    private var candidate: Int?
    /// Loads of the last frame and the one before.
    private var formerLoads = (Double.nan, Double.nan)
    private var framesBelow = 0
    private var framesNegative = 0
    private var framesInStance = 0
    /// The last frame of a swing at which the load was below the level of contact: none begins before it.
    private var lastLow: Int
    /// The signal was interrupted, and no contact has begun since.
    private var isAfterGap = false
    /// Drops of the whole insole that were bridged, and their frames.
    private(set) var bridgedDrops = 0
    private(set) var bridgedFrameCount = 0
    /// The last finished contact, until nothing can change it any more.
    private var held: OpenContact?
    private var lastFinalContact: Double?
    private var finished: [Contact] = []
    private let layout: SoleLayout?

    private enum State { case unknown, swing, stance }

    init(
        rate: Double, cellCount: Int, totalIsSum: Bool, layout: SoleLayout?, firstFrame: Int,
        parameters: PressureParameters
    ) {
        self.rate = rate
        self.cellCount = cellCount
        self.totalIsSum = totalIsSum
        self.layout = layout
        self.parameters = parameters
        self.firstFrame = firstFrame
        buffer = LoadBuffer(cellCount: cellCount, first: firstFrame)
        zeros = [Double](repeating: 0, count: cellCount + 1)
        cellScales = [Double](repeating: 0, count: cellCount)
        dropsFrom = zeros
        dropsTo = zeros
        bridgeFrames = max(1, Int(parameters.longestBridgedDrop * rate + 0.5))
        cellBridgeFrames = max(1, Int(parameters.longestBridgedCellDrop * rate + 0.5))
        rescueFrames = Int(parameters.rescueAfter * rate)
        let keep = Int(4 * rate)
        shortestKept = max(keep, rescueFrames + 1)
        longestKept = 4 * keep
        nextCalibration = firstFrame + Int(parameters.shortestCalibration * rate)
        position = firstFrame
        lastLow = firstFrame
    }

    /// Seconds before which no contact will be given out any more.
    var settled: Double {
        guard isCalibrated else { return -.infinity }
        var frames = Double(state == .swing ? lastLow : position)
        if let start = current?.initialContact { frames = min(frames, start * rate) }
        if let start = candidate { frames = min(frames, Double(start)) }
        if let start = held?.initialContact ?? held?.finalContact { frames = min(frames, start * rate) }
        return (frames - 1) / rate
    }

    /// Takes in that for now nothing follows: gives out what is known, as a gap would.
    mutating func interrupt() {
        if !isCalibrated { calibrate(until: buffer.end, force: true) }
        guard isCalibrated else { return }
        advance(to: buffer.end, end: buffer.end)
        abandon()
    }

    /// Whether `takeFinished` has anything.
    var hasFinished: Bool { !finished.isEmpty }

    /// Contacts that were finished since the last call, in order of time.
    mutating func takeFinished() -> [Contact] {
        defer { finished.removeAll(keepingCapacity: true) }
        return finished
    }

    /// Takes in the next frames: of each the total, then the cells; NaN where nothing was measured.
    mutating func push(_ frames: Span<Double>) {
        // As if each came alone: how many come together changes nothing.
        var end = buffer.end
        buffer.append(frames)
        while !isCalibrated, end < buffer.end {
            end += 1
            guard end >= nextCalibration else { continue }
            nextCalibration = end + Int(rate)
            calibrate(until: end, force: Double(end - firstFrame) >= parameters.longestCalibration * rate)
            guard isCalibrated else { continue }
            advance(to: end - bridgeFrames, end: end)
            forget()
        }
        guard isCalibrated else { return }
        while position + bridgeFrames < buffer.end {
            advance(end: position + bridgeFrames + 1)
            forget()
        }
    }

    /// Processes what is left; no frame may follow.
    mutating func finish() {
        if !isCalibrated { calibrate(until: buffer.end, force: true) }
        if isCalibrated { advance(to: buffer.end, end: buffer.end) }
        if state == .stance, var open = current {
            if candidate != nil, buffer.end > buffer.first,
                buffer.load(buffer.end - 1) < parameters.unloadedLevel * stanceScale
            {
                release()
            } else {
                releaseHeld()
                open.scale = stanceScale
                finished.append(open.contact)
            }
        }
        releaseHeld()
    }

    private var stanceScale: Double { max(scale, parameters.scaleFloor * (current?.peak ?? 0)) }

    /// Drops the frames that no stance, swing or zero can need any more.
    private mutating func forget() {
        var needed = position - shortestKept
        if let current { needed = min(needed, current.firstFrame) }
        if let held { needed = min(needed, held.firstFrame) }
        // Somebody who stands for minutes is not in a stance whose load anybody asks for.
        needed = max(needed, position - longestKept)
        buffer.drop(before: needed)
    }
}

/// What is known of a contact whose load was not measured yet; small, as it is looked at in every frame.
private struct OpenContact {
    var initialContact: Double?
    var finalContact: Double?
    /// The first frame that its load is measured in.
    var firstFrame = Int.max
    var peak = 0.0
    var scale = 0.0
    var isAfterGap = false

    var contact: Contact {
        Contact(
            initialContact: initialContact, finalContact: finalContact, peak: peak, scale: scale, isAfterGap: isAfterGap
        )
    }
}

// MARK: - Scale and zero

extension PressureContactDetector {
    /// The lowest level at which the load was held, the zeros of all channels there, and the load's 98th percentile.
    ///
    /// A held level is the largest load of a window as long as the longest bridged drop: a drop is shorter, a swing longer.
    private func heldLevel(_ frames: Range<Int>) -> (lowest: Double, zeros: [Double], high: Double)? {
        let window = bridgeFrames
        let totals = frames.map { buffer.received($0, 0) }
        let measured = totals.filter { !$0.isNaN }.sorted()
        guard measured.count >= 2 * window, totals.count >= window else { return nil }
        let high = Order.percentile(98, ofSorted: measured)
        let tops = (0...totals.count - window).map { start in
            totals[start..<start + window].reduce(-Double.infinity) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
        }
        guard let lowest = tops.filter({ !$0.isNaN }).min() else { return nil }
        let level = lowest + parameters.unloadedRange * (high - lowest)
        var isUnloaded = [Bool](repeating: false, count: totals.count)
        for (start, top) in tops.enumerated() where top <= level {
            for frame in start..<start + window { isUnloaded[frame] = true }
        }
        let unloaded = frames.filter { isUnloaded[$0 - frames.lowerBound] }
        let zeros = (0...cellCount).map { column in
            Order.median(unloaded.map { buffer.received($0, column) }.filter { !$0.isNaN }) ?? 0
        }
        return (lowest, zeros, high)
    }

    /// Zero of every channel from the unloaded frames, scale from the 98th percentile.
    private mutating func calibrate(until end: Int, force: Bool) {
        let frames = buffer.first..<end
        guard let held = heldLevel(frames), held.high > 0 else { return }
        let hasContrast = held.high - held.lowest >= parameters.calibrationContrast * held.high
        let isClear = held.lowest < parameters.calibrationLifted * held.high
        let wasLifted =
            hasContrast
            && (isClear || rises(frames, from: held.lowest, to: held.high) >= parameters.rescueRises)
        guard wasLifted || force else { return }
        if wasLifted { zeros = held.zeros }
        scale = held.high - zeros[0]
        for cell in 0..<cellCount {
            let values = frames.map { buffer.received($0, cell + 1) }.filter { !$0.isNaN }.sorted()
            cellScales[cell] = values.isEmpty ? 0 : Order.percentile(98, ofSorted: values) - zeros[cell + 1]
        }
        let strongest = cellScales.max() ?? 0
        for cell in 0..<cellCount { cellScales[cell] = max(cellScales[cell], parameters.smallestCellScale * strongest) }
        for cell in 0..<cellCount {
            dropsFrom[cell + 1] = parameters.cellDropFrom * cellScales[cell]
            dropsTo[cell + 1] = parameters.cellDropTo * cellScales[cell]
        }
        isCalibrated = true
        changeLevels()
    }

    /// Takes in that a zero or the scale is another.
    private mutating func changeLevels() {
        dropsFrom[0] = parameters.dropFrom * scale
        dropsTo[0] = parameters.dropTo * scale
        buffer.set(zeros: zeros)
        buffer.setFalls(from: dropsFrom, to: dropsTo)
    }

    /// How often the load rises through the middle of a range.
    private func rises(_ frames: Range<Int>, from lowest: Double, to high: Double) -> Int {
        let range = high - lowest
        var rises = 0
        var wasLow = false
        for frame in frames {
            let load = buffer.received(frame, 0)
            if load < lowest + 0.3 * range {
                wasLow = true
            } else if wasLow, load > lowest + 0.6 * range {
                rises += 1
                wasLow = false
            }
        }
        return rises
    }

    /// Takes the zeros anew where the load has been clearly below zero for a while.
    private mutating func lowerZero(_ frame: Int) {
        framesNegative = 0
        for column in 0...cellCount {
            let values = (frame - bridgeFrames + 1...frame).map { buffer.received($0, column) }.filter { !$0.isNaN }
            if let median = Order.median(values) { zeros[column] = median }
        }
        changeLevels()
    }

    /// Takes zeros and scale anew where a foot seems to stand for long although its load swings like walking.
    private mutating func rescue(_ frame: Int) {
        let span = rescueFrames
        guard framesInStance % Int(rate.rounded()) == 0, frame - span + 1 >= buffer.first,
            let held = heldLevel(frame - span + 1..<frame + 1)
        else { return }
        guard held.lowest - zeros[0] < parameters.rescueLowest * scale, held.high - held.lowest >= 0.5 * scale,
            rises(frame - span + 1..<frame + 1, from: held.lowest, to: held.high) >= parameters.rescueRises
        else { return }
        zeros = held.zeros
        scale = held.high - zeros[0]
        peaks = []
        changeLevels()
        abandon()
    }

    /// The zeros follow the median of the middle half of each swing.
    private mutating func followZero(from finalContact: Double?, to initialContact: Double?) {
        guard let finalContact, let initialContact, initialContact - finalContact >= parameters.zeroShortestSwing else {
            return
        }
        let swing = initialContact - finalContact
        let start = max(buffer.first, Int(((finalContact + 0.25 * swing) * rate).rounded(.up)))
        let end = min(Int(((initialContact - 0.25 * swing) * rate).rounded(.down)), start + Int(2 * rate), position - 1)
        guard start <= end else { return }
        var measured = buffer.measured(start...end)
        let medians = Order.medians(ofColumns: &measured.values, rows: measured.rows)
        for (column, median) in medians.prefix(cellCount + 1).enumerated() {
            guard let median else { continue }
            let step = parameters.zeroGain * (median - zeros[column])
            let largest = parameters.zeroLargestStep * (column == 0 ? scale : cellScales[column - 1])
            zeros[column] += max(-largest, min(largest, step))
        }
        changeLevels()
    }

    /// The scale follows the peaks of the last stances.
    private mutating func followScale(_ contact: OpenContact, duration: Double) {
        guard duration >= parameters.scaleShortestStance, duration <= parameters.scaleLongestStance,
            contact.peak >= parameters.scaleSmallestPeak * scale
        else { return }
        peaks.append(contact.peak)
        if peaks.count > parameters.scaleStances { peaks.removeFirst() }
        guard let median = Order.median(peaks) else { return }
        scale = peaks.count >= parameters.scaleMinimumStances ? median : max(scale, median)
        changeLevels()
    }
}

// MARK: - Repair

extension PressureContactDetector {
    /// Processes the frames before one; those before `end` are there.
    private mutating func advance(to last: Int, end: Int) {
        while position < last { advance(end: end) }
    }

    /// Takes the zeros off one frame, mended where it has to be, and runs the detector on it.
    @inline(__always)
    private mutating func advance(end: Int) {
        let frame = position
        if !buffer.subtract() { mend(frame, end: end) }
        let load = buffer.load(frame)
        quiet.take(load, frame: frame, rate: rate, scale: scale)
        position += 1
        framesNegative = load < -parameters.zeroTooHigh * scale ? framesNegative + 1 : 0
        if framesNegative >= bridgeFrames { lowerZero(frame) }
        detect(frame, load)
        framesInStance = state == .stance ? framesInStance + 1 : 0
        if framesInStance >= rescueFrames { rescue(frame) }
        formerLoads = (load, formerLoads.0)
    }

    /// Repairs one frame with the frames behind it, and takes its zeros off.
    private mutating func mend(_ frame: Int, end: Int) {
        if frame > buffer.first {
            repairTotal(frame, end: end)
            var next = 1
            while let column = buffer.fallingColumn(
                from: next, frame, zeros: zeros.span, highs: dropsFrom.span, lows: dropsTo.span)
            {
                repairCell(column, frame, end: end)
                next = column + 1
            }
        }
        buffer.subtract(zeros: zeros, frame: frame)
    }

    /// Bridges a hole of the whole insole, or a drop of its total to nothing.
    private mutating func repairTotal(_ frame: Int, end: Int) {
        let value = buffer.received(frame, 0)
        let before = buffer.received(frame - 1, 0)
        guard !before.isNaN else { return }
        let zero = zeros[0]
        var next = frame + 1
        let limit = min(end, frame + bridgeFrames + 1)
        if value.isNaN {
            while next < limit, buffer.received(next, 0).isNaN { next += 1 }
            guard next < end, next - frame <= bridgeFrames, !buffer.received(next, 0).isNaN else { return }
        } else {
            let bottom = dropsTo[0]
            guard value - zero <= bottom, before - zero >= dropsFrom[0] else { return }
            while next < limit, buffer.received(next, 0) - zero <= bottom { next += 1 }
            let back = max(dropsFrom[0], parameters.dropBack * (before - zero))
            guard next < end, next - frame <= bridgeFrames, buffer.received(next, 0) - zero >= back else { return }
        }
        for hole in frame..<next {
            let weight = Double(hole - frame + 1) / Double(next - frame + 1)
            for column in 0...cellCount {
                let from = buffer.received(frame - 1, column)
                buffer.repair(hole, column, from + weight * (buffer.received(next, column) - from))
            }
            buffer.markBridged(hole)
        }
        bridgedDrops += 1
        bridgedFrameCount += next - frame
    }

    /// Bridges a drop of one cell to nothing, if its load comes back.
    private mutating func repairCell(_ column: Int, _ frame: Int, end: Int) {
        let zero = zeros[column]
        let before = buffer.received(frame - 1, column)
        let bottom = dropsTo[column]
        var next = frame + 1
        let limit = min(end, frame + cellBridgeFrames + 1)
        while next < limit, buffer.received(next, column) - zero <= bottom { next += 1 }
        let back = max(dropsFrom[column], parameters.cellDropBack * (before - zero))
        guard next < end, next - frame <= cellBridgeFrames, buffer.received(next, column) - zero >= back else { return }
        let after = buffer.received(next, column)
        for hole in frame..<next {
            let mended = before + Double(hole - frame + 1) / Double(next - frame + 1) * (after - before)
            if totalIsSum { buffer.repair(hole, 0, buffer.received(hole, 0) + mended - buffer.received(hole, column)) }
            buffer.repair(hole, column, mended)
        }
    }
}

// MARK: - Contacts

extension PressureContactDetector {
    private mutating func detect(_ frame: Int, _ load: Double) {
        if load.isNaN {
            abandon()
            return
        }
        switch state {
        case .unknown:
            if load < parameters.initialContactLevel * scale {
                state = .swing
                lastLow = frame
            } else if load > parameters.loadedLevel * scale {
                state = .stance
                current = OpenContact()
                current?.isAfterGap = isAfterGap
                isAfterGap = false
                candidate = nil
            }
        case .swing:
            if load < parameters.initialContactLevel * scale {
                lastLow = frame
                if let last = held?.finalContact, Double(frame) / rate - last >= parameters.shortestSwing {
                    releaseHeld()
                }
            } else if smoothed(load) >= parameters.loadedLevel * scale {
                beginStance(frame, load)
            }
        case .stance:
            raisePeak(load)
            if let start = current?.initialContact, Double(frame) - start * rate > Double(longestKept) {
                divideStanding()
            }
            let level = parameters.finalContactLevel * stanceScale
            guard load < level else {
                framesBelow = 0
                return
            }
            let wasAbove = formerLoads.0 >= level
            if wasAbove || candidate == nil {
                candidate = frame
                framesBelow = 0
            }
            framesBelow = load < parameters.initialContactLevel * stanceScale ? framesBelow + 1 : 0
            if load < parameters.unloadedLevel * stanceScale || Double(framesBelow) >= parameters.unloadedHold * rate {
                release()
            }
        }
    }

    /// Ends whatever goes on: nobody knows what the foot does now.
    private mutating func abandon() {
        releaseHeld()
        if state == .stance, let open = current { finished.append(open.contact) }
        state = .unknown
        current = nil
        candidate = nil
        isAfterGap = true
    }

    /// Somebody who stands for long: the contact is given out now and the lift when it comes, so that nobody waits for it.
    private mutating func divideStanding() {
        guard let open = current else { return }
        releaseHeld()
        finished.append(open.contact)
        current = OpenContact(peak: open.peak)
    }

    /// The load is confirmed: looks back for the contact.
    private mutating func beginStance(_ frame: Int, _ load: Double) {
        let level = parameters.initialContactLevel * scale
        var first = frame
        while first > buffer.first, buffer.load(first - 1) >= level { first -= 1 }
        let initial = first > buffer.first && !buffer.load(first - 1).isNaN ? crossing(first, level) : nil
        if let last = held, let lifted = last.finalContact, let initial, initial - lifted < parameters.shortestSwing {
            held = nil
            current = last
            current?.finalContact = nil
        } else {
            followZero(from: held?.finalContact ?? lastFinalContact, to: initial)
            releaseHeld()
            current = OpenContact(initialContact: initial, firstFrame: firstFrame(of: initial))
            current?.isAfterGap = isAfterGap
            isAfterGap = false
        }
        state = .stance
        candidate = nil
        framesBelow = 0
        raisePeak(load)
    }

    /// The unloading is confirmed: closes the stance.
    private mutating func release() {
        guard var contact = current, let frame = candidate else { return }
        let scale = stanceScale
        let level = parameters.finalContactLevel * scale
        let lifted =
            frame > buffer.first && buffer.load(frame - 1) >= level ? crossing(frame, level) : Double(frame) / rate
        contact.finalContact = lifted
        contact.scale = scale
        state = .swing
        current = nil
        candidate = nil
        framesBelow = 0
        if let initial = contact.initialContact {
            contact.initialContact = refined(initial, before: lifted, scale: scale)
            contact.firstFrame = firstFrame(of: contact.initialContact)
            let duration = lifted - (contact.initialContact ?? initial)
            guard duration >= parameters.shortestStance else { return }
            followScale(contact, duration: duration)
        }
        releaseHeld()
        held = contact
        lastFinalContact = lifted
    }

    /// The first frame in which a stance is measured, and one to spare.
    private func firstFrame(of initialContact: Double?) -> Int { initialContact.map { Int($0 * rate) - 2 } ?? .max }

    /// Finds the contact again where the stance itself showed that the scale had been too small.
    private func refined(_ initial: Double, before lifted: Double, scale: Double) -> Double {
        guard scale > self.scale else { return initial }
        let level = parameters.initialContactLevel * scale
        var frame = Int(initial * rate) + 1
        let limit = Int(lifted * rate)
        guard buffer.contains(frame), buffer.load(frame) < level else { return initial }
        while frame < limit, buffer.load(frame) < level { frame += 1 }
        return crossing(frame, level)
    }

    private mutating func releaseHeld() {
        guard var contact = held?.contact else { return }
        contact.load = StanceLoad(of: contact, in: buffer, rate: rate, layout: layout)
        finished.append(contact)
        held = nil
    }

    /// Time at which the load crossed a level between a frame and the one before it.
    private func crossing(_ frame: Int, _ level: Double) -> Double {
        let before = buffer.load(frame - 1)
        let after = buffer.load(frame)
        let part = after == before ? 0 : (level - before) / (after - before)
        return (Double(frame - 1) + part) / rate
    }

    @inline(__always)
    private mutating func raisePeak(_ load: Double) {
        let load = smoothed(load)
        if let peak = current?.peak, load > peak { current?.peak = load }
    }

    /// Median of a load and the two before: one frame's spike is no peak.
    ///
    /// Inline, as the whole detector would be copied for the call.
    @inline(__always)
    private func smoothed(_ load: Double) -> Double {
        let (b, a) = formerLoads
        guard !a.isNaN, !b.isNaN else { return 0 }
        return max(min(a, b), min(max(a, b), load))
    }
}
