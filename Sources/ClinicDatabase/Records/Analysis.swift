public import FoundationEssentials
public import GaitAnalysis

/// One analysis of a recording; each version's result is kept, and its document is a file.
public struct Analysis: Codable, Equatable, Sendable, Identifiable {
    public let id: Identifier<Analysis>
    public let recordingID: Identifier<RecordingFile>
    /// "heelstrike".
    public let softwareName: String
    public let softwareVersion: String
    /// The parameters as JSON, with sorted keys.
    public let parameters: String
    /// Hash of the recording's bytes that were analysed.
    public let recordingSHA256: String
    /// Hash of the document.
    public let documentSHA256: String
    public let created: Date

    /// Where the document stands, relative to the data folder.
    public var path: String { Self.path(of: id) }

    static func path(of id: Identifier<Analysis>) -> String { "analyses/\(id).json" }
}

/// What was found in an analysis, for lists and searches; the document has all of it.
public struct AnalysisFinding: Codable, Equatable, Sendable {
    public var pattern: Pattern
    /// nil for patterns of the whole walk.
    public var side: FindingSide?
    public var measure: String
    public var value: Double
    public var unit: String
    public var lower: Double?
    public var upper: Double?
    /// The limit that was passed, in `unit`.
    public var limit: Double
    /// The whole interval lies beyond the limit; otherwise borderline.
    public var isClear: Bool
    /// Of so large a number by error alone.
    public var probability: Double?
}

/// A figure of an analysis that is set against the same figure of another.
public struct AnalysisFigure: Codable, Equatable, Sendable {
    /// "<measure>.symmetryIndex", or a measure's name.
    public var name: String
    public var value: Double
    public var unit: String
    public var lower: Double?
    public var upper: Double?

    public init(name: String, value: Double, unit: String, lower: Double? = nil, upper: Double? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.lower = lower
        self.upper = upper
    }
}
