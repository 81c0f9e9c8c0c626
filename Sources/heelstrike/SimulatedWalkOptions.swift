import ArgumentParser
import Simulation

/// Who walks where, and what the sensors add.
struct SimulatedWalkOptions: ParsableArguments {
    @Option(
        parsing: .unconditional, help: ArgumentHelp("Mean walking speed, 0.4 to 2.0.", valueName: "m/s"),
        transform: Number.decimal)
    var speed: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of walking bouts, evenly over the recording.", valueName: "n"))
    var bouts: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of half turns, evenly over the way; one each 15 m when not given.", valueName: "n"))
    var turns: Int?

    @Option(
        parsing: .unconditional,
        help: "How much the person differs from the mean one, 0 to 2; 1 when not given.", transform: Number.decimal)
    var person: Double?

    @Option(
        parsing: .unconditional,
        help: "Size of the differences between healthy feet, 0 to 2; 1 when not given.", transform: Number.decimal)
    var naturalAsymmetry: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Standard deviation of an insole's gain, 0 to 0.3.", valueName: "part"),
        transform: Number.decimal)
    var gainError: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The left insole's gain itself, 0.5 to 2; --gain-error when not given.", valueName: "factor"),
        transform: Number.decimal)
    var gainLeft: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "The right insole's gain itself, 0.5 to 2; --gain-error when not given.", valueName: "factor"),
        transform: Number.decimal)
    var gainRight: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Least seconds of standing at the end; 3 when not given.", valueName: "s"),
        transform: Number.decimal)
    var standAtEnd: Double?

    @Flag(
        help: """
            Begin with the guided calibration, 36 s: stand, shift the weight left and right, stand on each leg.
            """)
    var calibration = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Standard deviation of a cell's noise, 0 to 50.", valueName: "N"),
        transform: Number.decimal)
    var cellNoise: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Standard deviation of a cell's zero drift in an hour, 0 to 100.", valueName: "N"),
        transform: Number.decimal)
    var cellDrift: Double?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Number of dead cells in each insole, 0 to 16.", valueName: "n"))
    var deadCells: Int?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Standard deviation of the motion sensor's mounting about each axis, 0 to 30.", valueName: "degrees"),
        transform: Number.decimal)
    var mountingError: Double?

    /// Says what is out of range.
    func check(duration: Double) throws {
        try check("--speed", speed, 0.4...2)
        try check("--person", person, 0...2)
        try check("--natural-asymmetry", naturalAsymmetry, 0...2)
        try check("--gain-error", gainError, 0...0.3)
        try check("--gain-left", gainLeft, 0.5...2)
        try check("--gain-right", gainRight, 0.5...2)
        try check("--stand-at-end", standAtEnd, 0...duration)
        try check("--cell-noise", cellNoise, 0...50)
        try check("--cell-drift", cellDrift, 0...100)
        try check("--mounting-error", mountingError, 0...30)
        try check("--dead-cells", deadCells.map(Double.init), 0...16)
        try check("--turns", turns.map(Double.init), 0...10_000)
        try check("--bouts", bouts.map(Double.init), 1...10_000)
        if let bouts, let each = parameters.boutDuration(in: duration), each < 5 {
            throw ValidationError(
                """
                --bouts \(bouts) leaves \(Number.text(each)) s for each bout with the pauses between them; 5 s are the \
                least. Take a longer --duration.
                """)
        }
    }

    private func check(_ name: String, _ value: Double?, _ range: ClosedRange<Double>) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError(
            "\(name) \(Number.text(value)) is not between \(Number.text(range.lowerBound)) and "
                + "\(Number.text(range.upperBound)).")
    }

    /// What the options say, without a pattern.
    var parameters: WalkParameters {
        var parameters = speed.map { WalkParameters(speed: $0) } ?? WalkParameters()
        parameters.bouts = bouts
        parameters.turns = turns
        if let person { parameters.personalSpread = person }
        if let naturalAsymmetry { parameters.naturalAsymmetry = naturalAsymmetry }
        if let gainError { parameters.sensors.insoleGainError = gainError }
        parameters.sensors.leftGain = gainLeft
        parameters.sensors.rightGain = gainRight
        if let standAtEnd { parameters.standingAtEnd = standAtEnd }
        if calibration { parameters.begin(with: GuidedStanding()) }
        if let cellNoise { parameters.sensors.cellNoise = cellNoise }
        if let cellDrift { parameters.sensors.cellDrift = cellDrift }
        if let deadCells { parameters.sensors.deadCells = deadCells }
        if let mountingError { parameters.sensors.mountingError = mountingError * .pi / 180 }
        return parameters
    }
}
