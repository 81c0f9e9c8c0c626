import Checksum
import FoundationEssentials
import SensorData

/// Records as bytes; see `RecordingFormat` for the byte map.
enum RecordCoding {
    /// Appends one whole record.
    static func append(
        _ type: RecordingFormat.RecordType, source: UInt16, hostTime: Timestamp, _ payload: ArraySlice<UInt8>,
        to output: inout [UInt8]
    ) {
        let start = output.count
        append(UInt32(payload.count), to: &output)
        output.append(type.rawValue)
        append(source, to: &output)
        append(UInt64(bitPattern: hostTime.nanoseconds), to: &output)
        output.append(contentsOf: payload)
        append(CRC32C.checksum(output.span.extracting(start..<output.count)), to: &output)
    }

    static func append<Value: FixedWidthInteger & UnsignedInteger>(_ value: Value, to output: inout [UInt8]) {
        for index in 0..<(Value.bitWidth / 8) { output.append(UInt8(truncatingIfNeeded: value >> Value(8 * index))) }
    }

    static func integer<Value: FixedWidthInteger & UnsignedInteger>(_ bytes: Span<UInt8>, at offset: Int) -> Value {
        let count = Value.bitWidth / 8
        precondition(offset >= 0 && offset <= bytes.count - count, "a number that lies in the bytes")
        var value: Value = 0
        for index in 0..<count {
            value |= Value(truncatingIfNeeded: bytes[unchecked: offset &+ index]) &<< Value(8 &* index)
        }
        return value
    }

    /// Type and payload of an entry.
    static func payload(
        _ content: RecordingEntry.Content, path: String
    ) throws(RecordingError) -> (RecordingFormat.RecordType, [UInt8]) {
        switch content {
        case .opened(let description): return (.opened, try json(description, path: path))
        case .bytes(let bytes): return (.bytes, bytes)
        case .overrun(let bytes):
            var payload: [UInt8] = []
            append(bytes, to: &payload)
            return (.overrun, payload)
        case .closed(let reason): return (.closed, Array(reason.utf8))
        case .clockProbe(let deviceTicks, let roundTripNanoseconds):
            var payload: [UInt8] = []
            append(deviceTicks, to: &payload)
            append(roundTripNanoseconds, to: &payload)
            return (.clockProbe, payload)
        case .wallClock(let unixNanoseconds, let isSynchronised):
            var payload: [UInt8] = []
            append(UInt64(bitPattern: unixNanoseconds), to: &payload)
            return (.wallClock, payload + [isSynchronised ? 1 : 0])
        case .mark(let text): return (.mark, Array(text.utf8))
        case .end: return (.end, [])
        }
    }

    /// An entry's content; nil when the payload is not what the type says.
    static func content(_ type: RecordingFormat.RecordType, _ payload: ArraySlice<UInt8>) -> RecordingEntry.Content? {
        let bytes = payload.span
        switch type {
        case .header: return nil
        case .opened: return decode(SourceDescription.self, payload).map { .opened($0) }
        case .bytes: return .bytes(Array(payload))
        case .overrun: return bytes.count == 8 ? .overrun(bytes: integer(bytes, at: 0)) : nil
        case .closed: return String(validating: payload, as: UTF8.self).map { .closed(reason: $0) }
        case .clockProbe:
            guard bytes.count == 16 else { return nil }
            return .clockProbe(deviceTicks: integer(bytes, at: 0), roundTripNanoseconds: integer(bytes, at: 8))
        case .wallClock:
            guard bytes.count == 9, bytes[8] <= 1 else { return nil }
            return .wallClock(
                unixNanoseconds: Int64(bitPattern: integer(bytes, at: 0)), isSynchronised: bytes[8] == 1)
        case .mark: return String(validating: payload, as: UTF8.self).map { .mark($0) }
        case .end: return bytes.isEmpty ? .end : nil
        }
    }

    /// A value as JSON with sorted keys, so that the same value always gives the same bytes.
    static func json(_ value: some Encodable, path: String) throws(RecordingError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(value)) } catch {
            throw .notEncodable(path: path, reason: "\(error)")
        }
    }

    static func decode<Value: Decodable>(_ type: Value.Type, _ payload: ArraySlice<UInt8>) -> Value? {
        try? JSONDecoder().decode(type, from: Data(payload))
    }
}
