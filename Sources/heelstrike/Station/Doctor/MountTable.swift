import FoundationEssentials

/// What is mounted where, as /proc/self/mountinfo says (proc(5)).
struct MountTable: Equatable, Sendable {
    private var mounts: [(point: String, fileSystem: String)] = []

    static func == (one: MountTable, other: MountTable) -> Bool {
        one.mounts.elementsEqual(other.mounts) { $0.point == $1.point && $0.fileSystem == $1.fileSystem }
    }

    static func ofThisProcess() -> MountTable? {
        (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)).map(MountTable.init)
    }

    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            mounts.append((Self.plain(fields[4]), String(fields[dash + 1])))
        }
    }

    /// Of the last mount above an absolute path.
    func fileSystem(under path: String) -> String? {
        mounts.enumerated().filter { mount in
            let point = mount.element.point
            return point == "/" || path == point || path.hasPrefix(point + "/")
        }.max { ($0.element.point.utf8.count, $0.offset) < ($1.element.point.utf8.count, $1.offset) }?.element
            .fileSystem
    }

    /// Spaces and their like stand as three octal digits.
    private static func plain(_ field: Substring) -> String {
        var text = String(field)
        for (code, character) in [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")] {
            text = text.replacing(code, with: character)
        }
        return text
    }
}
