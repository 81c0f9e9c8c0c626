import FoundationEssentials
import Import
import SensorData
import Testing

struct RobustnessTests {
    @Test(arguments: SmallFile.all)
    func `line ends, a byte order mark and blank lines at the end change nothing`(file: SmallFile) throws {
        let plain = try file.recording()
        let body = file.text.hasPrefix("\u{FEFF}") ? String(file.text.dropFirst()) : file.text
        let unix = body.replacing("\r\n", with: "\n")
        for text in [
            "\u{FEFF}" + unix, unix.replacing("\n", with: "\r\n"), unix.replacing("\n", with: "\r"), unix + "\n \n\n",
        ] {
            let other = try file.recording(of: Array(text.utf8))
            #expect(other.streams.map(\.descriptor) == plain.streams.map(\.descriptor))
            #expect(other.streams.map(\.ticks) == plain.streams.map(\.ticks))
            #expect(other.streams.map { $0.raw.map(\.bitPattern) } == plain.streams.map { $0.raw.map(\.bitPattern) })
        }
    }

    @Test(arguments: SmallFile.all)
    func `an empty, a binary and a UTF-16 file are refused with the reason`(file: SmallFile) throws {
        #expect(throws: ImportError.empty(file: "file")) { try file.recording(of: []) }
        #expect(throws: ImportError.empty(file: "file")) { try file.recording(of: Array(" \n\r\n\t\n".utf8)) }
        #expect(throws: ImportError.notText(file: "file", reason: "the file is binary")) {
            try file.recording(of: [1, 2, 0, 3])
        }
        #expect(throws: ImportError.notText(file: "file", reason: "the file is UTF-16")) {
            try file.recording(of: [0xFF, 0xFE] + file.bytes.flatMap { [$0, 0] })
        }
    }

    @Test func `a folder and a missing file are told apart from bad content`() throws {
        for path in [Project.path("Fixtures"), Project.path("no/such/file")] {
            do {
                _ = try Importer().recording(for: ImportRequest(files: [path]))
                Issue.record("\(path) was imported")
            } catch {
                guard case .unreadable(path, _) = error else {
                    Issue.record("\(error)")
                    continue
                }
            }
        }
    }

    @Test func `a text of no known format is shown with its first line`() throws {
        #expect(throws: ImportError.notRecognised(file: "f", firstLine: "dear diary")) {
            try Importer().recording(of: [("f", Array("dear diary\ntoday\n".utf8), nil)])
        }
    }

    @Test(arguments: ["0,0000 12,5 -3,25", "0,01;7,25;8,5", "1,0\t2,0"])
    func `decimal commas are named`(line: String) throws {
        #expect(throws: ImportError.decimalCommas(file: "f", firstLine: line)) {
            try Importer().recording(of: [("f", Array((line + "\n" + line + "\n").utf8), nil)])
        }
    }

    @Test func `a bad row is left out and counted, but many bad rows are refused`() throws {
        func table(bad: Int) -> [UInt8] {
            var text = SmallFile.xioHeader
            for row in 0..<100 {
                text += row < bad ? "\(row),1,oops,3,4,5,6\n" : "\(row),1,2,3,4,5,6\n"
            }
            return Array(text.utf8)
        }
        let recording = try Importer().recording(of: [("f", table(bad: 5), .left)])
        #expect(recording.streams[0].count == 95)
        #expect(recording.leftOut.count(.notANumber) == 5)
        #expect(
            recording.summary.contains { $0.contains("5 rows left out: a field is not a number (first in line 2)") })
        #expect(
            throws: ImportError.tooManyBadRows(
                file: "f", bad: 6, of: 100, firstLine: 2, reason: "a field is not a number")
        ) { try Importer().recording(of: [("f", table(bad: 6), .left)]) }
    }

    @Test func `a last line that was cut is left out with a remark`() throws {
        let text = SmallFile.xioHeader + "0,1,2,3,4,5,6\n1,1,2,3,4,5,6\n2,1,2"
        let recording = try Importer().recording(of: [("f", Array(text.utf8), .left)])
        #expect(recording.streams[0].count == 2)
        #expect(recording.leftOut.count(.cutShort) == 1)
        let whole = try Importer().recording(of: [("f", Array((text + ",3,4,5,6").utf8), .left)])
        #expect(whole.streams[0].count == 3)
        #expect(whole.remarks.contains { $0.contains("no line end") })
    }

    @Test func `nan and inf are missing values`() throws {
        let text = SmallFile.xioHeader + "0,1,nan,3,4,-inf,6\n1,1,2,3,4,5,6\n"
        let recording = try Importer().recording(of: [("f", Array(text.utf8), .left)])
        #expect(recording.streams[0].printed(1)[0].isNaN)
        #expect(recording.streams[0].printed(4)[0].isNaN)
        #expect(
            recording.remarks.contains {
                $0
                    == "f:2: 2 fields with nan or inf were taken as missing, the first here in column “Gyroscope Y (deg/s)”"
            })
    }

    private func insole(_ rows: [Int: String], of count: Int = 100) -> [UInt8] {
        let header =
            "Time(sec),"
            + ["left", "right"].flatMap { side in (1...8).map { "VGRF_\(side)_s\($0)" } }.joined(separator: ",")
            + ",Total_force_left,Total_force_right\n"
        let lines = (1...count).map { row in
            "\(row).00,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,\(rows[row] ?? "36"),100\n"
        }
        return Array((header + lines.joined()).utf8)
    }

    @Test func `loads that cannot be are taken as missing, and it is said where the first one stands`() throws {
        let recording = try Importer().recording(of: [("walks/f.csv", insole([7: "-4000", 9: "1e6", 11: "-199"]), nil)])
        let totals = recording.streams[0].printed(8)
        #expect(totals[6].isNaN && totals[8].isNaN)
        #expect(totals.count { $0.isNaN } == 2 && totals[10] == -199)
        let remark =
            "f.csv:8: 2 loads that cannot be were taken as missing, the first here in column “Total_force_left”"
        #expect(recording.summary.contains(remark))
        #expect(
            !(try Importer().recording(of: [("f", insole([:]), nil)])).summary.contains { $0.contains("cannot be") })
    }

    @Test func `a table whose loads are in another unit or turned over is refused`() throws {
        let turned = Dictionary(uniqueKeysWithValues: (1...100).map { ($0, "-4000") })
        #expect(
            throws: ImportError.tooManyBadRows(
                file: "f", bad: 100, of: 100, firstLine: 2,
                reason: "a load that cannot be, -4000 in column “Total_force_left”; check its unit and scale")
        ) { try Importer().recording(of: [("f", insole(turned), nil)]) }
    }

    @Test func `time that falls by a day is continued, time that runs backwards is left out`() throws {
        var text = SmallFile.xioHeader
        for row in 0..<30 { text += "\(86_370 + row),1,2,3,4,5,\(row)\n" }
        for row in 0..<30 { text += "\(row),1,2,3,4,5,\(row)\n" }
        text += "28.5,1,2,3,4,5,6\n30,1,2,3,4,5,6\n"
        let recording = try Importer().recording(of: [("f", Array(text.utf8), .left)])
        let stream = recording.streams[0]
        #expect(stream.count == 61)
        #expect(stream.ticks.last == 864_300 && stream.descriptor.clockRate == Frequency(10))
        #expect(recording.leftOut.count(.timeBackwards) == 1)
        #expect(recording.remarks.contains { $0.contains("midnight once") })
    }

    @Test func `one time for a packet of several different rows is refused and not guessed at`() throws {
        var text = SmallFile.xioHeader
        for row in 0..<40 { text += "\(row / 4),1,2,3,4,5,\(row)\n" }
        #expect(throws: ImportError.self) { try Importer().recording(of: [("f", Array(text.utf8), .left)]) }
    }

    @Test func `a missing column is named together with those that are there`() throws {
        let mapping = try ChannelMapping(
            name: "m",
            json: Array(
                #"""
                {"name": "m", "table": {"delimiter": "comma"}, "time": {"kind": "rows", "rate": "204.8"},
                 "streams": [{"name": "s", "side": "left", "channels": [
                  {"column": "acc_q", "quantity": "acceleration", "axis": "x", "unit": "g"}]}]}
                """#.utf8))
        #expect(
            throws: ImportError.missingMappedColumn(
                file: "f", line: 1, column: "acc_q", mapping: "m", found: ["acc_x", "acc_y"])
        ) {
            try Importer().recording(of: [("f", Array("acc_x,acc_y\n1,2\n".utf8), nil)], mapping: mapping)
        }
    }

    @Test func `a rate that differs from the declared one is remarked upon`() throws {
        var text = SmallFile.xioHeader
        for row in 0..<100 { text += "\(Double(row) / 200),1,2,3,4,5,\(row)\n" }
        let recording = try Importer().recording(of: [("f", Array(text.utf8), .left)], rate: Frequency(208))
        #expect(recording.remarks.contains { $0.contains("208 Hz are declared, but samples come at 200 Hz") })
        let right = try Importer().recording(of: [("f", Array(text.utf8), .left)], rate: Frequency(200))
        #expect(!right.remarks.contains { $0.contains("are declared") })
    }

    @Test func `a long line and a long number are read without harm`() throws {
        let long = String(repeating: "1", count: 100_000)
        let text =
            SmallFile.xioHeader + "0,1,2,3,4,5,6\n1,0.\(long),2,3,4,5,6\n2,1,2,3,4,5,6"
            + String(repeating: ",", count: 50_000) + "\n"
        let recording = try Importer().recording(of: [("f", Array(text.utf8), .left)])
        #expect(recording.streams[0].printed(0)[1] == 1.0 / 9)
    }

    @Test func `absurd times are refused and never crash`() throws {
        for time in ["99999999999999999", "1e17", "-1e17", "1152921504606846975", "0.0000000000000001", "-5"] {
            let text = SmallFile.xioHeader + "0,1,2,3,4,5,6\n\(time),1,2,3,4,5,7\n"
            _ = try? Importer().recording(of: [("f", Array(text.utf8), .left)]).entries()
            let sole = "sole_id,timestamp,pressure_01\n1,\(time),5\n1,9e17,5\n"
            let other = "sole_id,timestamp,pressure_01\n1,1600000000000,5\n1,1600000000016.5,5\n"
            _ = try? Importer().recording(
                of: [("l", Array(sole.utf8), .left), ("r", Array(other.utf8), .right)]).entries()
        }
        #expect(throws: ImportError.wrongFiles(reason: "two files were given for one foot")) {
            try Importer().recording(of: [("a", SmallFile.xio.bytes, .left), ("b", SmallFile.xio.bytes, .left)])
        }
    }

    @Test(arguments: SmallFile.all)
    func `random, cut and changed files are refused or read, and never crash`(file: SmallFile) throws {
        var random = SplitMix64(state: 42)
        let bytes = file.bytes
        func read(_ bytes: [UInt8]) {
            guard let recording = try? file.recording(of: bytes) else { return }
            for stream in recording.streams {
                #expect(stream.raw.count == stream.count * stream.descriptor.channels.count)
                #expect(zip(stream.ticks.dropFirst(), stream.ticks).allSatisfy { $0 > $1 })
            }
            _ = try? recording.entries()
            #expect(!recording.summary.isEmpty)
        }
        for length in stride(from: 0, to: bytes.count, by: max(1, bytes.count / 60)) {
            read(Array(bytes.prefix(length)))
        }
        let palette = Array("0123456789.,;\t\n\r\"-+eE# /:[]()LRxyz\u{00B2}".utf8) + [0xFF, 0x80, 0x20]
        for _ in 0..<150 {
            var mutant = bytes
            for _ in 0...Int(random.next() % 6) {
                let position = Int(random.next() % UInt64(mutant.count))
                switch random.next() % 4 {
                case 0: mutant[position] = palette[Int(random.next() % UInt64(palette.count))]
                case 1: mutant.insert(palette[Int(random.next() % UInt64(palette.count))], at: position)
                case 2: mutant.remove(at: position)
                default:
                    let end = min(mutant.count, position + Int(random.next() % 40))
                    mutant.insert(contentsOf: mutant[position..<end], at: position)
                }
            }
            read(mutant)
            guard let mapping = file.mapping else { continue }
            var json = Array(mapping.utf8)
            json[Int(random.next() % UInt64(json.count))] = palette[Int(random.next() % UInt64(palette.count))]
            _ = try? ChannelMapping(name: "m", json: json)
        }
        for _ in 0..<30 {
            read((0..<Int(random.next() % 300)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
            read((0..<Int(random.next() % 300)).map { _ in palette[Int(random.next() % UInt64(palette.count))] })
        }
    }
}

extension SmallFile {
    static let xioHeader =
        "Time (s),Gyroscope X (deg/s),Gyroscope Y (deg/s),Gyroscope Z (deg/s),Accelerometer X (g),Accelerometer Y (g),Accelerometer Z (g)\n"
}

/// Sebastiano Vigna's SplitMix64; a fixed sequence for every run.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
