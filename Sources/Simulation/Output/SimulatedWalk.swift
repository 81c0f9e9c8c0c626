public import SensorData

/// A walk that is wholly determined by its parameters and its seed.
public struct SimulatedWalk: Equatable, Sendable {
    public var parameters: WalkParameters
    public var seed: UInt64
    /// Seconds.
    public var duration: Double
    /// Of both streams; the walk itself does not depend on it.
    public var sampleRate: Frequency

    public init(
        parameters: WalkParameters = WalkParameters(), seed: UInt64, duration: Double,
        sampleRate: Frequency = Frequency(200)
    ) {
        self.parameters = parameters
        self.seed = seed
        self.duration = duration
        self.sampleRate = sampleRate
    }

    /// Two streams on one clock, one for each foot: six inertial channels and sixteen cells.
    public var device: DeviceDescriptor { device(feet: Side.allCases) }

    func device(feet: [Side]) -> DeviceDescriptor {
        SimulatedDevice.descriptor(
            sampleRate: sampleRate, seed: seed, footLength: person.footLength, feet: feet)
    }

    /// Who the seed made of the parameters.
    public var person: SimulatedPerson { PersonDraw(parameters: parameters, seed: seed).person }

    /// The samples from the beginning on.
    public func samples() -> WalkSamples { WalkSamples(self) }

    /// The walk as a recording of the firmware protocol.
    public func recording() -> SimulatedRecording { SimulatedRecording(self) }

    /// The true events and strides, without making the samples.
    public func truth() -> WalkTruth {
        let walker = Walker(parameters: parameters, seed: seed, duration: duration)
        var planner = StepPlanner(walker: walker, seed: seed, duration: duration)
        var collector = TruthCollector(WalkTruth(parameters: parameters, seed: seed, walker: walker))
        while let step = planner.next(), step.finalContact < duration { collector.append(step, until: duration) }
        return collector.truth
    }
}

/// Makes events and strides of planned steps.
struct TruthCollector {
    private(set) var truth: WalkTruth
    private var latest: [Side: PlannedStep] = [:]

    init(_ truth: WalkTruth) { self.truth = truth }

    mutating func append(_ step: PlannedStep, until duration: Double) {
        truth.events.append(.init(side: step.side, kind: .finalContact, time: step.finalContact))
        guard step.initialContact < duration else { return }
        truth.events.append(.init(side: step.side, kind: .initialContact, time: step.initialContact))
        if let previous = latest[step.side], previous.bout == step.bout {
            truth.strides.append(
                .init(
                    side: step.side, start: previous.initialContact, end: step.initialContact,
                    stanceTime: step.finalContact - previous.initialContact, swingTime: step.swingTime,
                    length: step.from.distance(to: step.to), bout: step.bout, turning: step.isTurning))
        }
        latest[step.side] = step
    }
}
