import GaitAnalysis
import SensorData

/// The three lists that grow with the recording, written out by hand: the general encoder takes four times as long for them.
///
/// Members stand in the order of their names; the tests compare them with what the types' own encoding gives.
extension JSONValue {
    init(_ stride: Stride) {
        self = .object([
            Member("bout", .integer(Int64(stride.bout))),
            Member("doubleSupportTime", JSONValue(stride.doubleSupportTime)),
            Member("end", .number(stride.end)),
            Member("forefootShare", JSONValue(stride.forefootShare)),
            Member("heelPeak", JSONValue(stride.heelPeak)),
            Member("heelShare", JSONValue(stride.heelShare)),
            Member("impulse", JSONValue(stride.impulse)),
            Member("length", JSONValue(stride.length)),
            Member("load", stride.load.map(JSONValue.init) ?? .null),
            Member("meanForce", JSONValue(stride.meanForce)),
            Member("midfootShare", JSONValue(stride.midfootShare)),
            Member("motion", stride.motion.map(JSONValue.init) ?? .null),
            Member("peakForce", JSONValue(stride.peakForce)),
            Member("rejected", stride.rejected.map { .string($0.rawValue) } ?? .null),
            Member("side", .string(stride.side.rawValue)),
            Member("singleSupportTime", JSONValue(stride.singleSupportTime)),
            Member("stanceTime", JSONValue(stride.stanceTime)),
            Member("start", .number(stride.start)),
            Member("stepTime", JSONValue(stride.stepTime)),
            Member("swingTime", JSONValue(stride.swingTime)),
        ])
    }

    private init(_ load: StanceMeasures) {
        self = .object([
            Member("archIndex", JSONValue(load.archIndex)),
            Member("copExcursion", JSONValue(load.copExcursion)),
            Member("copMediolateral", JSONValue(load.copMediolateral)),
            Member("firstPeak", JSONValue(load.firstPeak)),
            Member("forefootPressure", JSONValue(load.forefootPressure)),
            Member("forefootPressureTime", JSONValue(load.forefootPressureTime)),
            Member("forefootTime", JSONValue(load.forefootTime)),
            Member("heelImpulse", JSONValue(load.heelImpulse)),
            Member("heelLead", JSONValue(load.heelLead)),
            Member("heelOff", JSONValue(load.heelOff)),
            Member("loadingRate", JSONValue(load.loadingRate)),
            Member("medialShare", JSONValue(load.medialShare)),
            Member("midfootContact", JSONValue(load.midfootContact)),
            Member("midfootTime", JSONValue(load.midfootTime)),
            Member("pushOffImpulse", JSONValue(load.pushOffImpulse)),
            Member("secondPeak", JSONValue(load.secondPeak)),
        ])
    }

    private init(_ motion: MotionMeasures) {
        self = .object([
            Member("contactTransient", JSONValue(motion.contactTransient)),
            Member("footProgressionAngle", JSONValue(motion.footProgressionAngle)),
            Member("footStrikeAngle", JSONValue(motion.footStrikeAngle)),
            Member("frontalAngle", JSONValue(motion.frontalAngle)),
            Member("heelRise", JSONValue(motion.heelRise)),
            Member("heightChange", JSONValue(motion.heightChange)),
            Member("lateralExcursion", JSONValue(motion.lateralExcursion)),
            Member("peakSwingVelocity", JSONValue(motion.peakSwingVelocity)),
            Member("pitchRange", JSONValue(motion.pitchRange)),
            Member("pushOffVelocity", JSONValue(motion.pushOffVelocity)),
            Member("stepLength", JSONValue(motion.stepLength)),
            Member("toeClearance", JSONValue(motion.toeClearance)),
            Member("toeOffAngle", JSONValue(motion.toeOffAngle)),
            Member("turningAngle", JSONValue(motion.turningAngle)),
        ])
    }

    init(_ event: GaitEvent) {
        self = .object([
            Member("disagreement", JSONValue(event.disagreement)),
            Member("kind", .string(event.kind.rawValue)),
            Member("side", .string(event.side.rawValue)),
            Member("source", .string(event.source.rawValue)),
            Member("time", .number(event.time)),
        ])
    }

    init(_ stance: WalkPath.Stance) {
        self = .object([
            Member("heading", .number(stance.heading)),
            Member("height", .number(stance.height)),
            Member("time", .number(stance.time)),
            Member("x", .number(stance.x)),
            Member("y", .number(stance.y)),
        ])
    }

    private init(_ number: Double?) {
        self = number.map(JSONValue.number) ?? .null
    }

    private init(_ number: Float?) {
        self = number.map { JSONValue.number(Double($0)) } ?? .null
    }
}

extension JSONValue.Member {
    fileprivate init(_ name: String, _ value: JSONValue) {
        self.init(name: name, value: value)
    }
}
