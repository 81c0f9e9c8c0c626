import FoundationEssentials
import SensorData

/// How the columns of any table become streams, as a mapping file says it.
///
/// The file is JSON; `Fixtures/schemas/mapping.schema.json` describes it, and `Fixtures/mappings` holds examples.
public struct ChannelMapping: Equatable, Sendable {
    public var name: String
    public var description: String
    var device: MappedDevice
    var table: MappedTableLayout
    var time: MappedTime
    var streams: [MappedStream]
    /// False where the source says that the two feet's times cannot be compared.
    var feetSynchronised = true

    /// True when a stream takes its side from the caller, so that each file holds one foot.
    public var holdsOneFoot: Bool { streams.contains { $0.side == .file } }

    /// Reads a mapping.
    ///
    /// - Throws: `badMapping` that says where in the JSON the fault is.
    public init(name file: String, json: [UInt8]) throws(ImportError) {
        do {
            self = try JSONDecoder().decode(ChannelMapping.self, from: Data(json))
        } catch let error as DecodingError {
            throw .badMapping(file: file, reason: Self.text(error))
        } catch {
            throw .badMapping(file: file, reason: "it is not JSON")
        }
        try check(file: file)
    }

    /// Reads a mapping file.
    ///
    /// - Throws: `badMapping`, also for a file that is not there or no text.
    init(path: String) throws(ImportError) {
        let file: TextFile
        do throws(ImportError) {
            file = try TextFile(path: path)
        } catch {
            let reason =
                switch error {
                case .unreadable(_, let reason): reason
                case .empty: "the file is empty"
                case .notText(_, let reason): "\(reason); it must be JSON in UTF-8"
                case .alreadyARecording: "it is a recording and not JSON"
                default: "\(error)"
                }
            throw .badMapping(file: path, reason: reason)
        }
        try self.init(name: path, json: file.bytes)
    }

    /// What a JSON schema cannot say.
    private func check(file: String) throws(ImportError) {
        func fault(_ reason: String) -> ImportError { .badMapping(file: file, reason: reason) }
        guard !streams.isEmpty else { throw fault("“streams” is empty") }
        for stream in streams {
            guard !stream.channels.isEmpty else { throw fault("the stream “\(stream.name)” has no channels") }
            for channel in stream.channels {
                guard channel.scale.isFinite, channel.scale != 0, channel.offset.isFinite else {
                    throw fault("the scale of the column \(channel.column) of “\(stream.name)” is zero or not finite")
                }
                guard channel.range.isEmpty || (channel.range.count == 2 && channel.range[0] <= channel.range[1]) else {
                    throw fault("the range of the column \(channel.column) is not two rising numbers")
                }
            }
            let cells = stream.cells.map(\.number)
            guard Set(cells).count == cells.count else { throw fault("“\(stream.name)” describes a cell twice") }
        }
        if table.headerLines == 0, columnReferences.contains(where: { if case .name = $0 { true } else { false } }) {
            throw fault("the table has no header lines, so that its columns must be given by number")
        }
    }

    /// All columns that the mapping names.
    private var columnReferences: [ColumnReference] {
        streams.flatMap(\.channels).map(\.column) + [time.column].compactMap { $0 }
    }

    private static func text(_ error: DecodingError) -> String {
        let context: DecodingError.Context
        var what: String
        switch error {
        case .keyNotFound(let key, let found): (context, what) = (found, "“\(key.stringValue)” is missing")
        case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found):
            (context, what) = (found, found.debugDescription)
        @unknown default: return "it cannot be read"
        }
        let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
        if !path.isEmpty { what += " (at \(path.hasPrefix(".") ? String(path.dropFirst()) : path))" }
        return what
    }
}

extension ChannelMapping: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case schema = "$schema"
        case name, description, device, table, time, streams, feetSynchronised
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        name = try container.decode(String.self, forKey: .name)
        description = try container.decodeIfPresent(String.self, forKey: .description) ?? ""
        device = try container.decodeIfPresent(MappedDevice.self, forKey: .device) ?? MappedDevice()
        table = try container.decode(MappedTableLayout.self, forKey: .table)
        time = try container.decode(MappedTime.self, forKey: .time)
        streams = try container.decode([MappedStream].self, forKey: .streams)
        feetSynchronised = try container.decodeIfPresent(Bool.self, forKey: .feetSynchronised) ?? true
    }
}
