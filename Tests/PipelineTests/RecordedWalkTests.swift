import Fixtures
import FoundationEssentials
import GaitAnalysis
import Import
import SensorData
import Testing

/// Real recordings against what others say of them; `tools/test` says loudly where a data set is missing.
struct RecordedWalkTests {
    // MARK: - Moticon insoles, the vendor's step report

    @Test(
        .enabled(
            if: Fixtures.has("moticon_opengo/gait_report_230927_10_21_14_steps.csv"),
            "recordings are missing: see tools/test"),
        arguments: [("230927_102114", "230927_10_21_14"), ("230927_102137", "230927_10_21_37")])
    func `every step of the vendor's report is found on time, and none is invented`(walk: String, report: String) throws
    {
        let analysis = try Walks.analysis(of: "moticon_opengo/\(walk).txt")
        let steps = try VendorStep.read("moticon_opengo/gait_report_\(report)_steps.csv")
        #expect(steps.count >= 14)
        var initial = EventScore()
        var stance: [Double] = []
        for side in Side.allCases {
            let own = steps.filter { $0.side == side }
            let first = try #require(own.first?.initialContact)
            let last = try #require(own.last?.toeOff)
            initial.add(reference: own.map(\.initialContact), found: analysis.times(side, .initialContact)) {
                $0 >= first - 0.15 && $0 <= last + 0.15
            }
            for step in own {
                let contact = try #require(
                    analysis.times(side, .initialContact).first { abs($0 - step.initialContact) < 0.15 })
                let lift = try #require(analysis.times(side, .finalContact).first { abs($0 - step.toeOff) < 0.15 })
                stance.append(lift - contact - (step.toeOff - step.initialContact))
            }
        }
        #expect(initial.missed == 0 && initial.invented == 0)
        #expect(initial.meanAbsoluteError <= 0.015)
        #expect(abs(stance.reduce(0, +) / Double(stance.count)) <= 0.040)
    }

    // MARK: - gaitpdb insoles

    @Test(.enabled(if: Fixtures.has("gaitpdb_insole_8cell"), "recordings are missing: see tools/test"))
    func `the walk that spares its left heel is named`() throws {
        let analysis = try Walks.analysis(of: "gaitpdb_insole_8cell/csv/SiPt24_01.csv")
        #expect(analysis.found(.reducedHeelLoading, .left))
        #expect(analysis.found(.weightShift, .left))
        #expect(analysis.found(.antalgic, .left))
        #expect(analysis.findings.allSatisfy { $0.side == .left && $0.interval != nil })
        let shifted = analysis.findings.compactMap(\.takeover)
        #expect(shifted.contains { $0.fromRegion == .heel && $0.toSide == .left && $0.toRegion == .forefoot })
        #expect(shifted.contains { $0.fromRegion == nil && $0.toSide == .right && $0.toRegion == .heel })
    }

    @Test(
        .enabled(if: Fixtures.has("gaitpdb_insole_8cell"), "recordings are missing: see tools/test"),
        arguments: ["GaPt07_01", "GaPt15_01"])
    func `heels that are loaded little on both feet are named against the controls`(walk: String) throws {
        let analysis = try Walks.analysis(of: "gaitpdb_insole_8cell/csv/\(walk).csv")
        let both = try #require(analysis.findings.first { $0.pattern == .reducedHeelLoading && $0.side == .both })
        #expect(both.evidence == .reference && both.isClear && both.value < 30)
    }

    @Test(.enabled(if: Fixtures.has("gaitpdb_insole_8cell"), "recordings are missing: see tools/test"))
    func `the walk whose stance differs is named by it`() throws {
        let analysis = try Walks.analysis(of: "gaitpdb_insole_8cell/csv/GaPt23_02.csv")
        #expect(analysis.found(.antalgic, .right))
        #expect(!analysis.findings.contains { $0.side == .left })
    }

    @Test(
        .enabled(if: Fixtures.has("gaitpdb_insole_8cell"), "recordings are missing: see tools/test"),
        arguments: [
            "original_txt/GaCo01_01.txt", "original_txt/GaCo02_01.txt", "csv/GaCo11_01.csv", "csv/JuCo02_01.csv",
            "csv/SiCo03_01.csv",
        ])
    func `a healthy control has no finding`(file: String) throws {
        let analysis = try Walks.analysis(of: "gaitpdb_insole_8cell/\(file)")
        #expect(analysis.findings.isEmpty)
        #expect(analysis.quality.stridesCounted > 60)
    }

    // MARK: - Foot IMUs

    @Test(
        .enabled(if: Fixtures.has("gaitmap_example/stride_events_sample.csv"), "recordings are missing: see tools/test")
    )
    func `no stride of the motion capture walk is missed, in whatever axes the sensor sits`() throws {
        let reference = try MotionCaptureEvent.read("gaitmap_example/stride_events_sample.csv")
        for (file, mapping) in [
            ("imu_sample", "gaitmap-imu-sample"), ("imu_sample_not_rotated", "gaitmap-not-rotated"),
        ] {
            let table = try #require(Fixtures.recording("gaitmap_example/\(file).csv"))
            let analysis = try Walks.analysis(
                of: ImportRequest(files: [table.path], mapping: Fixtures.url("mappings/\(mapping).json").path))
            var initial = EventScore()
            var final = EventScore()
            for side in Side.allCases {
                let own = reference.filter { $0.side == side }
                initial.add(reference: own.map(\.initialContact), found: analysis.times(side, .initialContact)) {
                    time in
                    own.contains { abs($0.initialContact - time) < 0.15 }
                }
                final.add(reference: own.map(\.finalContact), found: analysis.times(side, .finalContact)) { time in
                    own.contains { abs($0.finalContact - time) < 0.15 }
                }
            }
            #expect(initial.missed <= 1 && final.missed <= 1)
            #expect(initial.meanAbsoluteError <= 0.012)
            #expect(final.meanAbsoluteError <= 0.008)
        }
    }

    @Test(.enabled(if: Fixtures.has("voisard_ipol497_healthy_foot_imu"), "recordings are missing: see tools/test"))
    func `contacts of healthy walkers are found outside their U-turn`() throws {
        var initial = EventScore()
        var final = EventScore()
        for trial in ["1-1", "2-1", "2-3", "3-1", "4-1", "5-1", "6-1", "7-1", "8-1", "8-3", "9-1"] {
            let folder = "voisard_ipol497_healthy_foot_imu/\(trial)"
            let left = try #require(Fixtures.recording("\(folder)_lf.txt"))
            let right = try #require(Fixtures.recording("\(folder)_rf.txt"))
            let labels = try #require(Fixtures.recording("\(folder).json"))
            // Python wrote these files, and an unknown weight as NaN, which JSON does not have.
            let text = try String(contentsOf: labels, encoding: .utf8).replacing("NaN", with: "null")
            let truth = try JSONDecoder().decode(CheckedLabels.self, from: Data(text.utf8))
            let analysis = try Walks.analysis(
                of: ImportRequest(
                    left: left.path, right: right.path, mapping: Fixtures.url("mappings/voisard.json").path))
            let walked = truth.seconds(truth.TrialBoundaries)
            let turn = truth.seconds(truth.UTurnBoundaries)
            for (side, swings) in [(Side.left, truth.LeftFootEvents), (.right, truth.RightFootEvents)] {
                let isScored = { (time: Double) in walked.contains(time) && !turn.contains(time) }
                initial.add(
                    reference: swings.map { $0[1] / 100 }, found: analysis.times(side, .initialContact),
                    isScored: isScored)
                final.add(
                    reference: swings.map { $0[0] / 100 }, found: analysis.times(side, .finalContact),
                    isScored: isScored)
            }
        }
        #expect(initial.precision >= 0.98 && initial.recall >= 0.98)
        #expect(final.precision >= 0.98 && final.recall >= 0.98)
    }

    @Test(
        .enabled(
            if: Fixtures.has("gaitmap_example/imu_sample_healthy_stair_up.csv"),
            "recordings are missing: see tools/test"))
    func `no stride on stairs is taken for level walking`() throws {
        for file in ["imu_sample_healthy_stair_up", "imu_sample_healthy_stair_down"] {
            let table = try #require(Fixtures.recording("gaitmap_example/\(file).csv"))
            let analysis = try Walks.analysis(
                of: ImportRequest(files: [table.path], mapping: Fixtures.url("mappings/gaitmap-stairs.json").path))
            let stairs = analysis.strides.filter { $0.rejected == .stairs }.count
            #expect(stairs >= 30)
            #expect(analysis.quality.stridesCounted == 0)
        }
    }
}

