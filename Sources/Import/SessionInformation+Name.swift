public import SensorData

extension SessionInformation {
    /// Whether the person's code reads like a name: two words or more, of letters alone, each with a capital or in a script that
    /// has none, or an initial with its point.
    ///
    /// It can be wrong either way, and is good for a word of caution alone.
    public var codeReadsLikeName: Bool {
        guard let patientCode else { return false }
        let words = patientCode.split { $0.isWhitespace || $0 == "," || $0 == "_" }
        return words.count > 1
            && words.allSatisfy { word in
                guard let first = word.first, first.isLetter, !first.isLowercase else { return false }
                let rest = word.dropFirst()
                return rest == "." || !rest.isEmpty && rest.allSatisfy { $0.isLetter || "-'’.".contains($0) }
            }
    }
}
