import GaitAnalysis
import SensorData

/// One number of an analysis with all that belongs to it; the tables and the FHIR bundle are written from these.
struct Figure: Equatable, Sendable {
    /// The part of the analysis that it stands in.
    enum Group: String, CaseIterable, Sendable {
        case recording
        case symmetry
        case regularity
        case trend
        case region
    }

    /// What the number is of what it measures.
    enum Statistic: String, CaseIterable, Sendable {
        case value
        case mean
        case standardDeviation
        case coefficientOfVariation
        case symmetryIndex
        case difference
        case symmetryRatio
        case symmetryAngle
        case gaitAsymmetry
        case minimalDetectableChange
        case bothFeet
        case changePerMinute
        case asymmetryChangePerMinute
        case differenceChangePerMinute
        case impulse
        case share
        case peak
        case contactTime
        case peakPressure
        case pressureTimeIntegral
    }

    var group: Group
    /// Name of the measure, the metric or the region, as in the JSON.
    var name: String
    /// nil for both feet or the whole walk.
    var side: Side?
    var statistic: Statistic
    /// nil where the recording does not tell it.
    var estimate: Estimate?
    var unit: String
    /// Strides behind it, where they are counted.
    var strides: Int?
    /// Healthy range of the same number.
    var reference: ReferenceInterval?
    /// What weakens the number, or why it is missing.
    var remark: Remark?

    init(
        _ group: Group, _ name: String, _ statistic: Statistic = .value, side: Side? = nil, _ estimate: Estimate?,
        unit: String, strides: Int? = nil, reference: ReferenceInterval? = nil, remark: Remark? = nil
    ) {
        self.group = group
        self.name = name
        self.side = side
        self.statistic = statistic
        self.estimate = estimate
        self.unit = unit
        self.strides = strides
        self.reference = reference
        self.remark = remark
    }
}
