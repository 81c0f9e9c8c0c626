import SensorData

extension GaitAnalyzer {
    /// How alike the steps are, and how each measure changes over the recording.
    func statistics(
        _ assembled: StrideAssembler.Result, footfalls: [Side: [Footfall]], speed: Double?
    ) -> (regularity: WalkRegularity?, trends: [MeasureTrend]) {
        let counted = assembled.strides.filter { $0.rejected == nil }
        guard !counted.isEmpty else { return (nil, []) }
        let confidence = parameters.symmetry.confidence
        return (
            RegularityAnalysis(parameters: parameters.statistics, confidence: confidence, strides: counted)
                .regularity(harmonics: harmonics(assembled, footfalls: footfalls), speed: speed),
            TrendAnalysis(parameters: parameters.statistics, confidence: confidence, strides: counted).trends()
        )
    }

    /// Harmonics of the summed force over the counted strides; nil without the force of both feet on one clock.
    private func harmonics(_ assembled: StrideAssembler.Result, footfalls: [Side: [Footfall]]) -> ForceHarmonics? {
        guard hasForce, feetSynchronised else { return nil }
        var spectrum = ForceSpectrum(harmonics: parameters.statistics.harmonics)
        var earliest: [Side: Int] = [:]
        for (stride, opening) in zip(assembled.strides, assembled.openings) where stride.rejected == nil {
            let side = stride.side
            guard let own = footfalls[side], let other = footfalls[side.opposite] else { continue }
            var place = earliest[side.opposite] ?? 0
            while place < other.count, (other[place].finalContact ?? -.infinity) <= stride.start { place += 1 }
            earliest[side.opposite] = place
            let inside = other[place...].prefix { ($0.initialContact ?? -.infinity) < stride.end }
            let falls = [own[opening]] + inside
            let stances = falls.compactMap { fall -> ForceSpectrum.Stance? in
                guard let start = fall.initialContact, let end = fall.finalContact, let load = fall.load else {
                    return nil
                }
                return ForceSpectrum.Stance(start: start, end: end, curve: load.totalCurve)
            }
            // A stance without its load would look like a step without weight.
            guard stances.count == falls.count, falls.count >= 2 else { continue }
            spectrum.take(stride, stances: stances)
        }
        return spectrum.result(
            least: parameters.statistics.regularityStrides, confidence: parameters.symmetry.confidence)
    }
}
