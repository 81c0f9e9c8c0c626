import Glibc
import SensorData

/// Path and orientation of one foot from one initial contact through stance and swing to the next.
///
/// Value and two derivatives are continuous everywhere, so the sensor's signals follow from the path.
struct FootCycle: Sendable {
    let previous: PlannedStep?
    let next: PlannedStep?
    let geometry: FootGeometry
    /// How the load spreads over the sole in this stance.
    let sole: SoleLoad
    let print: Footprint
    let side: Side
    /// How the foot lies where it stands flat.
    private let turn: Rotation
    /// Angles (roll, pitch, 0) over time; roll and pitch are zero between and beyond these pieces.
    private var angles: [Quintic] = []
    private var path: Quintic?
    /// The height of the tip of the toes in swing; the third number counts.
    private var toePath: [Quintic] = []
    /// Metres by which the way from mid-swing to landing is raised, so that the heel stays above the floor.
    private var heelLift = 0.0
    /// Seconds; how long the stance is taken to be for the course of heel rise and roll-over.
    private let stanceTime: Double
    /// Seconds from initial contact until the foot is flat.
    private let landingTime: Double
    /// Roll while the foot is flat; in walking only.
    private var flatRoll = 0.0

    init(side: Side, previous: PlannedStep?, next: PlannedStep?, standing: Footprint, walker: Walker) {
        self.side = side
        self.previous = previous
        self.next = next
        geometry = FootGeometry(footLength: walker.person.footLength)
        print = next?.from ?? previous?.to ?? standing
        turn = Rotation(yaw: print.heading, pitch: 0, roll: 0)
        let parameters = walker.parameters
        landingTime = Self.landingShare * parameters.strideTime
        let manner = previous?.manner ?? next?.manner ?? walker.feet[side]
        sole = SoleLoad(manner, strikePitch: previous?.strikePitch ?? parameters.footStrikeAngle * .pi / 180)
        let usual = (0.5 + parameters.doubleSupportShare) * parameters.strideTime
        if let previous, let next, next.finalContact - previous.initialContact < 1.5 * usual {
            stanceTime = next.finalContact - previous.initialContact
            flatRoll = (side == .left ? 1 : -1) * manner.eversion * .pi / 180
        } else {
            stanceTime = usual
        }
        addLanding()
        addPushOffAndSwing()
        addPath(walker)
    }

    // MARK: Times

    /// Part of the stride time from initial contact until the foot is flat.
    private static let landingShare = 0.12

    /// Seconds; the foot is flat from here until the heel rises.
    private var footFlat: Double? { previous.map { $0.initialContact + landingTime } }
    /// The heel begins to leave the floor.
    private var heelOff: Double? {
        next.map { $0.finalContact - max(0.42 + $0.manner.riseLead, $0.manner.pushShare) * stanceTime }
    }
    private var pushOff: Double? { next.map { $0.finalContact - $0.manner.pushShare * stanceTime } }

    /// 0 at initial contact to 1 at final contact; waits in the middle while the walker stands; nil in swing.
    func stancePhase(at time: Double) -> Double? {
        if let next, time >= next.finalContact { return nil }
        let held = 0.4
        var phase = held
        if let previous { phase = min(held, (time - previous.initialContact) / stanceTime) }
        if let next { phase = max(phase, 1 - (next.finalContact - time) / stanceTime) }
        return max(0, phase)
    }

    /// Whether the foot is flat and at rest, with the shock of landing gone.
    func isStill(at time: Double) -> Bool {
        let landed = previous.map { time > $0.initialContact + Self.shockDuration } ?? true
        let rising = heelOff.map { time >= $0 } ?? false
        return landed && !rising && footFlat.map { time > $0 } ?? true
    }

    /// Seconds in which the floor stops the heel.
    private static let shockDuration = 0.026

    // MARK: Orientation and position

