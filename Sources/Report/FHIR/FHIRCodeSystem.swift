/// Our own codes as a FHIR R4 CodeSystem, for publishing.
public struct FHIRCodeSystem: Equatable, Sendable {
    public init() {}

    /// UTF-8, ending in a line feed.
    public func bytes() -> [UInt8] {
        var text = JSONText()
        text.write(
            FHIRValue.object(
                ("resourceType", .string("CodeSystem")), ("url", .string(FHIRCode.system)), ("version", .string("1")),
                ("name", .string("HeelstrikeCodes")), ("title", .string("Codes of Heelstrike's gait reports")),
                ("status", .string("active")), ("experimental", .boolean(false)), ("publisher", .string("Heelstrike")),
                (
                    "description",
                    .string("Measures, statistics, compensatory patterns and remarks of gait reports by Heelstrike.")
                ),
                ("caseSensitive", .boolean(true)), ("content", .string("complete")),
                ("count", .integer(Int64(FHIRCode.all.count))),
                (
                    "concept",
                    .array(
                        FHIRCode.all.map {
                            FHIRValue.object(
                                ("code", .string($0.code)), ("display", .string($0.display)),
                                ("definition", .string($0.definition)))
                        })
                )))
        text.endLine()
        return text.bytes
    }
}
