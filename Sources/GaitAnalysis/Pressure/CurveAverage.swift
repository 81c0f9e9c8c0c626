import SensorData

/// Mean and spread of a load curve over many stances, one stance at a time (Welford 1962).
struct CurveAverage: Equatable, Sendable {
    private(set) var strides = 0
    private var mean = [Double](repeating: 0, count: StanceLoad.curvePoints)
    private var squares = [Double](repeating: 0, count: StanceLoad.curvePoints)

    mutating func take(_ curve: [Float]) {
        strides += 1
        Self.add(curve, to: &mean, &squares, count: Double(strides))
    }

    private static func add(_ curve: [Float], to mean: inout [Double], _ squares: inout [Double], count: Double) {
        precondition(curve.count == mean.count && curve.count == squares.count, "a value for each point")
        let values = curve.span
        var mean = mean.mutableSpan
        var squares = squares.mutableSpan
        for point in values.indices {
            let value = Double(values[unchecked: point])
            let former = mean[unchecked: point]
            let latter = former + (value - former) / count
            mean[unchecked: point] = latter
            squares[unchecked: point] += (value - former) * (value - latter)
        }
    }

    /// nil under two strides: a band needs a spread.
    func curve(side: Side, subject: StanceCurve.Subject, unit: String) -> StanceCurve? {
        guard strides >= 2 else { return nil }
        return StanceCurve(
            side: side, subject: subject, unit: unit, strides: strides, mean: mean,
            standardDeviation: squares.map { ($0 / Double(strides - 1)).squareRoot() })
    }
}
