public import GaitAnalysis
public import SensorData

/// The analysis as an HL7 FHIR R4 Bundle: a DiagnosticReport, Devices, and an Observation for each number.
///
/// Nothing has been judged by a professional, so the report is "partial" and the observations "preliminary". The person is
/// only a code: a logical reference without a Patient. No extensions. The same analysis gives the same bytes.
public struct FHIRReport: Equatable, Sendable {
    public init() {}

    /// UTF-8, ending in a line feed.
    ///
    /// - Parameters:
    ///   - analysis: what the report is about.
    ///   - sensors: that the person wore, where they are known; each is a Device behind the observations.
    /// - Returns: the bundle.
    /// - Throws: what writing the analysis as JSON throws, from which the resources get their names.
    public func bytes(of analysis: SessionAnalysis, sensors: [DeviceDescriptor] = []) throws -> [UInt8] {
        let names = FHIRNames(try JSONReport().bytes(of: analysis))
        let context = FHIRContext(
            subject: subject(analysis), effective: Self.dateTime(analysis.recordedAt), device: names.url(1))
        let observations = context.observations(of: analysis)
        let entries =
            [report(analysis, context, observations.indices.map { names.url($0 + 2) }), device(analysis)] + observations
            + sensors.map { sensor($0, worn: context.subject) }
        let bundle = FHIRValue.object(
            ("resourceType", .string("Bundle")),
            (
                "identifier",
                FHIRValue.object(("system", .string("urn:ietf:rfc:3986")), ("value", .string(names.bundle)))
            ),
            ("type", .string("collection")),
            (
                "entry",
                .array(
                    entries.enumerated().map { index, resource in
                        FHIRValue.object(("fullUrl", .string(names.url(index))), ("resource", resource))
                    })
            ))
        var text = JSONText()
        text.write(bundle)
        text.endLine()
        return text.bytes
    }

    private func subject(_ analysis: SessionAnalysis) -> JSONValue? {
        FHIRValue.text(analysis.session.patientCode).map {
            FHIRValue.object(("type", .string("Patient")), ("identifier", FHIRValue.object(("value", $0))))
        }
    }

    private func report(_ analysis: SessionAnalysis, _ context: FHIRContext, _ results: [String]) -> JSONValue {
        let strings = Strings()
        let verdict = Verdict(analysis)
        let conclusion =
            [strings.headline(verdict), strings.underHeadline(verdict)] + [strings.purposeShort]
        return FHIRValue.object(
            ("resourceType", .string("DiagnosticReport")), ("status", .string("partial")),
            ("code", FHIRCode.report.concept()), ("subject", context.subject),
            ("effectiveDateTime", context.effective),
            ("result", FHIRValue.list(results.map { FHIRValue.object(("reference", .string($0))) })),
            ("conclusion", FHIRValue.text(conclusion.joined(separator: " "))),
            ("conclusionCode", FHIRValue.list(analysis.findings.map { FHIRCode.pattern($0.pattern).concept() })))
    }

    /// What measured, with its streams as a note.
    private func sensor(_ device: DeviceDescriptor, worn subject: JSONValue?) -> JSONValue {
        let streams = device.streams.map { stream in
            let side = stream.side.map { ", \($0.rawValue)" } ?? ""
            return "\(stream.name)\(side), \(stream.placement.rawValue), \(stream.sampleRate.hertz) Hz"
        }
        return FHIRValue.object(
            ("resourceType", .string("Device")), ("manufacturer", FHIRValue.text(device.manufacturer)),
            ("serialNumber", FHIRValue.text(device.serialNumber)),
            (
                "deviceName",
                FHIRValue.text(device.model).map {
                    .array([FHIRValue.object(("name", $0), ("type", .string("model-name")))])
                }
            ),
            ("type", FHIRCode.sensor.concept()),
            ("version", FHIRValue.text(device.firmware).map { .array([FHIRValue.object(("value", $0))]) }),
            ("patient", subject),
            (
                "note",
                FHIRValue.text(streams.joined(separator: "; ")).map { .array([FHIRValue.object(("text", $0))]) }
            ))
    }

    private func device(_ analysis: SessionAnalysis) -> JSONValue {
        FHIRValue.object(
            ("resourceType", .string("Device")),
            (
                "deviceName",
                FHIRValue.text(analysis.software.name).map {
                    .array([FHIRValue.object(("name", $0), ("type", .string("other")))])
                }
            ),
            ("type", FHIRCode.software.concept()),
            (
                "version",
                FHIRValue.text(analysis.software.version).map { .array([FHIRValue.object(("value", $0))]) }
            ))
    }

    /// The moment as FHIR writes it: a date, or a date and time with its zone; nil for anything else, which is not guessed at.
    static func dateTime(_ text: String?) -> JSONValue? {
        guard let text else { return nil }
        let bytes = Array(text.utf8)
        let pattern = Array("dddd-dd-ddTdd:dd:dd".utf8)
        func matches(_ count: Int) -> Bool {
            bytes.count >= count
                && zip(bytes, pattern).prefix(count).allSatisfy { byte, form in
                    form == UInt8(ascii: "d") ? isDigit(byte) : byte == form
                }
        }
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
        guard matches(10), (1...12).contains(number(5..<7)), (1...31).contains(number(8..<10)) else { return nil }
        if bytes.count == 10 { return .string(text) }
        guard matches(19), number(11..<13) < 24, number(14..<16) < 60, number(17..<19) < 60 else { return nil }
        var zone = bytes.dropFirst(19)
        if zone.first == UInt8(ascii: ".") {
            let fraction = zone.dropFirst().prefix { isDigit($0) }
            guard !fraction.isEmpty else { return nil }
            zone = zone.dropFirst(fraction.count + 1)
        }
        if zone.elementsEqual("Z".utf8) { return .string(text) }
        let offset = Array(zone)
        guard offset.count == 6, offset[0] == UInt8(ascii: "+") || offset[0] == UInt8(ascii: "-"),
            offset[3] == UInt8(ascii: ":"), [1, 2, 4, 5].allSatisfy({ isDigit(offset[$0]) })
        else { return nil }
        return .string(text)
    }
}

/// Names for the resources of one bundle: UUIDs of version 8 (RFC 9562) from a sum over the analysis, so that the same one gives the same.
struct FHIRNames {
    private var sum: UInt128

    /// FNV-1a with 128 bits (Fowler, Noll and Vo); no secret rests on it.
    init(_ bytes: [UInt8]) {
        sum = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for byte in bytes {
            sum ^= UInt128(byte)
            sum = sum &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
    }

    var bundle: String { uuid(0) }

    /// The full URL of the entry with this index.
    func url(_ index: Int) -> String { uuid(index + 1) }

    private func uuid(_ number: Int) -> String {
        var value = sum &+ UInt128(number) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        value = value & ~(UInt128(0xF) << 76) | UInt128(8) << 76
        value = value & ~(UInt128(0x3) << 62) | UInt128(2) << 62
        let digits = String(value, radix: 16)
        let padded = Array(String(repeating: "0", count: 32 - digits.count) + digits)
        return "urn:uuid:"
            + [padded[0..<8], padded[8..<12], padded[12..<16], padded[16..<20], padded[20..<32]].map { String($0) }
            .joined(separator: "-")
    }
}

/// What every observation of a bundle has in common.
struct FHIRContext {
    var subject: JSONValue?
    var effective: JSONValue?
    var device: String
}
