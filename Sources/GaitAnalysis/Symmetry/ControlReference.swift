/// What healthy walkers show on an insole with eight force cells, for the walks that such insoles recorded.
///
/// 2.5th to 97.5th percentile of the per-recording means of 72 controls walking at their usual speed (PhysioNet Gait in
/// Parkinson's Disease, gaitpdb 1.0.0, Hausdorff 2008; contact above 5 % of the 98th percentile of the total force; heel
/// S1–S3, midfoot S4–S5, forefoot and toes S6–S8). Which foot is left is chance, so each limit is taken to both sides.
public enum ControlReference {
    static let source = "72 controls, PhysioNet gaitpdb, 8-cell insoles"

    /// Symmetry index in percent; nil where the controls give none.
    static func symmetryIndex(of measure: Measure) -> ReferenceInterval? {
        switch measure {
        case .stanceTime: ReferenceInterval(lower: -3.1, upper: 3.2, source: source)
        case .swingTime: ReferenceInterval(lower: -5.5, upper: 4.6, source: source)
        case .impulse: ReferenceInterval(lower: -11.9, upper: 11.5, source: source)
        case .peakForce: ReferenceInterval(lower: -8.2, upper: 11.0, source: source)
        case .heelShare: ReferenceInterval(lower: -21.1, upper: 17.6, source: source)
        default: nil
        }
    }

    /// Heel share of the foot that has less of it, 2.5th percentile.
    static let smallerHeelShare = 0.28
    /// Heel share, mean of both feet, 2.5th percentile.
    static let meanHeelShare = 0.30
}
