import FoundationEssentials
import SensorData

/// How the columns of any table become streams, as a mapping file says it.
///
/// The file is JSON; `Fixtures/schemas/mapping.schema.json` describes it, `Fixtures/mappings` and `Formats/mappings` hold examples.
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
        do throws(MappingFault) { try self.init(json: json) } catch {
            throw .badMapping(file: file, reason: "\(error)")
        }
    }

    /// Reads a mapping's text.
    ///
    /// - Throws: `MappingFault` with line and field.
    public init(json: [UInt8]) throws(MappingFault) {
        let places: JSONPlaces
        do throws(JSONPlaces.Fault) { places = try JSONPlaces(json) } catch {
            throw MappingFault(.notJSON, line: error.line, reason: "it is not JSON: \(error.reason)")
        }
        do {
            self = try JSONDecoder().decode(ChannelMapping.self, from: Data(json))
        } catch let error as DecodingError {
            throw MappingFault(error, places)
        } catch {
            throw MappingFault(.notJSON, reason: "it is not JSON")
        }
        if var fault = fault {
            fault.line = places.line(of: fault.field)
            throw fault
        }
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
    private var fault: MappingFault? {
        func fault(_ field: String, _ reason: String) -> MappingFault {
            MappingFault(.other, field: field, reason: reason)
        }
        guard !streams.isEmpty else { return fault("streams", "“streams” is empty") }
        for (index, stream) in streams.enumerated() {
            let field = "streams[\(index)]"
            guard !stream.channels.isEmpty else {
                return fault(field + ".channels", "the stream “\(stream.name)” has no channels")
            }
            for (place, channel) in stream.channels.enumerated() {
                let field = "\(field).channels[\(place)]"
                guard channel.scale.isFinite, channel.scale != 0, channel.offset.isFinite else {
                    return fault(
                        field, "the scale of the column \(channel.column) of “\(stream.name)” is zero or not finite")
                }
                guard channel.range.isEmpty || (channel.range.count == 2 && channel.range[0] <= channel.range[1]) else {
                    return fault(
                        field + ".range", "the range of the column \(channel.column) is not two rising numbers")
                }
            }
            let cells = stream.cells.map(\.number)
            guard Set(cells).count == cells.count else {
                return fault(field + ".cells", "“\(stream.name)” describes a cell twice")
            }
        }
        if table.headerLines == 0, columnReferences.contains(where: { if case .name = $0 { true } else { false } }) {
            return fault("table", "the table has no header lines, so that its columns must be given by number")
        }
        return nil
    }

    /// All columns that the mapping names.
    private var columnReferences: [ColumnReference] {
        streams.flatMap(\.channels).map(\.column) + [time.column].compactMap { $0 }
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
