import FoundationEssentials
import SensorData
import WireProtocol

/// Why a registry's file cannot be used.
public struct SensorRegistryFailure: Error, Equatable, Sendable, CustomStringConvertible {
    public var file: String
    public var reason: String

    public init(file: String, reason: String) {
        self.file = file
        self.reason = reason
    }

    public var description: String { "\(file): the list of sensors cannot be read: \(reason)." }
}

extension SensorRegistry {
    /// Reads a file's text.
    ///
    /// - Parameters:
    ///   - json: the text.
    ///   - file: its name, for the error.
    /// - Throws: `SensorRegistryFailure` that says what is wrong.
    public init(json: [UInt8], file: String) throws(SensorRegistryFailure) {
        do {
            self = try JSONDecoder().decode(SensorRegistry.self, from: Data(json))
        } catch let error as DecodingError {
            throw SensorRegistryFailure(file: file, reason: Self.text(error))
        } catch {
            throw SensorRegistryFailure(file: file, reason: "it is not JSON")
        }
        for (index, entry) in entries.enumerated() {
            let number = index + 1
            guard let key = entry.serialNumber ?? entry.address, !key.isEmpty else {
                throw SensorRegistryFailure(
                    file: file, reason: "sensor \(number) has neither a “serialNumber” nor an “address”")
            }
            if entries[..<index].contains(where: {
                $0.serialNumber == entry.serialNumber && (entry.serialNumber != nil || $0.address == entry.address)
            }) {
                throw SensorRegistryFailure(
                    file: file, reason: "“\(key)” stands there twice")
            }
        }
    }

    /// The file's text, one sensor a line.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = entries.compactMap { entry in
            (try? encoder.encode(entry)).map { "    " + String(decoding: $0, as: UTF8.self) }
        }
        return Array("{ \"sensors\": [\n\(lines.joined(separator: ",\n"))\n] }\n".utf8)
    }

    private static func text(_ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): "“\(key.stringValue)” is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            if let key = context.codingPath.last {
                "\(context.debugDescription) (at “\(key.stringValue)”)"
            } else {
                context.debugDescription
            }
        @unknown default: "it is not what was expected"
        }
    }
}

extension SensorRegistry: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case sensors
    }

    public init(from decoder: any Decoder) throws {
        entries = try decoder.strictContainer(Keys.self).decode([Entry].self, forKey: .sensors)
    }
}

extension SensorRegistry.Entry: Codable {
    private enum Keys: String, CodingKey, CaseIterable {
        case serialNumber, address, side, `protocol`, baud, rate, mapping, placement, mounting
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.strictContainer(Keys.self)
        self.init(
            serialNumber: try container.decodeIfPresent(String.self, forKey: .serialNumber),
            address: try container.decodeIfPresent(String.self, forKey: .address),
            side: try container.decodeIfPresent(Side.self, forKey: .side))
        wire = try container.decodeIfPresent(SensorProtocol.self, forKey: .protocol)
        baud = try container.decodeIfPresent(UInt32.self, forKey: .baud)
        mapping = try container.decodeIfPresent(String.self, forKey: .mapping)
        placement = try container.decodeIfPresent(SensorPlacement.self, forKey: .placement)
        mounting = try container.decodeIfPresent(Mounting.self, forKey: .mounting)
        if let number = try? container.decode(Double.self, forKey: .rate) {
            rate = number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
        } else {
            rate = try container.decodeIfPresent(String.self, forKey: .rate)
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encodeIfPresent(serialNumber, forKey: .serialNumber)
        try container.encodeIfPresent(address, forKey: .address)
        try container.encodeIfPresent(side, forKey: .side)
        try container.encodeIfPresent(wire, forKey: .protocol)
        try container.encodeIfPresent(baud, forKey: .baud)
        try container.encodeIfPresent(rate, forKey: .rate)
        try container.encodeIfPresent(mapping, forKey: .mapping)
        try container.encodeIfPresent(placement, forKey: .placement)
        try container.encodeIfPresent(mounting, forKey: .mounting)
    }
}
