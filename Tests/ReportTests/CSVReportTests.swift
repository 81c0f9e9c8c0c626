import FoundationEssentials
import GaitAnalysis
import SensorData
import Testing

@testable import Report

@Suite struct CSVReportTests {
    @Test(arguments: SyntheticAnalysis.allCases, CSVReport.File.allCases)
    func `every row has a field for each column`(sample: SyntheticAnalysis, file: CSVReport.File) throws {
        let report = CSVReport()
        let rows = try Self.rows(report.bytes(of: file, sample.analysis))
        let columns = report.columns(of: file, sample.analysis)
        #expect(rows.first == columns.map(\.name))
        #expect(Set(columns.map(\.name)).count == columns.count)
        #expect(rows.allSatisfy { $0.count == columns.count })
    }

    @Test func `each stride and each contact is a row, rejected ones too`() throws {
        let analysis = SyntheticAnalysis.healthyWalk.analysis
        let strides = try Self.rows(CSVReport().bytes(of: .strides, analysis))
        #expect(strides.count == analysis.strides.count + 1)
        #expect(strides.contains { $0[4] == "turning" } && strides.contains { $0[4].isEmpty })
        #expect(try Self.rows(CSVReport().bytes(of: .events, analysis)).count == analysis.events.count + 1)
    }

    @Test func `every number of a stride has a column`() throws {
        var stride = Stride(side: .left, start: 1, end: 2, bout: 0)
        stride.load = StanceMeasures()
        stride.motion = MotionMeasures()
        let named = JSONValue(stride).leaves().map { $0.path.split(separator: ".").last.map { String($0) } ?? "" }
        let columns = Set(CSVReport.strideColumns(curves: []).map(\.name))
        #expect(Set(named).subtracting(["length"]).isSubset(of: columns))
        #expect(columns.contains("strideLength"))
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("one\r\ntwo", "\"one\r\ntwo\""),
        ("مريض 🦶", "مريض 🦶"), ("", ""),
    ])
    func `text is quoted where it has to be and otherwise stays as it is`(text: String, written: String) {
        var csv = CSVText()
        csv.write([.string(text), .null, .number(0.1)])
        #expect(String(decoding: csv.bytes, as: UTF8.self) == written + ",,0.1\r\n")
    }

    @Test func `numbers have the digits of the JSON, and one that is not finite is missing`() {
        var csv = CSVText()
        csv.write([.number(1.0 / 3), .number(100), .number(-2.5e-7), .number(.nan), .boolean(true), .integer(-3)])
        #expect(String(decoding: csv.bytes, as: UTF8.self) == "0.3333333333333333,100,-2.5e-07,,true,-3\r\n")
    }

    @Test func `the codebook gives every number a unit and every column a definition`() {
        let analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        for file in CSVReport.File.allCases {
            for column in CSVReport().columns(of: file, analysis) {
                #expect(!column.definition.isEmpty)
                #expect(column.unit.isEmpty == (column.kind == .text || column.kind == .boolean))
            }
        }
    }

    @Test func `loads of cells without areas are in the unit of the cells`() {
        var analysis = SyntheticAnalysis.healthyWalk.analysis
        for index in analysis.curves.indices { analysis.curves[index].unit = "counts" }
        let columns = CSVReport().columns(of: .strides, analysis)
        #expect(columns.first { $0.name == "impulse" }?.unit == "counts·s")
        #expect(columns.first { $0.name == "heelPeak" }?.unit == "counts")
        #expect(columns.first { $0.name == "stanceTime" }?.unit == "s")
    }

    /// What an independent, plain reading of RFC 4180 gives.
    static func rows(_ bytes: [UInt8]) throws -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch (byte, isQuoted) {
            case (UInt8(ascii: "\""), true) where index + 1 < bytes.count && bytes[index + 1] == byte:
                field.append(byte)
                index += 1
            case (UInt8(ascii: "\""), _): isQuoted.toggle()
            case (UInt8(ascii: ","), false):
                row.append(String(decoding: field, as: UTF8.self))
                field = []
            case (0x0D, false):
                try #require(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
                index += 1
                rows.append(row + [String(decoding: field, as: UTF8.self)])
                (row, field) = ([], [])
            default: field.append(byte)
            }
            index += 1
        }
        try #require(!isQuoted && row.isEmpty && field.isEmpty)
        return rows
    }
}
