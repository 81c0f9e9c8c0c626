public import SensorData

/// A load over the stance phase, averaged over a foot's counted strides.
public struct StanceCurve: Equatable, Codable, Sendable {
    public enum Subject: String, CaseIterable, Codable, Sendable {
        case total
        case heel
        case midfoot
        case forefoot
    }

    public var side: Side
    public var subject: Subject
    /// "N", or the unit of the summed cells where their areas are unknown.
    public var unit: String
    public var strides: Int
    /// 101 values at 0, 1, … 100 % of stance.
    public var mean: [Double]
    /// 101 sample standard deviations.
    public var standardDeviation: [Double]

    public init(side: Side, subject: Subject, unit: String, strides: Int, mean: [Double], standardDeviation: [Double]) {
        self.side = side
        self.subject = subject
        self.unit = unit
        self.strides = strides
        self.mean = mean
        self.standardDeviation = standardDeviation
    }
}
