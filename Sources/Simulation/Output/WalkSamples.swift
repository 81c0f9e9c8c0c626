import SensorData

/// The samples of a walk, batch after batch; holds only the steps around the present.
public struct WalkSamples: Sequence, IteratorProtocol, Sendable {
    /// Samples of one stream in a batch.
    static let batchSize: UInt64 = 10
    /// Microseconds on the device's clock at the first sample.
    static let firstTick: UInt64 = 1_000_000
    /// Hz; the least rate at which the movement is evaluated before it is averaged over a sample's time.
    private static let evaluationRate = 800.0

    private let walk: SimulatedWalk
    private let sampleCount: UInt64
    private var body: SimulatedBody
    private var sensors: [FootSensors]
    private var position: UInt64 = 0
    private var side = Side.left

    init(_ walk: SimulatedWalk) {
        self.walk = walk
        sampleCount = UInt64(Swift.max(0, (walk.duration * walk.sampleRate.hertz).rounded(.down)))
        body = SimulatedBody(parameters: walk.parameters, seed: walk.seed, duration: walk.duration)
        sensors = Side.allCases.map { FootSensors(errors: walk.parameters.sensors, seed: walk.seed, side: $0) }
    }

    /// The next batch: a few samples of the left foot, then the same moments of the right.
    public mutating func next() -> SampleBatch? {
        guard position < sampleCount else { return nil }
        let end = Swift.min(position + Self.batchSize, sampleCount)
        if side == .left {
            body.forget(before: time(of: position))
            body.plan(until: time(of: end))
        }
        var batch = SampleBatch(stream: SimulatedDevice.stream(side), ticks: [], raw: [])
        batch.raw.reserveCapacity(Int(end - position) * SimulatedDevice.channelCount)
        for index in position..<end {
            batch.ticks.append(Self.firstTick + microseconds(of: index))
            appendSample(at: time(of: index), to: &batch.raw)
        }
        if side == .right { position = end }
        side = side.opposite
        return batch
    }

    // MARK: One sample

    private mutating func appendSample(at time: Double, to raw: inout [Double]) {
        let interval = 1 / walk.sampleRate.hertz
        let parts = Swift.max(1, Int((Self.evaluationRate * interval).rounded(.up)))
        var acceleration = SIMD3<Double>.zero
        var angularRate = SIMD3<Double>.zero
        // The mean over the sample's time is what a sensor's own low-pass leaves, and it keeps the integral.
        for part in 0..<parts {
            let moment = time + interval * ((Double(part) + 0.5) / Double(parts) - 0.5)
            guard let state = body.state(side, at: moment) else { continue }
            acceleration += state.acceleration
            angularRate += state.angularRate
        }
        let state = FootState(
            acceleration: acceleration / Double(parts), angularRate: angularRate / Double(parts))
        let loads = body.cellLoads(side, at: time)
        sensors[side == .left ? 0 : 1].append(state, loads: loads, at: time, to: &raw)
    }

    private func microseconds(of index: UInt64) -> UInt64 {
        // Nanoseconds of a whole number of sample periods, exact, then to the nearest microsecond.
        let nanoseconds = walk.sampleRate.timestamp(ticks: index).nanoseconds
        return UInt64(clamping: (nanoseconds + 500) / 1000)
    }

    private func time(of index: UInt64) -> Double { Double(index) / walk.sampleRate.hertz }
}

/// One insole's errors, and the numbers that it sends.
struct FootSensors: Sendable {
    private let errors: SensorErrors
    private var random: RandomSource
    private let biases: [Double]
    /// 0 for a dead cell.
    private let gains: [Double]
    /// From the foot's axes to the sensor's.
    private let mounting: Rotation
    private let drifts: [Double]

    init(errors: SensorErrors, seed: UInt64, side: Side) {
        self.errors = errors
        var device = RandomSource(seed: seed, stream: side == .left ? 2 : 3)
        biases = (0..<6).map { ($0 < 3 ? errors.accelerationBias : errors.angularRateBias) * device.variation() }
        let chance = 1 + errors.insoleGainError * device.variation()
        let gain = (side == .left ? errors.leftGain : errors.rightGain) ?? chance
        drifts = (0..<SimulatedDevice.cellCount).map { _ in errors.cellDrift * device.variation() }
        let angles = (0..<3).map { _ in errors.mountingError * device.variation() }
        mounting = Rotation(yaw: angles[0], pitch: angles[1], roll: angles[2])
        var gains = Array(repeating: gain, count: SimulatedDevice.cellCount)
        var alive = Array(gains.indices)
        for _ in 0..<Swift.min(errors.deadCells, gains.count) {
            gains[alive.remove(at: Int(device.next() % UInt64(alive.count)))] = 0
        }
        self.gains = gains
        random = RandomSource(seed: seed, stream: side == .left ? 4 : 5)
    }

    mutating func append(_ state: FootState, loads: SIMD16<Double>, at time: Double, to raw: inout [Double]) {
        let (acceleration, angularRate) = (mounting.toFoot(state.acceleration), mounting.toFoot(state.angularRate))
        for axis in 0..<3 {
            let value = acceleration[axis] + biases[axis] + errors.accelerationNoise * random.gaussian()
            raw.append(counts(value / SimulatedDevice.accelerationScale, -32768...32767))
        }
        for axis in 0..<3 {
            let value = angularRate[axis] + biases[3 + axis] + errors.angularRateNoise * random.gaussian()
            raw.append(counts(value / SimulatedDevice.angularRateScale, -32768...32767))
        }
        for cell in 0..<SimulatedDevice.cellCount {
            guard gains[cell] != 0 else {
                raw.append(0)
                continue
            }
            let value = loads[cell] * gains[cell] + drifts[cell] * time / 3600 + errors.cellNoise * random.gaussian()
            raw.append(counts(value / SimulatedDevice.loadScale, 0...SimulatedDevice.greatestLoadCount))
        }
    }

    /// The nearest whole number that the sensor can send; never a negative zero.
    private func counts(_ value: Double, _ range: ClosedRange<Double>) -> Double {
        min(range.upperBound, max(range.lowerBound, value.rounded())) + 0
    }
}
