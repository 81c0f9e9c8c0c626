import FoundationEssentials
import Import
import SensorData
import Testing

/// A real recording and what its import must give, as `Fixtures/import/real_recordings.py` computed it.
struct RealRecording: Sendable, CustomTestStringConvertible {
    var format: ForeignFormat
    var mapping: String?
    var files: [(side: Side?, path: String)]
    var streams: [ExpectedStream]

    var testDescription: String { files.map(\.path).joined(separator: ", ") }

    /// The folder of recordings, which is not part of the project: HEELSTRIKE_DATA, or `shared/data` beside the checkout.
    static var folder: String? {
        if let folder = ProcessInfo.processInfo.environment["HEELSTRIKE_DATA"] { return folder }
        var path = URL(filePath: #filePath)
        while path.path.count > 1 {
            path = path.deletingLastPathComponent()
            let folder = path.appending(path: "shared/data").path
            if FileManager.default.fileExists(atPath: folder) { return folder }
        }
        return nil
    }

    /// The request; nil where the recording is not on this machine, which is said, and a failure in CI.
    var request: ImportRequest? {
        guard let folder = Self.folder,
            files.allSatisfy({ FileManager.default.fileExists(atPath: "\(folder)/\($0.path)") })
        else {
            let missing = "NOT RUN: \(files.map { $0.path }) is not on this machine; HEELSTRIKE_DATA names the folder"
            if ProcessInfo.processInfo.environment["CI"] != nil { Issue.record("\(missing)") }
            print("!!! \(missing)")
            return nil
        }
        var request = ImportRequest()
        for (side, path) in files {
            switch side {
            case .left: request.left = "\(folder)/\(path)"
            case .right: request.right = "\(folder)/\(path)"
            case nil: request.files.append("\(folder)/\(path)")
            }
        }
        request.mapping = mapping.map { Project.path("Fixtures/mappings/\($0)") }
        if format == .mtManagerText { request.rate = Frequency(100) }
        return request
    }
}

/// What one stream must give after the way through our protocol.
struct ExpectedStream: Sendable {
    var name: String
    var count: Int
    var channelCount: Int
    /// Values that the file does not have.
    var missing: Int
    /// Nanoseconds.
    var firstTime: Int64
    var lastTime: Int64
    /// Sum of all times, modulo 2^64.
    var times: UInt64
    /// Sum of the bits of all SI values times the channel's number from 1, modulo 2^64.
    var checksum: UInt64
    /// SI values of the first three channels of the first sample.
    var firstValues: [Double?]
}

/// Files of this project.
enum Project {
    static func path(_ relative: String) -> String {
        var path = URL(filePath: #filePath)
        for _ in 0..<3 { path = path.deletingLastPathComponent() }
        return path.appending(path: relative).path
    }
}
