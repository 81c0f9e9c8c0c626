public import SignalProcessing

/// Every number that decides a result, with its unit and its source; stored in each analysis.
public struct AnalysisParameters: Equatable, Codable, Sendable {
    public var resampling = GridResampler.Parameters()
    public var pressure = PressureParameters()
    public var inertial = InertialParameters()
    public var fusion = FootfallFusion()
    public var strides = StrideParameters()
    public var symmetry = SymmetryParameters()
    public var statistics = StatisticsParameters()
    public var compensation = CompensationParameters()

    public init() {}
}
