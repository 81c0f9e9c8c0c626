import Glibc
import SignalProcessing

/// Reads what a clinician asks for off the path of one swing.
struct SwingMeasures {
    var parameters: TrajectoryParameters
    /// The sensor's height above the sole in metres.
    var sensorHeight: Double
    /// 1 where outwards is left, −1 where it is right.
    var outwards: Double
    /// The foot's long axis in the foot's axes as found, in radians to the left of x; nil where nobody gave the mounting.
    var longAxis: Double?

    /// - Parameters:
    ///   - path: of the swing.
    ///   - signal: in the foot's axes.
    ///   - finalContact: in samples.
    ///   - initialContact: in samples.
    ///   - standing: up in quiet standing, in the foot's axes; nil where the person was not seen to stand.
    /// - Returns: what can be told of the swing alone.
    func measures(
        of path: FootTrajectory, _ signal: InertialSignal, finalContact: Double, initialContact: Double,
        standing: SIMD3<Double>?
    ) -> SwingMotion {
        let first = path.still.before
        let last = path.places.count - 1
        let lift = max(1, min(last - 1, Int(finalContact.rounded()) - first))
        let landing = max(lift + 1, min(last, Int(initialContact) - first))
        let pitch = FootPitch(path.attitudes)
        var motion = SwingMotion()
        motion.length = path.length
        motion.heightChange = path.height
        setCourse(of: path, in: &motion)
        let earliest = max(lift, landing - signal.samples(parameters.strikeWindow))
        let latest = min(last, landing + signal.samples(parameters.strikeWindow))
        motion.strikeAngle = pitch.highest(in: earliest...latest) - pitch[last]
        motion.toeOffAngle = pitch[0] - pitch.angle(at: finalContact - Double(first))
        motion.pitchRange = pitch.highest(in: lift...last) - pitch.lowest
        motion.heelRise = heelRise(pitch, lift: lift, rate: signal.rate, landing: initialContact - Double(first))
        let rates = signal.angularRate
        motion.pushOffVelocity = (first...first + lift).lazy.map { rates[$0].y }.max()
        let swingEnd = lift + Int(parameters.swingPeakEnd * Double(landing - lift))
        motion.peakSwingVelocity = (first + lift...first + max(lift, swingEnd)).lazy.map { -rates[$0].y }.max()
        motion.progressionAngle = progressionAngle(path)
        motion.lateralExcursion = lateralExcursion(path)
        motion.toeClearance = toeClearance(path, lift: lift, landing: landing)
        motion.contactTransient = contactTransient(signal, initialContact)
        if let standing {
            let now = FootTrajectory.force(signal, at: first, parameters: parameters)
            // Seen along the long axis: what lifts the foot's left border.
            let across = SIMD3(-sin(longAxis ?? 0), cos(longAxis ?? 0), 0)
            func roll(_ up: SIMD3<Double>) -> Double { atan2(up.dot(across), up.z) }
            motion.frontalAngle = outwards * (roll(now) - roll(standing))
        }
        return motion
    }

    /// Turning, and travel as the foot saw it when it stood before.
    private func setCourse(of path: FootTrajectory, in motion: inout SwingMotion) {
        func heading(_ attitude: Quaternion) -> Double {
            let toes = attitude.rotate(SIMD3(1, 0, 0))
            return atan2(toes.y, toes.x)
        }
        guard let landed = path.attitudes.last, let end = path.places.last else { return }
        let before = heading(path.attitudes[0])
        motion.headingChange = remainder(heading(landed) - before - path.headingDrift, 2 * .pi)
        // Half of the drift had come by the middle of the way.
        let turn = -before - 0.5 * path.headingDrift
        motion.travel = SIMD2(cos(turn) * end.x - sin(turn) * end.y, sin(turn) * end.x + cos(turn) * end.y)
    }

    /// Seconds from the moment when the heel has risen to landing.
    private func heelRise(_ pitch: FootPitch, lift: Int, rate: Double, landing: Double) -> Double? {
        let level = pitch[0] - parameters.heelRise
        guard pitch[lift] < level, let index = (0..<lift).last(where: { pitch[$0] >= level }) else { return nil }
        let part = (pitch[index] - level) / (pitch[index] - pitch[index + 1])
        return (landing - Double(index) - part) / rate
    }

    private func progressionAngle(_ path: FootTrajectory) -> Double? {
        guard let longAxis else { return nil }
        func heading(_ attitude: Quaternion) -> Double {
            let axis = attitude.rotate(SIMD3(cos(longAxis), sin(longAxis), 0))
            return atan2(axis.y, axis.x)
        }
        guard let end = path.places.last, let landed = path.attitudes.last, end.x != 0 || end.y != 0 else { return nil }
        let travel = atan2(end.y, end.x)
        func apart(_ angle: Double) -> Double { remainder(angle - travel, 2 * .pi) }
        return outwards * 0.5 * (apart(heading(path.attitudes[0])) + apart(heading(landed)))
    }

    private func lateralExcursion(_ path: FootTrajectory) -> Double? {
        guard let end = path.places.last else { return nil }
        let length = hypot(end.x, end.y)
        guard length > 0 else { return nil }
        var furthest = 0.0
        for place in path.places { furthest = max(furthest, outwards * (place.y * end.x - place.x * end.y) / length) }
        return furthest
    }

    /// The height of the toes above the line between where they stand before and after, where it is least in mid-swing.
    private func toeClearance(_ path: FootTrajectory, lift: Int, landing: Int) -> Double? {
        let swing = Double(landing - lift)
        let from = lift + Int((parameters.midSwing.lowerBound * swing).rounded(.up))
        let to = lift + Int(parameters.midSwing.upperBound * swing)
        guard from < to else { return nil }
        let last = path.places.count - 1
        func height(_ index: Int, _ point: SIMD3<Double>) -> Double {
            func above(_ index: Int) -> Double { path.places[index].z + path.attitudes[index].rotate(point).z }
            return above(index) - above(0) - (above(last) - above(0)) * Double(index) / Double(last)
        }
        // The toes are where the foot has no height yet as it leaves the floor.
        let sole = SIMD3(0, 0, -sensorHeight)
        let ahead = height(lift, SIMD3(1, 0, 0)) - height(lift, SIMD3())
        guard ahead < -sin(parameters.toeTilt) else { return nil }
        let distance = -height(lift, sole) / ahead
        guard parameters.toeDistance.contains(distance) else { return nil }
        let toes = SIMD3(distance, 0, -sensorHeight)
        return (from...to).lazy.map { height($0, toes) }.min()
    }

    private func contactTransient(_ signal: InertialSignal, _ initialContact: Double) -> Double? {
        guard signal.rate > parameters.transientRate * 0.99 else { return nil }
        let contact = Int(initialContact.rounded())
        let end = contact + signal.samples(parameters.transientWindow)
        let from = contact - signal.samples(parameters.levelFrom)
        let to = contact - signal.samples(parameters.levelTo)
        guard from >= 0, from < to, end < signal.count else { return nil }
        var level = 0.0
        for sample in from..<to { level += signal.force[sample].length }
        var peak = 0.0
        for sample in contact...end { peak = max(peak, signal.force[sample].length) }
        return peak - level / Double(to - from)
    }
}
