import GaitAnalysis
import SensorData
import Testing

@testable import Report

/// C3D and BIDS as bytes; other people's libraries read them back in tools/lib/check-forms.
@Suite struct SampleFormTests {
    private static func table(channels: Int, count: Int, rate: Frequency = Frequency(200)) -> SampleTable {
        SampleTable(
            channels: (0..<channels).map {
                SampleTable.Channel(
                    label: "L.Cell.\($0 + 1)", side: .left, quantity: .cellLoad($0 + 1), unit: "N",
                    origin: "insole: cell \($0 + 1)", placement: .insole, mounting: .footAxes, sampleRate: rate)
            }, devices: [], rate: rate, start: 2, count: count)
    }

    private static func rows(_ table: SampleTable) -> SampleTable.Rows {
        { take in
            for row in 0..<table.count {
                try take((0..<table.channels.count).map { $0 == 0 && row == 1 ? .nan : Double(row) + Double($0) / 8 })
            }
        }
    }

    private static func c3d(_ analysis: SessionAnalysis, _ table: SampleTable) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try C3DReport().write(analysis, table, rows: rows(table)) { bytes += $0 }
        return bytes
    }

    @Test(arguments: [1, 7, 255, 256, 600])
    func `a C3D file is whole blocks, and its samples stand where its header says`(channels: Int) throws {
        let table = Self.table(channels: channels, count: 5)
        let bytes = try Self.c3d(SyntheticAnalysis.reducedLeftHeel.analysis, table)
        #expect(bytes.count.isMultiple(of: 512))
        #expect(bytes[0...1] == [2, 0x50])
        func word(_ index: Int) -> Int { Int(bytes[2 * index]) + Int(bytes[2 * index + 1]) << 8 }
        #expect(word(2) == channels)
        #expect(word(4) == 5)
        let start = (word(8) - 1) * 512
        #expect(Int(bytes[514]) == word(8) - 2)
        func value(_ row: Int, _ channel: Int) -> Float {
            let place = start + 4 * (row * channels + channel)
            let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * UInt32($1)) }
            return Float(bitPattern: bits)
        }
        #expect(value(0, 0) == 0)
        #expect(value(1, 0).isNaN)
        #expect(value(4, channels - 1) == 4 + Float(channels - 1) / 8)
    }

    @Test func `what a C3D file cannot hold is refused before anything is written`() {
        let analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        #expect(throws: C3DRefusal.noSamples) { try Self.c3d(analysis, Self.table(channels: 3, count: 0)) }
        let long = SampleTable(
            channels: Self.table(channels: 1, count: 1).channels, devices: [], rate: Frequency(200), start: 0,
            count: (1 << 24) + 1)
        #expect(throws: C3DRefusal.self) {
            try C3DReport().write(analysis, long, rows: { _ in }) { _ in Issue.record("something was written") }
        }
        var walked = analysis
        walked.events = (0..<9000).map {
            GaitEvent(side: .left, kind: .initialContact, time: Double($0), source: .both)
        }
        #expect(throws: C3DRefusal.tooManyEvents(9000, channels: 2)) {
            try Self.c3d(walked, Self.table(channels: 2, count: 3))
        }
    }

    @Test(arguments: [("P-07", "sub-P07"), (nil, "sub-01"), ("محمد", "sub-01"), ("<a b/../c>", "sub-abc")])
    func `the person's code becomes a BIDS label`(code: String?, subject: String) {
        let report = BIDSReport(SessionInformation(patientCode: code))
        #expect(report.path(of: .scans) == "\(subject)/\(subject)_scans.tsv")
        #expect(report.path(of: .motion) == "\(subject)/motion/\(subject)_task-walking_tracksys-feet_motion.tsv")
    }

    @Test func `rows of a BIDS table have a field for each channel, and n/a where nothing was measured`() throws {
        let table = Self.table(channels: 2, count: 3)
        var bytes: [UInt8] = []
        try BIDSReport(SessionInformation()).write(
            .motion, of: SyntheticAnalysis.reducedLeftHeel.analysis, table, rows: Self.rows(table)
        ) { bytes += $0 }
        #expect(String(decoding: bytes, as: UTF8.self) == "0\t0.125\nn/a\t1.125\n2\t2.125\n")
    }

    @Test func `onsets count from the first row`() throws {
        var analysis = SyntheticAnalysis.reducedLeftHeel.analysis
        analysis.events = [GaitEvent(side: .right, kind: .finalContact, time: 2.5, source: .pressure)]
        var bytes: [UInt8] = []
        let table = Self.table(channels: 1, count: 1)
        try BIDSReport(SessionInformation()).write(.events, of: analysis, table, rows: Self.rows(table)) { bytes += $0 }
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "onset\tduration\ttrial_type\tside\tsource\n0.5\t0\tfinalContact\tright\tpressure\n")
    }

    @Test func `labels are unique and plain`() {
        func channel(_ name: String, _ quantity: Quantity) -> ChannelDescriptor {
            ChannelDescriptor(name: name, quantity: quantity, unit: .one)
        }
        let one = SampleTable.label(of: channel("x", .acceleration(.x)), side: .left, taken: [])
        #expect(one == "L.Acc.X")
        #expect(SampleTable.label(of: channel("x", .acceleration(.x)), side: .left, taken: [one]) == "L.Acc.X.2")
        #expect(SampleTable.label(of: channel("état \u{1F600}", .other), side: nil, taken: []) == "-tat--")
    }
}
