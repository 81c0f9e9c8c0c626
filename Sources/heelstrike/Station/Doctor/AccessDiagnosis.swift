import FoundationEssentials
import Glibc

/// Whether the station's user may use the sensors.
struct AccessDiagnosis: Equatable, Sendable {
    /// Serial ports belong to the first, USB sensors by our rules to the second.
    static let groups = ["dialout", "plugdev"]

    var user: String
    /// Of those above that the machine has.
    var known: [String]
    /// Of those above that the user is in, as the machine's lists say.
    var listed: [String]
    /// Of those above that this process has; nil where it is another user's.
    var effective: [String]?

    init(user: String, known: [String], listed: [String], effective: [String]?) {
        self.user = user
        self.known = known
        self.listed = listed
        self.effective = effective
    }

    /// Of a user; nil where the machine does not know the number.
    init?(of number: uid_t) {
        guard let entry = getpwuid(number)?.pointee else { return nil }
        user = String(cString: entry.pw_name)
        var identifiers: [String: gid_t] = [:]
        for name in Self.groups { identifiers[name] = getgrnam(name)?.pointee.gr_gid }
        known = Self.groups.filter { identifiers[$0] != nil }
        var count: Int32 = 256
        var of = [gid_t](repeating: 0, count: Int(count))
        guard getgrouplist(user, entry.pw_gid, &of, &count) >= 0 else { return nil }
        let listedNumbers = of.prefix(Int(count))
        listed = known.filter { name in identifiers[name].map { listedNumbers.contains($0) } ?? false }
        if number == geteuid() {
            var mine = [gid_t](repeating: 0, count: 256)
            let numbers = mine.prefix(Int(max(0, getgroups(Int32(mine.count), &mine)))).map { $0 } + [getegid()]
            effective = known.filter { name in identifiers[name].map { numbers.contains($0) } ?? false }
        }
    }

    var diagnosis: Diagnosis {
        let check = "groups"
        guard user != "root" else {
            return Diagnosis(
                check: check, state: .caution, finding: "this is root, who may open every device",
                remedy: "A station runs as a user of its own: install the package, or run it as another user.")
        }
        let missing = known.filter { !listed.contains($0) }
        guard missing.isEmpty else {
            return Diagnosis(
                check: check, state: missing.contains("dialout") ? .wrong : .caution,
                finding: "\(user) is not in the group \(missing.joined(separator: " and "))",
                remedy:
                    "sudo usermod -aG \(missing.joined(separator: ",")) \(user), then sign in again or restart the station."
            )
        }
        if let effective, effective.count < listed.count {
            return Diagnosis(
                check: check, state: .wrong,
                finding:
                    "\(user) was put into \(listed.filter { !effective.contains($0) }.joined(separator: " and ")), but not for this session",
                remedy: "Sign in again, or restart the station.")
        }
        return .well(check, "\(user) is in \(listed.joined(separator: " and "))")
    }
}
