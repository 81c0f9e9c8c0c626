extension Measure {
    /// The unit of its values in one analysis: loads are in the unit of the summed cells where their areas are unknown.
    ///
    /// - Parameter curves: of the same analysis; without any the loads are newtons.
    /// - Returns: as people write it; "1" for a share.
    public func unit(curves: [StanceCurve]) -> String {
        func unit(_ subject: StanceCurve.Subject) -> String { curves.first { $0.subject == subject }?.unit ?? "N" }
        return switch self {
        case .impulse, .pushOffImpulse: unit(.total) + "·s"
        case .peakForce, .meanForce, .firstPeak, .secondPeak: unit(.total)
        case .heelPeak: unit(.heel)
        case .heelImpulse: unit(.heel) + "·s"
        case .loadingRate: unit(.heel) + "/s"
        default: self.unit
        }
    }
}
