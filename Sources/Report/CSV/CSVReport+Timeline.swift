import GaitAnalysis
import SensorData

/// The tables that grow with the recording.
extension CSVReport {
    static func strideColumns(curves: [StanceCurve]) -> [CSVColumn] {
        let strings = Strings()
        func measure(_ measure: Measure) -> CSVColumn {
            CSVColumn(
                measure.rawValue, .number, unit: measure.unit(curves: curves),
                strings.measure(measure) + ": " + strings.measureExplanation(measure)
                    + ". Empty where it cannot be told.")
        }
        return [
            CSVColumn("side", .text, "Foot: left or right."),
            CSVColumn("bout", .integer, unit: "1", "Index of the walking bout, from 0."),
            CSVColumn(
                "start", .number, unit: "s",
                "Initial contact with which the stride begins, from the recording’s first sample."),
            CSVColumn(
                "end", .number, unit: "s", "Next initial contact of the same foot; it belongs to the next stride."),
            CSVColumn("rejected", .text, "Why the stride does not enter the figures; empty for one that counts."),
        ] + strideMeasures.map { measure($0.measure) } + [
            CSVColumn(
                "turningAngle", .number, unit: "rad",
                "Turn of the foot about the vertical over the stride, left positive."),
            CSVColumn("heightChange", .number, unit: "m", "Height gained over the stride."),
        ]
    }

    func row(of stride: Stride) -> [JSONValue] {
        [
            .string(stride.side.rawValue), .integer(Int64(stride.bout)), .number(stride.start), .number(stride.end),
            stride.rejected.map { .string($0.rawValue) } ?? .null,
        ]
            + Self.strideMeasures.map { $0.value(stride).map { .number($0) } ?? .null }
            + [stride.motion?.turningAngle, stride.motion?.heightChange].map { $0.map { .number(Double($0)) } ?? .null }
    }

    private struct StrideMeasure {
        var measure: Measure
        var value: (Stride) -> Double?

        init(_ measure: Measure, _ value: @escaping (Stride) -> Double?) {
            self.measure = measure
            self.value = value
        }

        init(_ measure: Measure, load path: @escaping (StanceMeasures) -> Float?) {
            self.init(measure) { $0.load.flatMap(path).map { Double($0) } }
        }

        init(_ measure: Measure, motion path: @escaping (MotionMeasures) -> Float?) {
            self.init(measure) { $0.motion.flatMap(path).map { Double($0) } }
        }
    }

    /// What a stride says itself, in the order of `Measure`; what follows from other columns is left to the reader.
    private static var strideMeasures: [StrideMeasure] {
        [
            StrideMeasure(.strideTime) { $0.duration }, StrideMeasure(.stanceTime) { $0.stanceTime },
            StrideMeasure(.swingTime) { $0.swingTime }, StrideMeasure(.singleSupportTime) { $0.singleSupportTime },
            StrideMeasure(.doubleSupportTime) { $0.doubleSupportTime }, StrideMeasure(.stepTime) { $0.stepTime },
            StrideMeasure(.strideLength) { $0.length }, StrideMeasure(.impulse) { $0.impulse },
            StrideMeasure(.peakForce) { $0.peakForce }, StrideMeasure(.meanForce) { $0.meanForce },
            StrideMeasure(.heelShare) { $0.heelShare }, StrideMeasure(.midfootShare) { $0.midfootShare },
            StrideMeasure(.forefootShare) { $0.forefootShare }, StrideMeasure(.heelPeak) { $0.heelPeak },
            StrideMeasure(.firstPeak, load: { $0.firstPeak }), StrideMeasure(.secondPeak, load: { $0.secondPeak }),
            StrideMeasure(.pushOffImpulse, load: { $0.pushOffImpulse }),
            StrideMeasure(.loadingRate, load: { $0.loadingRate }),
            StrideMeasure(.heelImpulse, load: { $0.heelImpulse }), StrideMeasure(.heelOff, load: { $0.heelOff }),
            StrideMeasure(.midfootContact, load: { $0.midfootContact }),
            StrideMeasure(.heelLead, load: { $0.heelLead }), StrideMeasure(.midfootTime, load: { $0.midfootTime }),
            StrideMeasure(.forefootTime, load: { $0.forefootTime }),
            StrideMeasure(.medialShare, load: { $0.medialShare }),
            StrideMeasure(.copMediolateral, load: { $0.copMediolateral }),
            StrideMeasure(.copExcursion, load: { $0.copExcursion }), StrideMeasure(.archIndex, load: { $0.archIndex }),
            StrideMeasure(.forefootPressure, load: { $0.forefootPressure }),
            StrideMeasure(.forefootPressureTime, load: { $0.forefootPressureTime }),
            StrideMeasure(.footStrikeAngle, motion: { $0.footStrikeAngle }),
            StrideMeasure(.toeOffAngle, motion: { $0.toeOffAngle }),
            StrideMeasure(.footProgressionAngle, motion: { $0.footProgressionAngle }),
            StrideMeasure(.toeClearance, motion: { $0.toeClearance }),
            StrideMeasure(.lateralExcursion, motion: { $0.lateralExcursion }),
            StrideMeasure(.peakSwingVelocity, motion: { $0.peakSwingVelocity }),
            StrideMeasure(.pitchRange, motion: { $0.pitchRange }),
            StrideMeasure(.pushOffVelocity, motion: { $0.pushOffVelocity }),
            StrideMeasure(.heelRise, motion: { $0.heelRise }),
            StrideMeasure(.frontalAngle, motion: { $0.frontalAngle }),
            StrideMeasure(.contactTransient, motion: { $0.contactTransient }),
            StrideMeasure(.stepLength, motion: { $0.stepLength }),
        ]
    }

    static let eventColumns = [
        CSVColumn("side", .text, "Foot: left or right."),
        CSVColumn(
            "kind", .text, "initialContact (heel strike, or whatever part touches first) or finalContact (toe-off)."),
        CSVColumn("time", .number, unit: "s", "From the recording’s first sample."),
        CSVColumn("source", .text, "Which signals saw it: pressure, inertial or both."),
        CSVColumn("disagreement", .number, unit: "s", "Inertial less pressure time; empty unless both saw it."),
    ]

    func row(of event: GaitEvent) -> [JSONValue] {
        [
            .string(event.side.rawValue), .string(event.kind.rawValue), .number(event.time),
            .string(event.source.rawValue), event.disagreement.map { .number($0) } ?? .null,
        ]
    }
}
