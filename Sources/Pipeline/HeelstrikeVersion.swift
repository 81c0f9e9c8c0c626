public import GaitAnalysis

/// The version of this software, which stands in every recording and every analysis.
public enum HeelstrikeVersion {
    public static let current = "0.1.0"

    /// Name and version as an analysis keeps them.
    public static let software = Software(name: "heelstrike", version: current)

    /// Name and version as a recording's header keeps them.
    public static let writer = "heelstrike \(current)"
}
