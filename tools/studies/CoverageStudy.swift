import GaitAnalysis
import SensorData
import Simulation

/// How often the 95 % interval of each figure holds what the walker's parameters say.
///
/// The walker is symmetric and the insoles' gains are equal, so the parameter of every symmetry index and of every trend is
/// 0; where the walker limps, it is the mean over all walks, whose own error is a twentieth of one walk's.
struct CoverageStudy: Sendable {
    /// How the walk is divided.
    struct Plan: Sendable {
        var bouts: Int
        /// Metres of straight walking in each bout.
        var bout: Double
    }

    static let plans = [Plan(bouts: 1, bout: 80), Plan(bouts: 4, bout: 30), Plan(bouts: 20, bout: 16)]

    var walks: UInt64
    var workers: Int
    var compensation: Compensation?
    /// How the walks are divided; one column each.
    var plans = Self.plans
    /// Whether each foot's sensors have errors that stay the same over the walk: gain and zero drift of the cells, and the inertial
    /// sensor's biases.
    ///
    /// No stride differs from the next by them, so no interval of one recording can hold them.
    var constantErrors = false
    var rate = Frequency(100)
    /// Of the first walk; the others follow.
    var seed: UInt64 = 1

    /// A figure of one walk.
    struct Figure: Sendable {
        var name: String
        var estimate: Estimate
    }

    func walk(seed: UInt64, _ plan: Plan) -> SimulatedWalk {
        // The walker's own parameter has to be known: no person that differs from it, no natural asymmetry.
        var parameters = WalkParameters().asGiven
        parameters.compensation = compensation
        if !constantErrors {
            parameters.sensors.insoleGainError = 0
            parameters.sensors.cellDrift = 0
            parameters.sensors.accelerationBias = 0
            parameters.sensors.angularRateBias = 0
            parameters.sensors.mountingError = 0
        }
        parameters.walkwayLength = plan.bout
        parameters.passesPerBout = 1
        // Long enough for one bout more; then cut in the standing after the last that is wanted.
        let bout = plan.bout / parameters.speed + 8 + parameters.pauseDuration
        var walk = SimulatedWalk(
            parameters: parameters, seed: seed, duration: 10 + bout * Double(plan.bouts + 1), sampleRate: rate)
        let end = walk.truth().strides.last { $0.bout < plan.bouts }?.end ?? walk.duration
        walk.duration = end + 4.5
        return walk
    }

    private func figures(_ analysis: SessionAnalysis) -> [Figure] {
        analysis.symmetry.compactMap { comparison in
            guard let index = comparison.symmetryIndex, index.interval != nil else { return nil }
            return Figure(name: comparison.measure.rawValue, estimate: index)
        }
            + analysis.trends.compactMap { trend in
                trend.divergence.map {
                    Figure(name: "trend of \(trend.measure.rawValue)", estimate: $0)
                }
            }
            + analysis.curveComparisons.map { comparison in
                // A band holds when it leaves zero out nowhere.
                let outside = comparison.regions.isEmpty ? 0.0 : 1.0
                return Figure(
                    name: "band of \(comparison.subject.rawValue)",
                    estimate: Estimate(
                        value: outside, interval: ConfidenceInterval(lower: -0.5 + outside, upper: 0.5 + outside)))
            }
    }

    /// Percent of walks in which the interval of a symmetry index has to hold.
    static let required = 92.0...98.0

    /// One column for each plan: the percent of walks whose interval holds; and which symmetry indices are out of bounds.
    func run() async -> (lines: [String], outside: [String]) {
        var outside: [String] = []
        var lines: [String] = []
        var rows: [String] = []
        var table: [String: [String]] = [:]
        for plan in plans {
            let results = await overSeeds(seed..<seed + walks, workers: workers) { seed in
                let analysis = SimulatedSession(walk: walk(seed: seed, plan)).analyses()[0]
                return (
                    figures: figures(analysis), strides: analysis.quality.stridesCounted, bouts: boutCount(analysis)
                )
            }
            let strides = results.reduce(0) { $0 + $1.strides } / max(1, results.count)
            let bouts = Double(results.reduce(0) { $0 + $1.bouts }) / Double(max(1, results.count))
            lines.append(
                "\(plan.bouts) bouts: \(results.count) walks, \(strides) counted strides, \(bouts) bouts found")
            for name in names(results.flatMap(\.figures)) {
                let estimates = results.compactMap { $0.figures.first { $0.name == name }?.estimate }
                if !rows.contains(name) { rows.append(name) }
                let cell = cell(estimates, isShare: name.hasPrefix("band"))
                table[name, default: []].append(cell.text)
                if Measure(rawValue: name) != nil, !Self.required.contains(cell.percent) {
                    outside.append("\(name) of \(plan.bouts) bouts")
                }
            }
        }
        let shown = rows.map { name in
            (name + String(repeating: " ", count: max(1, 30 - name.count)))
                + (table[name] ?? []).joined(separator: "  ")
        }
        return (lines + shown, outside)
    }

    private func boutCount(_ analysis: SessionAnalysis) -> Int {
        Set(analysis.strides.filter { $0.rejected == nil }.map(\.bout)).count
    }

    private func names(_ figures: [Figure]) -> [String] {
        var names: [String] = []
        for figure in figures where !names.contains(figure.name) { names.append(figure.name) }
        return names
    }

    private func cell(_ estimates: [Estimate], isShare: Bool) -> (text: String, percent: Double) {
        let count = Double(estimates.count)
        let mean = estimates.reduce(0) { $0 + $1.value } / max(1, count)
        let truth = compensation == nil || isShare ? 0 : mean
        var held = 0
        var width = 0.0
        for estimate in estimates {
            guard let interval = estimate.interval else { continue }
            if interval.lower <= truth, truth <= interval.upper { held += 1 }
            width += interval.upper - interval.lower
        }
        var squares = 0.0
        for estimate in estimates { squares += (estimate.value - mean) * (estimate.value - mean) }
        let deviation = (squares / max(1, count - 1)).squareRoot()
        let percent = 100 * Double(held) / max(1, count)
        let text =
            "\(padded(percent, 1, 6)) %"
            + (isShare
                ? "                        "
                : " (mean\(padded(mean, 2, 6)), ±\(padded(width / count / 2, 2, 5)), SD\(padded(deviation, 2, 5)))")
        return (text, percent)
    }
}

/// A number with so many decimals, flush right.
func padded(_ value: Double, _ places: Int, _ width: Int) -> String {
    guard value.isFinite else { return "-" }
    var power = 1.0
    for _ in 0..<places { power *= 10 }
    let scaled = Int((abs(value) * power).rounded())
    var digits = String(scaled)
    while digits.count <= places { digits = "0" + digits }
    let text =
        (value < 0 && scaled > 0 ? "-" : "") + digits.dropLast(places) + (places > 0 ? "." : "") + digits.suffix(places)
    return String(repeating: " ", count: max(0, width - text.count)) + text
}
