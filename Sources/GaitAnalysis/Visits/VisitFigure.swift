import SensorData

/// A figure of a recording that can be set against the same figure of another recording of the same person.
public struct VisitFigure: Equatable, Codable, Sendable {
    /// "<measure>.symmetryIndex", the name of a measure for the mean of both feet, or one of `Regularity`.
    public var name: String
    /// "%" for indices and regularity, else the measure's unit in its analysis; "1" for shares of 0…1.
    public var unit: String
    public var estimate: Estimate

    /// Figures of the whole walk, by their names.
    public enum Regularity: String, CaseIterable, Codable, Sendable {
        /// Coefficient of variation of the stride time, mean of both feet, in percent.
        case strideTimeVariation
        /// Phase coordination index in percent.
        case phaseCoordinationIndex
        /// Improved harmonic ratio of the summed force in percent.
        case improvedHarmonicRatio
    }

    public init(name: String, unit: String, estimate: Estimate) {
        self.name = name
        self.unit = unit
        self.estimate = estimate
    }
}

extension SessionAnalysis {
    /// Every figure that has a standard error, in the order of `Measure.allCases`, regularity last.
    public var visitFigures: [VisitFigure] {
        var figures: [VisitFigure] = []
        func add(_ name: String, _ unit: String, _ estimate: Estimate?) {
            guard let estimate, estimate.standardError != nil, estimate.value.isFinite else { return }
            figures.append(VisitFigure(name: name, unit: unit, estimate: estimate))
        }
        for comparison in symmetry {
            let measure = comparison.measure
            add("\(measure.rawValue).symmetryIndex", "%", comparison.symmetryIndex)
            add(measure.rawValue, measure.unit(curves: curves), comparison.bothFeet)
        }
        add(VisitFigure.Regularity.strideTimeVariation.rawValue, "%", regularity?.strideTimeVariation)
        add(VisitFigure.Regularity.phaseCoordinationIndex.rawValue, "%", regularity?.coordination?.index)
        add(VisitFigure.Regularity.improvedHarmonicRatio.rawValue, "%", regularity?.harmonics?.improvedRatio)
        return figures
    }
}