/// One row of the vendor's report.
struct VendorStep {
    var side: Side
    var initialContact: Double
    var toeOff: Double

    static func read(_ path: String) throws -> [VendorStep] {
        try Table(path).rows.map { row in
            VendorStep(
                side: try #require(Side(rawValue: row["Side"] ?? "")),
                initialContact: try #require(Double(row["Initial contact (s)"] ?? "")),
                toeOff: try #require(Double(row["Toe off (s)"] ?? "")))
        }
    }
}

/// One stride of the motion capture, 204.8 samples a second.
struct MotionCaptureEvent {
    var side: Side
    var initialContact: Double
    var finalContact: Double

    static func read(_ path: String) throws -> [MotionCaptureEvent] {
        try Table(path).rows.map { row in
            MotionCaptureEvent(
                side: try #require(Side(rawValue: row["foot"] ?? "")),
                initialContact: try #require(Double(row["ic"] ?? "")) / 204.8,
                finalContact: try #require(Double(row["tc"] ?? "")) / 204.8)
        }
    }
}

/// Labels of a trial in packet counts at 100 Hz.
struct CheckedLabels: Decodable {
    var LeftFootEvents: [[Double]]
    var RightFootEvents: [[Double]]
    var TrialBoundaries: [Double]
    var UTurnBoundaries: [Double]

    func seconds(_ bounds: [Double]) -> ClosedRange<Double> { bounds[0] / 100...bounds[1] / 100 }
}

/// A table with a header line and commas.
struct Table {
    var rows: [[String: String]]

    init(_ path: String) throws {
        let file = try #require(Fixtures.recording(path))
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
        let names = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        rows = lines.dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first })
        }
    }
}
