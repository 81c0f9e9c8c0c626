public import GaitAnalysis

/// The whole analysis as canonical JSON: the same analysis gives the same bytes.
///
/// Keys are the Swift property names, sorted; an optional without a value is `null`, never left out; decoding the bytes as
/// a `SessionAnalysis` gives back an equal value as long as every number is finite.
public struct JSONReport: Equatable, Sendable {
    public init() {}

    /// UTF-8, ending in a line feed; throws `EncodingError` only where a type's own encoding does.
    public func bytes(of analysis: SessionAnalysis) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try write(analysis) { bytes += $0 }
        return bytes
    }

    /// UTF-8 of what changed between two recordings, in the same form.
    public func bytes(of comparison: VisitComparison) throws -> [UInt8] { try document(comparison) }

    /// UTF-8 of the figures over several recordings, in the same form.
    public func bytes(of trend: VisitTrend) throws -> [UInt8] { try document(trend) }

    private func document(_ value: some Encodable) throws -> [UInt8] {
        var text = JSONText()
        text.write(try JSONTreeEncoder.tree(of: value))
        text.endLine()
        return text.bytes
    }

    /// Gives out the same bytes piece by piece: the lists that grow with the recording are never in memory as text.
    public func write(_ analysis: SessionAnalysis, to put: ([UInt8]) throws -> Void) throws {
        var rest = analysis
        rest.events = []
        rest.strides = []
        guard case .object(let members) = try JSONTreeEncoder.tree(of: rest) else { return }
        var text = JSONText()
        try text.writeMembers(members.map(\.name)) { text, index in
            switch members[index].name {
            case "events": try text.write(analysis.events, put) { JSONValue($0) }
            case "strides": try text.write(analysis.strides, put) { JSONValue($0) }
            default: text.write(members[index].value, depth: 1)
            }
        }
        text.endLine()
        try text.flush(to: put)
    }
}