    func orientation(at time: Double) -> Rotation {
        var angle = SIMD3(flatRoll(at: time), 0, 0)
        // The pieces are few and in order of time; the last one that has begun counts.
        for piece in angles where time >= piece.start && time < piece.end { angle = piece.value(at: time) }
        if let next, let heelOff, next.manner.earlyRise != 0, time < next.finalContact {
            angle.y +=
                next.manner.earlyRise * .pi / 180
                * smoothHump((time - heelOff) / (next.finalContact - heelOff))
        }
        guard let next, time > next.finalContact else { return Rotation(turn, pitch: angle.y, roll: angle.x) }
        let u = (time - next.finalContact) / next.swingTime
        var yaw = print.heading
        yaw += (next.to.heading - print.heading) * (u * u * u * (10 + u * (6 * u - 15)))
        angle.x += outwards * 0.05 * smoothHump(u)
        yaw += outwards * -0.06 * smoothHump(u)
        return Rotation(yaw: yaw, pitch: angle.y, roll: angle.x)
    }

    private func flatRoll(at time: Double) -> Double {
        guard flatRoll != 0, let previous, let next, time > previous.initialContact, time < next.finalContact else {
            return 0
        }
        return flatRoll
    }

    /// The sensor's place in metres.
    ///
    /// - Parameters:
    ///   - time: in seconds.
    ///   - orientation: of that moment where it is known already.
    /// - Returns: x, y and height above the floor.
    func position(at time: Double, orientation: Rotation? = nil) -> SIMD3<Double> {
        guard let next, let path, time > next.finalContact else { return stancePosition(at: time, orientation) }
        let hump = smoothHump((time - next.finalContact) / next.swingTime)
        let (s, c) = (turn.x.y, turn.x.x)
        let aside = outwards * next.manner.lateralPath * hump
        var place = path.value(at: time) + SIMD3(-s * aside, c * aside, 0)
        // The toes' way is given; the sensor is as high above them as the foot's orientation says.
        place.z = toeHeight(at: time, of: next) - (orientation ?? self.orientation(at: time)).toFloor(geometry.toe).z
        return place
    }

    private func toeHeight(at time: Double, of next: PlannedStep) -> Double {
        let piece = toePath.first { time < $0.end } ?? toePath.last
        let middle = next.finalContact + Self.lowestToes * next.swingTime
        return (piece?.value(at: time).z ?? 0)
            + heelLift * smoothHump((time - middle) / (next.initialContact - middle))
    }

    private var outwards: Double { side == .left ? 1 : -1 }

    private func stancePosition(at time: Double, _ known: Rotation? = nil) -> SIMD3<Double> {
        let onFloor = SIMD3(print.x, print.y, geometry.sensorHeight)
        if let heelOff, time > heelOff {
            return rolled(about: geometry.ball, onFloor, turn, known ?? orientation(at: time)) + toeRoll(at: time)
        }
        guard let previous else { return onFloor }
        // Who lands with the toes down lands on the balls of the toes.
        let pivot = previous.strikePitch < 0 ? geometry.ball : geometry.heel
        let moment = max(time, previous.initialContact)
        let landed = rolled(
            about: pivot, onFloor, turn, moment == time ? known ?? orientation(at: time) : orientation(at: moment))
        return landed + turn.toFloor(shock(of: previous, after: time - previous.initialContact))
    }

    private func rolled(
        about pivot: SIMD3<Double>, _ onFloor: SIMD3<Double>, _ turn: Rotation, _ orientation: Rotation
    ) -> SIMD3<Double> {
        onFloor + turn.toFloor(pivot) - orientation.toFloor(pivot)
    }

