/// Every number that decides a result, with its unit and its source; stored in each analysis.
public struct AnalysisParameters: Equatable, Codable, Sendable {
    /// Longest gap that is filled by interpolation, in seconds (proposal).
    public var longestFilledGap = 0.050
    public var pressure = PressureParameters()
    public var strides = StrideParameters()
    public var symmetry = SymmetryParameters()
    public var compensation = CompensationParameters()

    public init() {}
}
