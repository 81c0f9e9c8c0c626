public import GaitAnalysis

/// What differs between two analyses of one recording.
public struct AnalysisDifference: Equatable, Codable, Sendable {
    /// A figure whose value, unit or presence differs.
    public struct Figure: Equatable, Codable, Sendable {
        public var name: String
        /// nil where only the other analysis has the figure.
        public var before: Double?
        public var after: Double?
        /// Of the later analysis, where it has the figure.
        public var unit: String
    }

    /// A finding that only one of them has; told by pattern and side.
    public struct Finding: Equatable, Codable, Sendable {
        public var pattern: Pattern
        public var side: FindingSide?
    }

    public var figures: [Figure]
    public var findingsGone: [Finding]
    public var findingsNew: [Finding]

    /// Both came to the same.
    public var isEmpty: Bool { figures.isEmpty && findingsGone.isEmpty && findingsNew.isEmpty }

    /// Compares, in the order of the later analysis and then of what only the earlier has.
    public init(
        figuresBefore: [AnalysisFigure], figuresAfter: [AnalysisFigure], findingsBefore: [AnalysisFinding],
        findingsAfter: [AnalysisFinding]
    ) {
        figures = []
        for figure in figuresAfter {
            let earlier = figuresBefore.first { $0.name == figure.name }
            if let earlier, earlier.unit == figure.unit {
                guard earlier.value != figure.value else { continue }
                figures.append(Figure(name: figure.name, before: earlier.value, after: figure.value, unit: figure.unit))
            } else {
                // Another unit is another figure: two numbers that cannot be set against each other.
                if let earlier {
                    figures.append(Figure(name: earlier.name, before: earlier.value, after: nil, unit: earlier.unit))
                }
                figures.append(Figure(name: figure.name, before: nil, after: figure.value, unit: figure.unit))
            }
        }
        for figure in figuresBefore where !figuresAfter.contains(where: { $0.name == figure.name }) {
            figures.append(Figure(name: figure.name, before: figure.value, after: nil, unit: figure.unit))
        }
        let before = findingsBefore.map { Finding(pattern: $0.pattern, side: $0.side) }
        let after = findingsAfter.map { Finding(pattern: $0.pattern, side: $0.side) }
        findingsGone = before.filter { !after.contains($0) }
        findingsNew = after.filter { !before.contains($0) }
    }
}
