public import ArgumentParser
import Import
public import SensorData

/// What the operator says about the person and the walk.
struct SessionOptions: ParsableArguments {
    @Option(name: .customLong("patient-code"), help: "A code for the person; never a name.")
    var patientCode: String?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Body mass in kilograms.", valueName: "kg"),
        transform: Number.decimal)
    var weight: Double?

    @Option(
        parsing: .unconditional, help: ArgumentHelp("Body height in centimetres.", valueName: "cm"),
        transform: Number.decimal)
    var height: Double?

    @Option(help: "The side that hurts or was operated: left or right.")
    var affected: Side?

    @Option(help: "What the person wore on the feet.")
    var footwear: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Walking speed in metres per second, measured by other means.", valueName: "m/s"),
        transform: Number.decimal)
    var speed: Double?

    @Option(help: "Anything else worth keeping.")
    var notes: String?

    func validate() throws {
        try check("--weight", weight, within: 2...400, unit: "kg")
        try check("--height", height, within: 40...260, unit: "cm")
        try check("--speed", speed, within: 0.01...12, unit: "m/s")
    }

    private func check(_ name: String, _ value: Double?, within range: ClosedRange<Double>, unit: String) throws {
        guard let value, !range.contains(value) else { return }
        let (lower, upper) = (Number.text(range.lowerBound), Number.text(range.upperBound))
        throw ValidationError("\(name) \(Number.text(value)) is not between \(lower) and \(upper) \(unit).")
    }

    /// What was said, to be asked for once: a code that reads like a name is warned of.
    func told() -> SessionInformation {
        let session = SessionInformation(
            patientCode: patientCode, weight: weight, height: height, affectedSide: affected, footwear: footwear,
            walkingSpeed: speed, notes: notes)
        if session.codeReadsLikeName {
            Output.warn(
                "Warning: the code “\(patientCode ?? "")” reads like a name. It stands in the recording and on every report; "
                    + "a code that does not tell who the person is would be safer.")
        }
        return session
    }
}

extension Side: ExpressibleByArgument {}
