import FoundationEssentials
import Glibc

/// Finds out which program has a device open, as far as the system lets this user see it.
enum PortHolder {
    /// Such as `minicom (process 4711)`; nil when no program is seen.
    static func of(_ path: String) -> String? {
        var wanted = stat()
        guard stat(path, &wanted) == 0 else { return nil }
        for process in numbers(in: "/proc") {
            // Whoever asks has the device open too, while it asks.
            for descriptor in numbers(in: "/proc/\(process)/fd") {
                var found = stat()
                guard stat("/proc/\(process)/fd/\(descriptor)", &found) == 0, found.st_rdev == wanted.st_rdev,
                    found.st_ino == wanted.st_ino, found.st_dev == wanted.st_dev, Int32(process) != getpid()
                else { continue }
                return "\(name(of: process)) (process \(process))"
            }
        }
        return nil
    }

    private static func numbers(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { Int($0) != nil }.sorted()
    }

    private static func name(of process: String) -> String {
        guard let data = FileManager.default.contents(atPath: "/proc/\(process)/comm") else { return "a program" }
        return String(decoding: data.filter { $0 != 0x0A }, as: UTF8.self)
    }
}
