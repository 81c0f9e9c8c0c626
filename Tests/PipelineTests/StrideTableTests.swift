import Fixtures
import Foundation
import GaitAnalysis
import SensorData
import Testing

/// The figures of the gaitndd stride tables against those that SciPy gave (tools/vectors/stride_tables.py).
struct StrideTableTests {
    struct Subject: Decodable {
        struct Foot: Decodable {
            var strides: Int
            var mean: Double
            var standardDeviation: Double
            var coefficientOfVariation: Double
        }
        struct Figures: Decodable {
            var left: Foot
            var right: Foot
            var symmetryIndex: Double
            var symmetryRatio: Double
            var symmetryAngle: Double
            var gaitAsymmetry: Double
        }
        var file: String
        var subject: String
        var measures: [String: Figures]
    }

    /// The tables of every subject in a file of the data set.
    private func tables(_ url: URL) throws -> [String: StrideTable] {
        let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
        let names = try #require(lines.first).split(separator: ",").map(String.init)
        let subjectColumn = try #require(names.firstIndex(of: "Subject"))
        var tables: [String: StrideTable] = [:]
        for line in lines.dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            func value(_ name: String) throws -> Double {
                let column = try #require(names.firstIndex(of: name))
                return try #require(Double(cells[column]))
            }
            func times(_ side: String) throws -> StrideTable.Times {
                StrideTable.Times(
                    stride: try value("\(side) Stride Interval (sec)"),
                    stance: try value("\(side) Stance Interval (sec)"), swing: try value("\(side) Swing Interval (sec)")
                )
            }
            let row = StrideTable.Row(
                end: try value("Elapsed Time (sec)"), left: try times("Left"), right: try times("Right"))
            tables[cells[subjectColumn], default: StrideTable(rows: [])].rows.append(row)
        }
        return tables
    }

    private static let folder = "gaitndd_stride_tables"

    @Test(.enabled(if: Fixtures.has(folder), "the gaitndd tables are not on this machine"))
    func `spread and asymmetry of every subject are those of SciPy`() throws {
        let subjects = try JSONDecoder().decode(
            [Subject].self, from: Data(contentsOf: Fixtures.url("vectors/stride_tables.json")))
        var files: [String: [String: StrideTable]] = [:]
        for subject in subjects {
            if files[subject.file] == nil {
                let file = try #require(Fixtures.recording("\(Self.folder)/\(subject.file)"))
                files[subject.file] = try tables(file)
            }
            let table = try #require(files[subject.file]?[subject.subject])
            let comparisons = table.comparisons()
            for measure in [Measure.strideTime, .stanceTime, .swingTime] {
                let ours = try #require(comparisons.first { $0.measure == measure })
                guard let theirs = subject.measures[measure.rawValue] else {
                    #expect(ours.symmetryIndex == nil, "\(subject.subject) has no plausible strides of both feet")
                    continue
                }
                for (one, other) in [(ours.left, theirs.left), (ours.right, theirs.right)] {
                    let one = try #require(one)
                    #expect(one.strides == other.strides)
                    #expect(abs(one.mean - other.mean) < 1e-9)
                    #expect(abs(try #require(one.standardDeviation) - other.standardDeviation) < 1e-9)
                    #expect(abs(try #require(one.coefficientOfVariation) - other.coefficientOfVariation) < 1e-9)
                }
                #expect(abs(try #require(ours.symmetryIndex).value - theirs.symmetryIndex) < 1e-9)
                #expect(abs(try #require(ours.symmetryRatio).value - theirs.symmetryRatio) < 1e-9)
                #expect(abs(try #require(ours.symmetryAngle) - theirs.symmetryAngle) < 1e-9)
                #expect(abs(try #require(ours.gaitAsymmetry) - theirs.gaitAsymmetry) < 1e-9)
            }
        }
        #expect(subjects.count == 63)
    }

    @Test(.enabled(if: Fixtures.has(folder), "the gaitndd tables are not on this machine"))
    func `a foot whose strides last 43 seconds gives no symmetry`() throws {
        let file = try #require(Fixtures.recording("\(Self.folder)/Hunt_combined_data.csv"))
        let subjects = try tables(file)
        let table = try #require(subjects["hunt20"])
        let rejected = table.strides().filter { $0.side == .right && $0.rejected != nil }
        #expect(rejected.count > table.rows.count / 2)
        let stance = try #require(table.comparisons().first { $0.measure == .stanceTime })
        #expect(stance.symmetryIndex == nil && stance.remark == .tooFewStrides)
    }
}
