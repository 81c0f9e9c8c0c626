public import GaitAnalysis

/// The whole analysis as canonical JSON: the same analysis gives the same bytes.
///
/// Keys are the Swift property names, sorted; an optional without a value is `null`, never left out; decoding the bytes as
/// a `SessionAnalysis` gives back an equal value as long as every number is finite.
public struct JSONReport: Equatable, Sendable {
    public init() {}

    /// UTF-8, ending in a line feed; throws `EncodingError` only where a type's own encoding does.
    public func bytes(of analysis: SessionAnalysis) throws -> [UInt8] {
        var text = JSONText()
        text.write(try JSONTreeEncoder.tree(of: analysis))
        return text.bytes + [UInt8(ascii: "\n")]
    }
}
