import SensorData

/// What the sensors of one foot would feel at one moment if they made no error.
struct FootState: Sendable {
    /// m/s², foot axes, gravity included.
    var acceleration: SIMD3<Double>
    /// rad/s, foot axes.
    var angularRate: SIMD3<Double>
}

/// The walker's two feet and weight around the present; plans as far ahead as it is asked, forgets what is past.
struct SimulatedBody: Sendable {
    let walker: Walker
    private let parameters: WalkParameters
    private var planner: StepPlanner
    private var load: LoadPlan
    /// Per side, the steps of which the last one begun is still needed.
    private var cycles = Feet<[HeldCycle]>(left: [], right: [])
    private var latest: [Side: PlannedStep] = [:]
    private var plannedUntil = 0.0
    private var isPlanned = false

    init(parameters: WalkParameters, seed: UInt64, duration: Double) {
        self.init(
            walker: Walker(parameters: parameters, seed: seed, duration: duration), seed: seed, duration: duration)
    }

    init(walker: Walker, seed: UInt64, duration: Double) {
        self.walker = walker
        parameters = walker.parameters
        planner = StepPlanner(walker: walker, seed: seed, duration: duration)
        load = LoadPlan(walker: walker)
    }

    // MARK: Planning

    /// Plans every step that touches the time up to `time`.
    mutating func plan(until time: Double) {
        // However far the first step is, both feet stand somewhere until then.
        while !isPlanned,
            plannedUntil <= time + 4 * parameters.strideTime || cycles.left.isEmpty || cycles.right.isEmpty
        {
            guard let step = planner.next() else {
                isPlanned = true
                for side in Side.allCases { appendCycle(side, next: nil) }
                return
            }
            load.append(step)
            appendCycle(step.side, next: step)
            latest[step.side] = step
            plannedUntil = step.finalContact - step.transferDuration
        }
    }

    /// Forgets what no moment from `time` on needs.
    mutating func forget(before time: Double) {
        for side in Side.allCases {
            while cycles[side].count > 1, let end = cycles[side][0].end, end < time - 0.1 {
                cycles[side].removeFirst()
            }
        }
        load.forget(before: time)
    }

    /// Number of steps in memory, for the proof that a long walk needs no more than a short one.
    var stepsHeld: Int { Side.allCases.reduce(load.transferCount) { $0 + cycles[$1].count } }

    private mutating func appendCycle(_ side: Side, next: PlannedStep?) {
        cycles[side].append(
            HeldCycle(
                FootCycle(
                    side: side, previous: latest[side], next: next, standing: planner.standing(side), walker: walker)))
    }

    // MARK: One moment

    func cycle(_ side: Side, at time: Double) -> FootCycle? { held(side, at: time)?.cycle }

    private func held(_ side: Side, at time: Double) -> HeldCycle? {
        let list = cycles[side]
        return list.first { held in held.end.map { time < $0 } ?? true } ?? list.last
    }

    func state(_ side: Side, at time: Double) -> FootState? {
        guard let here = held(side, at: time) else { return nil }
        let gravity = SIMD3(0, 0, standardGravity)
        let h = Self.differenceStep
        let orientation = here.cycle.orientation(at: time)
        if here.cycle.isStill(at: time - h), here.cycle.isStill(at: time + h) {
            return FootState(acceleration: orientation.toFoot(gravity), angularRate: .zero)
        }
        guard let earlier = held(side, at: time - h), let later = held(side, at: time + h) else { return nil }
        let before = earlier.cycle.orientation(at: time - h)
        let after = later.cycle.orientation(at: time + h)
        let middle = here.cycle.position(at: time, orientation: orientation)
        let ahead = later.cycle.position(at: time + h, orientation: after)
        let behind = earlier.cycle.position(at: time - h, orientation: before)
        let acceleration = (ahead - middle * 2 + behind) / (h * h)
        // The skew part of Rᵀ·dR/dt.
        let (dx, dy, dz) = (
            (after.x - before.x) / (2 * h), (after.y - before.y) / (2 * h), (after.z - before.z) / (2 * h)
        )
        let rate = SIMD3(
            (orientation.z * dy).sum(), (orientation.x * dz).sum(), (orientation.y * dx).sum())
        return FootState(acceleration: orientation.toFoot(acceleration + gravity), angularRate: rate)
    }

    /// Seconds of the numeric differentiation.
    private static let differenceStep = 1e-4

    /// Newton on one foot; 0 in swing.
    func force(_ side: Side, at time: Double) -> Double { load.force(on: side, at: time) }

    /// Newton on both feet.
    func totalForce(at time: Double) -> Double { load.total(at: time) }

    /// Newton on each of the sixteen cells; they sum to the foot's force.
    func cellLoads(_ side: Side, at time: Double) -> SIMD16<Double> {
        let force = force(side, at: time)
        guard force > 0, let held = held(side, at: time), let phase = held.cycle.stancePhase(at: time) else {
            return .zero
        }
        return held.cycle.sole.parts(phase: phase) * force
    }
}

/// A cycle that is looked at for every sample and copied for none.
private final class HeldCycle: Sendable {
    let cycle: FootCycle
    /// Seconds; nil where the foot stays.
    let end: Double?

    init(_ cycle: FootCycle) {
        self.cycle = cycle
        end = cycle.next?.initialContact
    }
}
