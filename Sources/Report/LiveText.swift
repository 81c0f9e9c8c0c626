public import GaitAnalysis

/// What a live session says in words, each in one line.
public struct LiveText: Equatable, Sendable {
    public var language: Language

    public init(language: Language = .english) { self.language = language }

    /// The difference of the feet in a measure with its interval; nil where there is none yet.
    public func difference(_ comparison: MeasureComparison) -> String? {
        guard let index = comparison.symmetryIndex else { return nil }
        let strings = Strings(language: language)
        let value = strings.signedPercent(index.value)
        let range = index.interval.map { " (\(strings.signedRange($0.lower, $0.upper, places: 1)))" } ?? ""
        return "\(strings.measure(comparison.measure)) \(value)\(range)"
    }

    /// A measure's name.
    public func name(_ measure: Measure) -> String { Strings(language: language).measure(measure) }

    /// Which side, what and how large.
    public func finding(_ finding: Finding) -> String { Strings(language: language).headline(finding) }
}
