import FoundationEssentials

/// Names of the station's recordings: when they began, in UTC, and a chance number, as a station without a clock may begin
/// two at one time.
public enum RecordingName {
    public static func make() -> String {
        let digits = Date.now.formatted(.iso8601).filter(\.isNumber)
        let chance = (0..<4).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
        return "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))-\(chance)"
    }

    /// The name has the form of `make()`, so that it can name no other file.
    public static func isValid(_ name: String) -> Bool {
        name.utf8.count <= 32 && !name.isEmpty
            && name.utf8.allSatisfy { (48...57).contains($0) || (97...122).contains($0) || $0 == 45 }
    }
}