    /// The way of the balls of the toes at the end of stance, in metres: the foot rolls on over the tip of its bent toes.
    ///
    /// Recorded balls have risen by 4 cm when the toes leave the floor.
    private func toeRoll(at time: Double) -> SIMD3<Double> {
        guard let next else { return .zero }
        let part = max(0, 1 - (next.finalContact - time) / Self.toeRollTime)
        let rise = 0.6 * (geometry.toe.x - geometry.ball.x) * sin(next.toeOffPitch) * part * part * part
        return turn.toFloor(SIMD3(0.4 * rise, 0, rise))
    }

    /// Seconds before final contact in which the foot rolls over the tip of its toes.
    private static let toeRollTime = 0.12

    /// What the heel has still to go when it touches the floor, in metres; pad, sole and floor give way until it has stopped.
    ///
    /// It comes down, forwards and a little inwards; the floor stops it with an acceleration that grows from nothing to `impact`
    /// upwards and back, greatest 13 ms after contact: recorded shocks come after 11 to 16 ms.
    private func shock(of step: PlannedStep, after time: Double) -> SIMD3<Double> {
        let whole = Self.shockDuration
        guard time < whole else { return .zero }
        let turn = 2 * Double.pi / whole
        var way = whole * whole / 4 - whole / 2 * time + time * time / 4
        way += (cos(turn * time) - 1) / (2 * turn * turn)
        return SIMD3(-0.4, outwards * 0.2, 1) * (step.impact * way)
    }

    // MARK: Pieces

    private mutating func addLanding() {
        guard let previous, let footFlat else { return }
        let strike = strikeState(of: previous)
        let turning = landingState(of: previous, part: 0.955, rate: 3.5)
        let begin = previous.initialContact + Self.strikeTime
        angles.append(Quintic(from: strike, at: previous.initialContact, to: turning, at: begin))
        angles.append(Quintic(from: turning, at: begin, to: MotionState(SIMD3(flatRoll, 0, 0)), at: footFlat))
    }

    /// Seconds from initial contact in which the heel is stopped and the toes hardly go down.
    private static let strikeTime = 0.02

    /// At initial contact the toes have just begun to go down, as recorded feet's have for some 5 ms.
    private func strikeState(of step: PlannedStep) -> MotionState { landingState(of: step, part: 1, rate: 1) }

    /// The foot lands on its outer border, and rolls in as it turns down.
    ///
    /// - Parameters:
    ///   - step: that ends with the landing.
    ///   - part: of the angle at initial contact.
    ///   - rate: that angle's parts in a second by which the toes go down.
    /// - Returns: with an acceleration like that of recorded feet at contact, 60 to 85 rad/s².
    private func landingState(of step: PlannedStep, part: Double, rate: Double) -> MotionState {
        let angle = SIMD3(-outwards * step.strikePitch * 0.15, -step.strikePitch, 0)
        return MotionState(angle * part, rate: angle * -rate, acceleration: angle * -200)
    }

    private mutating func addPushOffAndSwing() {
        guard let next, let pushOff else { return }
        let push = next.finalContact - pushOff
        // With 2.5 times the mean rate at its end the push-off grows steadily and is fastest at final contact.
        let rate = 2.5 * next.toeOffPitch / push * next.manner.pushOffRate
        let eversion = outwards * 0.04
        let atToeOff = MotionState(SIMD3(eversion, next.toeOffPitch, 0), rate: SIMD3(eversion, rate, 0))
        let reversal = min(0.05, 0.13 * next.swingTime)
        let highest = next.toeOffPitch + 0.46 * rate * reversal
        let atHighest = MotionState(
            SIMD3(eversion, highest, 0), rate: .zero, acceleration: SIMD3(0, -1.0 * rate / reversal, 0))
        let (highestTime, middleTime) = (
            next.finalContact + reversal, next.finalContact + 0.47 * next.swingTime
        )
        let drop = highest + next.strikePitch
        let mean = drop / (next.initialContact - highestTime)
        let atMiddle = MotionState(
            SIMD3(0, highest - 0.42 * drop, 0),
            rate: SIMD3(-outwards * 0.3, -1.6 * next.manner.swingRate * mean, 0))
        angles.append(
            Quintic(
                from: MotionState(SIMD3(flatRoll, 0, 0)), at: pushOff, to: atToeOff, at: next.finalContact))
        angles.append(Quintic(from: atToeOff, at: next.finalContact, to: atHighest, at: highestTime))
        angles.append(Quintic(from: atHighest, at: highestTime, to: atMiddle, at: middleTime))
        angles.append(Quintic(from: atMiddle, at: middleTime, to: strikeState(of: next), at: next.initialContact))
    }

