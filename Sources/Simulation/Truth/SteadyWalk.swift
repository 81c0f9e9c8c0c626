import Glibc
import SensorData

/// The same walker on the straight without chance, for measuring what each foot does in a stride.
struct SteadyWalk {
    private let walker: Walker
    private let load: LoadPlan
    private let steps: [PlannedStep]

    init(_ walker: Walker) {
        self.walker = walker
        var planner = StepPlanner(steady: walker)
        var load = LoadPlan(walker: walker)
        var steps: [PlannedStep] = []
        while steps.count < 10, let step = planner.next() {
            load.append(step)
            steps.append(step)
        }
        self.load = load
        self.steps = steps
    }

    /// The step that ends with the initial contact of the stride, far enough from the first one; the left is first.
    private func landing(_ side: Side) -> Int { side == .left ? 4 : 5 }

    private func stance(_ side: Side) -> (start: Double, end: Double) {
        (steps[landing(side)].initialContact, steps[landing(side) + 2].finalContact)
    }

    // MARK: Load

    func load(_ side: Side) -> FootLoad {
        let (start, end) = stance(side)
        let sole = SoleLoad(steps[landing(side)].manner, strikePitch: steps[landing(side)].strikePitch)
        let parts = 250
        let interval = (end - start) / Double(parts)
        var measured = FootLoad()
        var cells = SIMD16<Double>.zero
        for part in 0..<parts {
            let phase = (Double(part) + 0.5) / Double(parts)
            let force = load.force(on: side, at: start + phase * (end - start))
            let loads = sole.parts(phase: phase) * force
            cells += loads
            measured.peakForce = max(measured.peakForce, force)
            if phase < 0.4 { measured.firstPeak = max(measured.firstPeak, force) }
            if phase > 0.6 { measured.secondPeak = max(measured.secondPeak, force) }
            measured.heelPeak = max(measured.heelPeak, (loads * SoleLoad.heel).sum())
        }
        let sum = cells.sum()
        measured.impulse = sum * interval
        measured.heelShare = (cells * SoleLoad.heel).sum() / sum
        measured.midfootShare = (cells * SoleLoad.midfoot).sum() / sum
        measured.forefootShare = (cells * SoleLoad.forefoot).sum() / sum
        let medial = (cells * SoleLoad.medial).sum()
        measured.medialShare = medial / (medial + (cells * SoleLoad.lateral).sum())
        let heel = (0...24).map { index in
            let time = 0.0025 * Double(index)
            let parts = sole.parts(phase: time / (end - start))
            return (parts * SoleLoad.heel).sum() * load.force(on: side, at: start + time)
        }
        measured.loadingRate = zip(heel, heel.dropFirst(4)).map { ($1 - $0) / 0.010 }.max() ?? 0
        return measured
    }

    // MARK: Movement

    func motion(_ side: Side) -> FootMotion {
        let (previous, next) = (steps[landing(side)], steps[landing(side) + 2])
        let cycle = FootCycle(
            side: side, previous: previous, next: next, standing: next.from, walker: walker)
        let outwards: Double = side == .left ? 1 : -1
        var measured = FootMotion()
        measured.footStrikeAngle = next.strikePitch
        measured.footProgressionAngle = outwards * next.to.heading
        measured.impact = next.impact
        let stance = next.finalContact - previous.initialContact
        let middle = cycle.orientation(at: previous.initialContact + 0.4 * stance)
        measured.eversion = outwards * asin(middle.y.z)
        measurePitch(of: cycle, previous: previous, next: next, into: &measured)
        measured.toeClearance = .infinity
        let way = SIMD2(next.to.x - next.from.x, next.to.y - next.from.y)
        let length = (way * way).sum().squareRoot()
        for part in 1..<100 {
            let u = Double(part) / 100
            let time = next.finalContact + u * next.swingTime
            let place = cycle.position(at: time)
            if (0.45...0.80).contains(u) {
                let toe = cycle.orientation(at: time).toFloor(cycle.geometry.toe).z
                measured.toeClearance = min(measured.toeClearance, place.z + toe)
            }
            let aside = (way.x * (place.y - next.from.y) - way.y * (place.x - next.from.x)) / length
            measured.lateralExcursion = max(measured.lateralExcursion, outwards * aside)
        }
        return measured
    }

