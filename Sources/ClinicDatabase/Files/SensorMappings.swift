import Crypto
import FoundationEssentials
import Recording

/// The files beside the list of sensors that say what the rows of a sensor mean: `mappings/<sensor>.json`.
public enum SensorMappings {
    private static let folder = "mappings/"
    private static let ending = ".json"

    /// The file's name for a sensor's serial number or address: its letters, digits and "-", anything else as "_" and two
    /// hexadecimal digits, so that no two sensors share a file and no text becomes part of a path.
    public static func name(for sensor: String) -> String {
        let name = sensor.utf8.map { byte -> String in
            if isPlain(byte) { return String(decoding: [byte], as: UTF8.self) }
            let digits = String(byte, radix: 16)
            return "_" + (digits.count == 1 ? "0" : "") + digits
        }
        let plain = name.joined()
        // The archive of a backup has room for a hundred bytes.
        return folder + (plain.utf8.count <= 64 ? plain : Hexadecimal.text(SHA256.hash(data: Array(sensor.utf8))))
            + ending
    }

    /// Whether a file of this name may be one of them.
    static func isName(_ name: String) -> Bool {
        guard name.hasPrefix(folder), name.hasSuffix(ending), name.utf8.count < 100 else { return false }
        let middle = name.dropFirst(folder.count).dropLast(ending.count)
        return !middle.isEmpty && middle.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "_") }
    }

    /// Those that a station has.
    static func names(in data: DataFolder) -> [String] {
        let found = (try? FileManager.default.contentsOfDirectory(atPath: data.path + "/" + folder)) ?? []
        return found.map { folder + $0 }.filter { isName($0) && FilePlace("\(data.path)/\($0)").kind == .regular }
            .sorted()
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
