import Foundation
import GaitAnalysis
import SensorData
import Testing

@testable import Report

@Suite struct JSONReportTests {
    @Test(arguments: SyntheticAnalysis.allCases)
    func `decoding gives back the same analysis`(sample: SyntheticAnalysis) throws {
        let bytes = try JSONReport().bytes(of: sample.analysis)
        let decoded = try JSONDecoder().decode(SessionAnalysis.self, from: Data(bytes))
        #expect(decoded == sample.analysis)
        #expect(try JSONReport().bytes(of: decoded) == bytes)
    }

    @Test(arguments: SyntheticAnalysis.allCases)
    func `everything that Foundation's encoder writes is there too`(sample: SyntheticAnalysis) throws {
        let bytes = try JSONReport().bytes(of: sample.analysis)
        let ours = try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary
        let theirs = try JSONSerialization.jsonObject(with: JSONEncoder().encode(sample.analysis)) as? NSDictionary
        let stripped = Self.withoutNulls(try #require(ours)) as? NSDictionary
        #expect(stripped == theirs)
    }

    @Test func `optionals without a value are null and not left out`() throws {
        let bytes = try JSONReport().bytes(of: SyntheticAnalysis.healthyWalk.analysis)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        let metrics = try #require(root["metrics"] as? [String: Any])
        #expect(metrics["loopClosure"] is NSNull)
        #expect(metrics["cadence"] as? Double == 109.1)
        let strides = try #require(root["strides"] as? [[String: Any]])
        #expect(strides.contains { $0["rejected"] is NSNull })
        #expect(strides.contains { $0["rejected"] as? String == "turning" })
        #expect(strides.allSatisfy { $0.count == 20 })
        let events = try #require(root["events"] as? [[String: Any]])
        #expect(events.allSatisfy { Set($0.keys) == ["side", "kind", "time", "source", "disagreement"] })
        let symmetry = try #require(root["symmetry"] as? [[String: Any]])
        #expect(symmetry.allSatisfy { $0.keys.contains("reference") && $0.keys.contains("remark") })
        let empty = String(decoding: try JSONReport().bytes(of: SyntheticAnalysis.empty.analysis), as: UTF8.self)
        #expect(empty.contains("\"patientCode\" : null"))
        #expect(empty.contains("\"alignmentError\" : null"))
        #expect(empty.contains("\"recordedAt\" : null"))
    }

    @Test(arguments: SyntheticAnalysis.allCases)
    func `the lists written by hand are what the types' own encoding gives`(sample: SyntheticAnalysis) throws {
        let analysis = sample.analysis
        var full = Stride(side: .right, start: 1, end: 2, bout: 3)
        full.stanceTime = 4
        full.swingTime = 5
        full.doubleSupportTime = 6
        full.singleSupportTime = 7
        full.stepTime = 8
        full.length = 9
        full.impulse = 10
        full.peakForce = 11
        full.meanForce = 12
        full.heelShare = 13
        full.midfootShare = 14
        full.forefootShare = 15
        full.heelPeak = 16
        full.motion = MotionMeasures()
        full.motion?.footStrikeAngle = 17
        full.motion?.heelRise = 18.5
        full.rejected = .gap
        for stride in analysis.strides + [full] { #expect(try JSONTreeEncoder.tree(of: stride) == JSONValue(stride)) }
        for event in analysis.events { #expect(try JSONTreeEncoder.tree(of: event) == JSONValue(event)) }
        for stance in analysis.paths.flatMap(\.stances) {
            #expect(try JSONTreeEncoder.tree(of: stance) == JSONValue(stance))
        }
    }

    @Test func `the keys of every object are sorted`() throws {
        let tree = try JSONTreeEncoder.tree(of: SyntheticAnalysis.reducedLeftHeel.analysis)
        func check(_ value: JSONValue) {
            switch value {
            case .object(let members):
                #expect(members.map(\.name) == members.map(\.name).sorted())
                for member in members { check(member.value) }
            case .array(let elements): for element in elements { check(element) }
            default: break
            }
        }
        check(tree)
    }

    @Test(arguments: [
        0, -0.0, 0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 123_456_789.123456789, -2.5e-7,
        1e16, 100,
    ])
    func `a number reads back as the same bits`(value: Double) throws {
        var text = JSONText()
        text.write(.array([.number(value)]))
        let decoded = try JSONDecoder().decode([Double].self, from: Data(text.bytes))
        #expect(decoded.map(\.bitPattern) == [value.bitPattern])
    }

    @Test(arguments: SyntheticAnalysis.hostileStrings)
    func `text reads back unchanged`(text: String) throws {
        var json = JSONText()
        json.write(.array([.string(text)]))
        #expect(try JSONDecoder().decode([String].self, from: Data(json.bytes)) == [text])
    }

    @Test func `numbers that are not finite become null`() throws {
        var text = JSONText()
        text.write(.array([.number(.nan), .number(.infinity)]))
        #expect(String(decoding: text.bytes, as: UTF8.self) == "[\n  null,\n  null\n]")
    }

    private static func withoutNulls(_ value: Any) -> Any {
        if let members = value as? [String: Any] {
            return NSDictionary(
                dictionary: members.filter { !($0.value is NSNull) }.mapValues { withoutNulls($0) })
        }
        if let elements = value as? [Any] { return NSArray(array: elements.map { withoutNulls($0) }) }
        return value
    }
}