    /// The swing's path joins push-off and landing without a jump in speed or acceleration.
    private mutating func addPath(_ walker: Walker) {
        guard let next else { return }
        let landing = FootCycle(
            side: side, previous: next, next: nil, standing: next.to, walker: walker)
        let start = state(at: next.finalContact, seenFrom: -1) { stancePosition(at: $0) }
        let end = landing.state(at: next.initialContact, seenFrom: 1) { landing.stancePosition(at: $0) }
        path = Quintic(from: start, at: next.finalContact, to: end, at: next.initialContact)
        addToePath(next, landing: landing)
    }

    /// Part of the swing at which the toes pass closest above the floor.
    private static let lowestToes = 0.47

    /// The toes rise from the floor, dip to their clearance in mid-swing and rise again before the heel lands.
    ///
    /// The straight toes' tip begins under the floor, as toes are bent when they leave it.
    private mutating func addToePath(_ next: PlannedStep, landing: FootCycle) {
        func toes(_ cycle: FootCycle, _ time: Double) -> SIMD3<Double> {
            let orientation = cycle.orientation(at: time)
            return cycle.stancePosition(at: time, orientation) + orientation.toFloor(geometry.toe)
        }
        let leaving = state(at: next.finalContact, seenFrom: -1) { toes(self, $0) }
        let landed = landing.state(at: next.initialContact, seenFrom: 1) { toes(landing, $0) }
        // Between push-off and dip the tip is a few millimetres higher (recorded walks: 1 to 5).
        let high = MotionState(SIMD3(0, 0, next.clearance + 0.004), acceleration: SIMD3(0, 0, -6))
        let low = MotionState(SIMD3(0, 0, next.clearance), acceleration: SIMD3(0, 0, 10))
        let (risen, middle) = (
            next.finalContact + 0.30 * next.swingTime, next.finalContact + Self.lowestToes * next.swingTime
        )
        toePath = [
            Quintic(from: leaving, at: next.finalContact, to: high, at: risen),
            Quintic(from: high, at: risen, to: low, at: middle),
            Quintic(from: low, at: middle, to: landed, at: next.initialContact),
        ]
        var needed = 0.0
        // Just before it lands a heel is pressed by a millimetre or two, as recorded ones are.
        for part in 60...85 {
            let time = next.finalContact + 0.01 * Double(part) * next.swingTime
            let orientation = orientation(at: time)
            let heel = (position(at: time, orientation: orientation) + orientation.toFloor(geometry.heel)).z
            needed = max(needed, -heel / smoothHump((time - middle) / (next.initialContact - middle)))
        }
        heelLift = needed
    }

    /// Seconds; small enough for the derivatives, large enough for rounding.
    private static let differenceStep = 2e-5

    /// The state of a movement at a time from three moments before it (-1) or after it (1), where one formula holds.
    private func state(at time: Double, seenFrom side: Double, of position: (Double) -> SIMD3<Double>) -> MotionState {
        let h = Self.differenceStep
        let middle = time + side * h
        let (before, here, after) = (position(middle - h), position(middle), position(middle + h))
        let acceleration = (after - here * 2 + before) / (h * h)
        let rate = (after - before) / (2 * h)
        let back = -side * h
        return MotionState(
            here + rate * back + acceleration * (back * back / 2), rate: rate + acceleration * back,
            acceleration: acceleration)
    }
}
