public import SensorData

/// What one region of a sole carried, averaged over a foot's counted strides.
public struct RegionSummary: Equatable, Codable, Sendable {
    public var side: Side
    public var region: SoleRegion
    /// "N", or the unit of the summed cells where their areas are unknown.
    public var unit: String
    public var strides: Int
    /// In `unit` × s.
    public var impulse: Double
    /// 0…1 of the impulse of all regions of the foot.
    public var share: Double
    /// Mean of the stances' largest loads, in `unit`.
    public var peak: Double
    /// Seconds in which the region carries more than a tenth of its own peak.
    public var contactTime: Double
    /// Pa; mean over the strides of the largest pressure on one of its cells; nil without areas.
    public var peakPressure: Double?
    /// Pa·s; mean over the strides of the largest integral of one of its cells; nil without areas.
    public var pressureTimeIntegral: Double?

    public init(
        side: Side, region: SoleRegion, unit: String, strides: Int, impulse: Double, share: Double, peak: Double,
        contactTime: Double, peakPressure: Double?, pressureTimeIntegral: Double?
    ) {
        self.side = side
        self.region = region
        self.unit = unit
        self.strides = strides
        self.impulse = impulse
        self.share = share
        self.peak = peak
        self.contactTime = contactTime
        self.peakPressure = peakPressure
        self.pressureTimeIntegral = pressureTimeIntegral
    }
}
