import ClinicDatabase
import Devices
import FoundationEssentials
import Glibc

/// Where the list of sensors stands.
struct SensorsFile {
    /// The file that was named; nil for the usual places.
    let named: String?
    private(set) var registry = SensorRegistry()

    /// Reads the list; a usual place without a file is an empty list.
    ///
    /// - Throws: `SensorRegistryFailure`; also when a file that was named is not there.
    init(named: String?) throws {
        self.named = named
        if let named {
            registry = try Self.read(named, mustExist: true)
            return
        }
        // The person's own entries count more than the machine's.
        for path in [Self.ownPath, "/etc/heelstrike/sensors.json"].compactMap({ $0 }) {
            for entry in try Self.read(path, mustExist: false).entries
            where !registry.entries.contains(where: {
                $0.serialNumber == entry.serialNumber && $0.address == entry.address
            }) {
                registry.entries.append(entry)
            }
        }
    }

    /// `$XDG_CONFIG_HOME/heelstrike/sensors.json`, else below `~/.config`; nil for a user without a home.
    static var ownPath: String? {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        let folder = variable("XDG_CONFIG_HOME") ?? variable("HOME").map { "\($0)/.config" }
        return folder.map { "\($0)/heelstrike/sensors.json" }
    }

    /// Keeps which foot a sensor is on, in the file that was named or the person's own.
    ///
    /// - Returns: the file.
    /// - Throws: `OutputFailure`, `SensorRegistryFailure`.
    mutating func remember(_ entry: SensorRegistry.Entry) throws -> String {
        try change { $0.remember(entry) }
    }

    /// Keeps what the rows of a sensor mean: the mapping in a file of its own beside the list, and then the list.
    ///
    /// - Throws: `OutputFailure`, `SensorRegistryFailure`.
    mutating func describe(_ entry: SensorRegistry.Entry, mapping: [UInt8]) throws {
        var entry = entry
        let name = SensorMappings.name(for: entry.serialNumber ?? entry.address ?? "")
        let path = mappingPath(name)
        Self.makeFolder(of: path)
        try Output.write(mapping, to: path)
        entry.mapping = name
        _ = try change { $0.describe(entry) }
    }

    private mutating func change(_ change: (inout SensorRegistry) -> Void) throws -> String {
        guard let path = named ?? Self.ownPath else { throw OutputFailure(path: "sensors.json", code: ENOENT) }
        var file = try Self.read(path, mustExist: false)
        change(&file)
        Self.makeFolder(of: path)
        try Output.write(file.json, to: path)
        change(&registry)
        return path
    }

    private static func makeFolder(of path: String) {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
        // That it is not there says writing into it.
        try? FileManager.default.createDirectory(atPath: String(path[..<slash]), withIntermediateDirectories: true)
    }

    /// The path of a mapping file that an entry names; one that is not absolute lies beside the list.
    func mappingPath(_ path: String) -> String {
        guard !path.hasPrefix("/"), let list = named ?? Self.ownPath, let slash = list.lastIndex(of: "/") else {
            return path
        }
        return "\(list[..<slash])/\(path)"
    }

    private static func read(_ path: String, mustExist: Bool) throws -> SensorRegistry {
        guard let data = FileManager.default.contents(atPath: path) else {
            let code = access(path, F_OK) == 0 ? EACCES : errno
            guard mustExist || code != ENOENT else { return SensorRegistry() }
            let advice = code == EACCES ? "; let your user read it, or name another list with --sensors" : ""
            throw SensorRegistryFailure(file: path, reason: String(cString: strerror(code)).lowercased() + advice)
        }
        return try SensorRegistry(json: Array(data), file: path)
    }
}
