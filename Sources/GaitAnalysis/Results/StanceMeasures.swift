/// What an insole tells of one stance beyond its sums; each is nil without the cells that it needs.
///
/// Single precision: an insole's error is a hundred thousand times larger.
public struct StanceMeasures: Equatable, Codable, Sendable {
    /// N; largest force in the first half of stance.
    public var firstPeak: Float?
    /// N; largest force in the second half of stance.
    public var secondPeak: Float?
    /// N·s; impulse of the second half of stance.
    public var pushOffImpulse: Float?
    /// N/s; steepness of the heel's rise between 20 and 80 % of its first peak.
    public var loadingRate: Float?
    /// N·s on the heel cells.
    public var heelImpulse: Float?
    /// 0…1 of stance; the heel has left the floor.
    public var heelOff: Float?
    /// Seconds from initial contact until the midfoot is loaded.
    public var midfootContact: Float?
    /// Seconds from the heel's first load to that of midfoot or forefoot; negative where the heel does not land first.
    public var heelLead: Float?
    /// Seconds in which the midfoot is loaded.
    public var midfootTime: Float?
    /// Seconds in which the forefoot is loaded.
    public var forefootTime: Float?
    /// 0…1; impulse of the medial cells against medial and lateral ones together.
    public var medialShare: Float?
    /// Metres, outwards positive; mean place of the load across the foot.
    public var copMediolateral: Float?
    /// Share of the forefoot's width by which the centre of pressure passes outside the line from its first to its last
    /// point, at the front third of the foot (Song 1996, J Am Podiatr Med Assoc 86:16); outwards positive.
    public var copExcursion: Float?
    /// Contact area of the midfoot against that of the sole without toes (Cavanagh and Rodgers 1987); from 17 cells on.
    public var archIndex: Float?
    /// Pa; largest pressure on one cell of the forefoot, averaged over that cell's area.
    public var forefootPressure: Float?
    /// Pa·s; largest pressure-time integral of one cell of the forefoot.
    public var forefootPressureTime: Float?

    public init() {}

    /// Second force peak over the first; gains fall out.
    public var peakRatio: Double? {
        guard let firstPeak, let secondPeak, firstPeak > 0 else { return nil }
        return Double(secondPeak) / Double(firstPeak)
    }
}
