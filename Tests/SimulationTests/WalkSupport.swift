import SensorData
import Testing

@testable import Simulation

/// One foot's samples in SI units, as a device without errors would send them.
struct FootSignal {
    var times: [Double] = []
    var acceleration: [SIMD3<Double>] = []
    var angularRate: [SIMD3<Double>] = []
    var cells: [[Double]] = []

    init(_ walk: SimulatedWalk, side: Side) throws {
        let stream = try #require(walk.device.streams.first { $0.side == side })
        let channels = stream.channels
        for batch in walk.samples() where batch.stream == stream.id {
            for (index, tick) in batch.ticks.enumerated() {
                let raw = batch.raw[(index * channels.count)..<((index + 1) * channels.count)]
                let values = zip(raw, channels).map { $0 * $1.scale + $1.offset }
                times.append(Double(tick - WalkSamples.firstTick) / 1e6)
                acceleration.append(SIMD3(values[0], values[1], values[2]))
                angularRate.append(SIMD3(values[3], values[4], values[5]))
                cells.append(Array(values[6...]))
            }
        }
    }
}

/// A walk without sensor errors of the person that the parameters describe, with two equal feet.
func exactWalk(seed: UInt64 = 11, duration: Double = 40, rate: UInt32 = 200) -> SimulatedWalk {
    var parameters = WalkParameters().asGiven
    parameters.sensors = .none
    return SimulatedWalk(parameters: parameters, seed: seed, duration: duration, sampleRate: Frequency(rate))
}

/// The symmetry index in percent, positive where the first is larger.
func symmetryIndex(_ first: Double, _ second: Double) -> Double { 200 * (first - second) / (first + second) }

/// A walker's loads over the straight strides of a foot, in N·s; heel first, then midfoot, then forefoot.
func impulses(_ walk: SimulatedWalk, side: Side) -> [SIMD3<Double>] {
    var body = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
    return straightStrides(walk.truth(), side: side).map { stride in
        body.plan(until: stride.end)
        body.forget(before: stride.start)
        let parts = 200
        let interval = stride.stanceTime / Double(parts)
        var sum = SIMD3<Double>.zero
        for part in 0..<parts {
            let cells = body.cellLoads(side, at: stride.start + (Double(part) + 0.5) * interval)
            sum += SIMD3(
                (cells * SoleLoad.heel).sum(), (cells * SoleLoad.midfoot).sum(), (cells * SoleLoad.forefoot).sum()) * interval
        }
        return sum
    }
}

/// Strides of steady walking: no turn, neither the first nor the last of a bout.
func straightStrides(_ truth: WalkTruth, side: Side) -> [WalkTruth.Stride] {
    let all = truth.strides.filter { $0.side == side }
    return all.indices.filter { index in
        index > 0 && index + 1 < all.count && all[index - 1].bout == all[index].bout
            && all[index + 1].bout == all[index].bout
            && !all[(index - 1)...(index + 1)].contains { $0.turning }
    }.map { all[$0] }
}

func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
