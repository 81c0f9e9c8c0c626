import SensorData

/// Mean and spread of a load curve over many stances, one stance at a time (Welford 1962).
struct CurveAverage: Equatable, Sendable {
    private(set) var strides = 0
    private var mean = [Double](repeating: 0, count: StanceLoad.curvePoints)
    private var squares = [Double](repeating: 0, count: StanceLoad.curvePoints)

    mutating func take(_ curve: [Float]) {
        strides += 1
        for point in 0..<StanceLoad.curvePoints {
            let value = Double(curve[point])
            let difference = value - mean[point]
            mean[point] += difference / Double(strides)
            squares[point] += difference * (value - mean[point])
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
