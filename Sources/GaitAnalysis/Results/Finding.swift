public import SensorData

/// The compensatory patterns that the product names.
public enum Pattern: String, CaseIterable, Codable, Sendable {
    case weightShift
    case antalgic
    case reducedHeelLoading
}

/// What a finding rests on.
public enum EvidenceKind: String, CaseIterable, Codable, Sendable {
    /// A cut-off from a named study.
    case published
    /// Outside a healthy reference interval.
    case reference
    /// Left against right beyond measurement error.
    case otherSide = "other-side"
    /// Against the person's earlier recording beyond measurement error.
    case ownBaseline = "own-baseline"
    /// Our own cut-off, with no study behind it.
    case proposal
}

/// The foot that shows a deficit.
public enum FindingSide: String, CaseIterable, Codable, Sendable {
    case left
    case right
    case both

    public init(_ side: Side) {
        self = side == .left ? .left : .right
    }
}

/// A compensatory pattern that was found, with the numbers that it rests on.
public struct Finding: Equatable, Codable, Sendable {
    public var pattern: Pattern
    /// Always the foot that shows the deficit; nil for patterns of the whole walk.
    public var side: FindingSide?
    /// What the main number measures: the name of a `Measure`, or "<measure>.symmetryIndex".
    public var measure: String
    public var value: Double
    /// Unit of `value` as people read it ("%", "s", "N").
    public var unit: String
    public var interval: ConfidenceInterval?
    public var evidence: EvidenceKind
    /// Study or data set behind the limit.
    public var source: String
    /// The limit that was passed, in `unit`.
    public var limit: Double
    /// Number of strides that the numbers rest on, both feet.
    public var strides: Int
    /// Other measures that point the same way.
    public var supporting: [SupportingMeasure]

    public init(
        pattern: Pattern, side: FindingSide?, measure: String, value: Double, unit: String,
        interval: ConfidenceInterval?,
        evidence: EvidenceKind, source: String, limit: Double, strides: Int, supporting: [SupportingMeasure] = []
    ) {
        self.pattern = pattern
        self.side = side
        self.measure = measure
        self.value = value
        self.unit = unit
        self.interval = interval
        self.evidence = evidence
        self.source = source
        self.limit = limit
        self.strides = strides
        self.supporting = supporting
    }
}

/// A further number behind a finding.
public struct SupportingMeasure: Equatable, Codable, Sendable {
    public var measure: String
    public var value: Double
    public var unit: String
    public var interval: ConfidenceInterval?

    public init(measure: String, value: Double, unit: String, interval: ConfidenceInterval? = nil) {
        self.measure = measure
        self.value = value
        self.unit = unit
        self.interval = interval
    }
}
