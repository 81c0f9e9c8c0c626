import GaitAnalysis

/// What kind of thing a measure tells: the order of the page's tables.
enum MeasureGroup: String, CaseIterable, Sendable {
    case time
    case load
    case footMotion

    init(_ measure: Measure) {
        switch measure {
        case .strideTime, .stanceTime, .swingTime, .singleSupportTime, .doubleSupportTime, .stepTime: self = .time
        default: self = measure.isMotion ? .footMotion : .load
        }
    }

    /// Measures of each kind that stand first.
    static let first: [Measure] = [
        .stanceTime, .swingTime, .singleSupportTime, .stepTime, .impulse, .peakForce, .heelShare, .midfootShare,
        .forefootShare, .heelPeak, .strideLength, .footStrikeAngle, .toeClearance, .pushOffVelocity,
        .footProgressionAngle,
    ]
}

extension SessionAnalysis {
    /// The measures that the findings rest on, each once.
    var foundMeasures: [Measure] {
        var measures: [Measure] = []
        for finding in findings {
            for name in [finding.measure] + finding.supporting.map(\.measure) {
                if let measure = FindingMeasure(name).measure, !measures.contains(measure) { measures.append(measure) }
            }
        }
        return measures
    }
}
