import FoundationEssentials

/// Whether the installed package is this program.
enum PackageDiagnosis {
    /// The version of an installed package, as dpkg's list says; nil where it is not installed.
    static func installed(_ package: String, list: String) -> String? {
        for paragraph in list.split(separator: "\n\n", omittingEmptySubsequences: true) {
            let lines = paragraph.split(separator: "\n")
            guard lines.contains("Package: \(package)"),
                lines.contains(where: { $0.hasPrefix("Status: ") && $0.hasSuffix(" installed") })
            else { continue }
            return lines.first { $0.hasPrefix("Version: ") }.map { String($0.dropFirst(9)) }
        }
        return nil
    }

    /// Compares the package with this program.
    ///
    /// - Parameters:
    ///   - installed: the package's version, with Debian's own part behind the last "-".
    ///   - program: the version of this program.
    /// - Returns: what is to be said.
    static func of(installed: String?, program: String) -> Diagnosis {
        guard let installed else {
            return .well("package", "heelstrike \(program), not installed as a Debian package")
        }
        let upstream = installed.split(separator: ":").last.map(String.init) ?? installed
        guard
            upstream == program || upstream.hasPrefix(program + "-") || upstream.hasPrefix(program + "~")
                || upstream.hasPrefix(program + "+")
        else {
            return Diagnosis(
                check: "package", state: .caution,
                finding: "this program is heelstrike \(program), the installed package is \(installed)",
                remedy: "Run /usr/bin/heelstrike; or bring the package up to date: sudo apt-get install heelstrike")
        }
        return .well("package", "heelstrike \(installed)")
    }
}