    private func measurePitch(
        of cycle: FootCycle, previous: PlannedStep, next: PlannedStep, into measured: inout FootMotion
    ) {
        let interval = 0.002
        let stance = next.finalContact - previous.initialContact
        let start = previous.initialContact + 0.22 * stance
        let count = Int(((next.initialContact - start) / interval).rounded(.down))
        var (highest, lowest) = (0.0, 0.0)
        var before = 0.0
        for index in 0...count {
            let time = start + Double(index) * interval
            let pitch = asin(-cycle.orientation(at: time).x.z)
            let rate = index == 0 ? 0 : (pitch - before) / interval
            highest = max(highest, pitch)
            lowest = min(lowest, pitch)
            if time <= next.finalContact {
                measured.pushOffVelocity = max(measured.pushOffVelocity, rate)
                let risen = 3 * Double.pi / 180
                if measured.heelOff == 0, pitch >= risen {
                    let crossing = time - interval * (pitch - risen) / max(1e-12, pitch - before)
                    measured.heelOff = (crossing - previous.initialContact) / stance
                }
            } else {
                measured.peakSwingVelocity = max(measured.peakSwingVelocity, -rate)
            }
            before = pitch
        }
        measured.pitchRange = highest - lowest
    }

    // MARK: All of it

    func truth(_ side: Side) -> FootTruth {
        let (load, motion) = (load(side), motion(side))
        let (previous, other, next) = (steps[landing(side)], steps[landing(side) + 1], steps[landing(side) + 2])
        return FootTruth(
            stanceTime: next.finalContact - previous.initialContact, swingTime: next.swingTime,
            stepTime: next.initialContact - other.initialContact, strideLength: next.from.distance(to: next.to),
            stepLength: next.to.x - other.to.x, strideTimeVariation: walker.parameters.strideTimeVariation,
            impulse: load.impulse, peakForce: load.peakForce, firstPeak: load.firstPeak, secondPeak: load.secondPeak,
            heelPeak: load.heelPeak, loadingRate: load.loadingRate, heelShare: load.heelShare,
            midfootShare: load.midfootShare, forefootShare: load.forefootShare, medialShare: load.medialShare,
            lateralShare: 1 - load.medialShare, footStrikeAngle: motion.footStrikeAngle,
            footProgressionAngle: motion.footProgressionAngle, eversion: motion.eversion,
            pitchRange: motion.pitchRange, peakSwingVelocity: motion.peakSwingVelocity,
            pushOffVelocity: motion.pushOffVelocity, heelOff: motion.heelOff, toeClearance: motion.toeClearance,
            lateralExcursion: motion.lateralExcursion, impact: motion.impact)
    }
}

/// What a foot bears in one steady stance; units as in `FootTruth`.
struct FootLoad {
    var impulse = 0.0
    var peakForce = 0.0
    var firstPeak = 0.0
    var secondPeak = 0.0
    var heelPeak = 0.0
    var loadingRate = 0.0
    var heelShare = 0.0
    var midfootShare = 0.0
    var forefootShare = 0.0
    var medialShare = 0.0
}

/// How a foot moves in one steady stride; units as in `FootTruth`.
struct FootMotion {
    var footStrikeAngle = 0.0
    var footProgressionAngle = 0.0
    var eversion = 0.0
    var pitchRange = 0.0
    var peakSwingVelocity = 0.0
    var pushOffVelocity = 0.0
    var heelOff = 0.0
    var toeClearance = 0.0
    var lateralExcursion = 0.0
    var impact = 0.0
}
