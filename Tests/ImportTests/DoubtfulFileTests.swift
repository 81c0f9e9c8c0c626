import Import
import SensorData
import Testing

/// Files that can be imported and of which something must be said, and pairs that are refused.
struct DoubtfulFileTests {
    private static func mtManager(
        _ rows: Range<Int>, header: String = "Acc_X\tAcc_Y\tAcc_Z\tGyr_X\tGyr_Y\tGyr_Z",
        values: String = "1\t2\t3\t4\t5\t6"
    ) -> [UInt8] {
        Array(
            ("// Start\nPacketCounter\t\(header)\n" + rows.map { "\($0)\t\(values)\n" }.joined()).utf8)
    }

    private func pair(_ left: [UInt8], _ right: [UInt8], _ names: (String, String) = ("l", "r")) throws(ImportError)
        -> ImportedRecording
    {
        try Importer().recording(
            of: [(names.0, left, .left), (names.1, right, .right)], rate: Frequency(100))
    }

    @Test func `missing axes are named with what follows from it`() throws {
        let text =
            SmallFile.xio.text.split(separator: "\n").map { line in
                line.split(separator: ",").enumerated().filter { $0.offset != 3 }.map(\.element).joined(separator: ",")
            }.joined(separator: "\n") + "\n"
        let xio = try SmallFile.xio.recording(of: Array(text.utf8))
        #expect(xio.remarks.contains { $0.contains("“Accelerometer Z”") && $0.contains("can be analysed") })
        #expect(!(try SmallFile.xio.recording()).remarks.contains { $0.contains("Accelerometer") })
        let xsens = try Importer().recording(
            of: [("f", Self.mtManager(1..<9, header: "Acc_X\tAcc_Y\tAcc_Z", values: "1\t2\t3"), .left)],
            rate: Frequency(100))
        #expect(xsens.remarks.contains { $0.contains("“Gyr_X”, “Gyr_Y”, “Gyr_Z”") })
        #expect(xsens.remarks.contains { $0.contains("no columns of the right foot") })
        let moticon = try SmallFile.moticon.recording()
        #expect(moticon.remarks.contains { $0.contains("“left angular X”") && $0.contains("load alone") })
        #expect(moticon.summary.contains { $0.contains("“left angular X”") })
        #expect(!moticon.remarks.contains { $0.contains("foot; left and right") })
    }

    @Test func `one file for both feet is refused, also as a copy`() {
        let bytes = Self.mtManager(1..<9)
        #expect(throws: ImportError.self) { try self.pair(bytes, bytes) }
    }

    @Test func `files of two recordings are refused or doubted`() throws {
        let left = Self.mtManager(0..<100)
        let other = "1\t2\t3\t4\t5\t7"
        #expect(throws: ImportError.self) { try self.pair(left, Self.mtManager(500..<600, values: other)) }
        let doubt = "may come from different recordings"
        let short = try pair(left, Self.mtManager(0..<50, values: other))
        #expect(short.remarks.contains { $0.contains(doubt) && $0.contains("0.99 s") })
        let whole = Self.mtManager(5..<100, values: other)
        let named = try pair(left, whole, ("a/MT_01_000-000_AA.txt", "a/MT_02_000-000_BB.txt"))
        #expect(named.remarks.contains { $0.contains(doubt) && $0.contains("MT_02") })
        let good = try pair(left, whole, ("a/MT_01_000-000_AA.txt", "a/MT_01_000-000_BB.txt"))
        #expect(!good.remarks.contains { $0.contains(doubt) })
    }

    @Test func `a given rate that the velocity increments contradict is doubted`() throws {
        let bytes = Self.mtManager(
            0..<100, header: "Acc_X\tAcc_Y\tAcc_Z\tVelInc_X\tVelInc_Y\tVelInc_Z", values: "0\t3\t4\t0\t0.03\t0.04")
        for (rate, isDoubted) in [(Frequency(50), true), (Frequency(100), false)] {
            let recording = try Importer().recording(of: [("f", bytes, .left)], rate: rate)
            #expect(recording.remarks.contains { $0.contains("velocity increments say 100 Hz") } == isDoubted)
            #expect(recording.streams[0].descriptor.clockRate == rate)
        }
    }

    @Test func `a recording of ours is not imported again`() {
        let bytes: [UInt8] = [0x89, 0x47, 0x41, 0x49, 0x54, 0x0D, 0x0A, 0x1A, 1, 0, 0, 0]
        #expect(throws: ImportError.alreadyARecording(file: "walk.gait")) {
            try Importer().recording(of: [("walk.gait", bytes, nil)])
        }
    }

    @Test func `short gaps are told from those that stay open`() throws {
        var rows = Array(0..<100)
        rows.removeAll { [10, 20, 30, 31, 32, 33, 34, 35].contains($0) }
        let text = "// Update Rate: 100.0Hz\nPacketCounter\tAcc_X\n" + rows.map { "\($0)\t1\n" }.joined()
        let recording = try Importer().recording(of: [("f", Array(text.utf8), .left)])
        #expect(
            recording.summary.contains { $0.contains("2 short gaps, none over 50 ms (filled), 1 longer gap of 0.07 s") }
        )
        let statistics = StreamStatistics(recording.streams[0])
        #expect(abs(statistics.gapDuration - 0.08) < 1e-12 && abs(statistics.longestGap - 0.06) < 1e-12)
    }
}
