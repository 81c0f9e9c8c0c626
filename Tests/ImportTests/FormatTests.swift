import Import
import Recording
import SensorData
import Testing
import WireProtocol

struct FormatTests {
    @Test(arguments: SmallFile.all.filter { $0.mapping == nil })
    func `a format is recognised by its content, and no other format takes it`(file: SmallFile) throws {
        #expect(try ForeignFormat.recognise(name: "file", bytes: file.bytes) == file.format)
    }

    @Test(arguments: SmallFile.all)
    func `a small file of each format goes through our protocol without a change`(file: SmallFile) throws {
        let imported = try file.recording()
        #expect(imported.format == file.format)
        let decoded = try Decoded(imported.entries())
        #expect(decoded.device == imported.device)
        #expect(decoded.faults == 0)
        for stream in imported.streams {
            let block = try #require(decoded.blocks.first { $0.stream == stream.descriptor.id })
            #expect(block.times == (0..<stream.count).map { stream.time($0) })
            let channels = stream.descriptor.channels
            let values = stream.raw.enumerated().map { index, raw in
                let channel = channels[index % channels.count]
                return (raw * channel.scale + channel.offset) * channel.unit.factorToSI
            }
            #expect(block.values.map(\.bitPattern) == values.map(\.bitPattern))
        }
    }

    @Test func `a Moticon file gives each side its rows, cells with regions, and the step codes`() throws {
        let recording = try SmallFile.moticon.recording()
        let left = try #require(recording.streams.first)
        let right = try #require(recording.streams.last)
        #expect(recording.recordedAt == "2021-02-03T04:05:06.789")
        #expect(recording.device.serialNumber == "Left SN1, Right SN2")
        #expect(left.descriptor.clockRate == Frequency(100))
        #expect(left.ticks == [1, 2, 4])
        #expect(right.ticks == [0, 1, 4])
        #expect(left.descriptor.mounting == .footAxes)
        #expect(left.descriptor.cells.map(\.region) == [.heel, .toes])
        #expect(left.printed(1) == [2.5, 2.75, 3.0])
        #expect(left.descriptor.channels[1].encoding == .uint8)
        #expect(left.descriptor.channels[1].unit == .newtonPerSquareCentimetre)
        #expect(left.printed(3) == [-1.33, 2.66, 0.7])
        #expect(right.descriptor.channels.last?.quantity == .other)
        #expect(right.printed(2)[1] == 21)
        #expect(right.printed(2)[0].isNaN)
        #expect(recording.keptColumns == ["right steps"])
    }

    @Test(arguments: ["N/cm²", "N/cm2", "N/cm^2"])
    func `a Moticon file may write its unit in several ways, have few columns, and state a Unix time`(unit: String)
        throws
    {
        let text = "# Start timestamp: 1600000000123\n# time\tright pressure 7[\(unit)]\n0.00\t1.25\n0.01\t1.50\n"
        let latin1 = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        for bytes in [Array(text.utf8), latin1] {
            let recording = try Importer().recording(of: [("f", bytes, nil)])
            let stream = try #require(recording.streams.first)
            #expect(recording.streams.count == 1)
            #expect(stream.descriptor.side == .right)
            #expect(stream.descriptor.channels[0].unit == .newtonPerSquareCentimetre)
            #expect(stream.descriptor.cells.map(\.region) == [.midfoot])
            #expect(recording.recordedAt == "2020-09-13T12:26:40.123Z")
        }
    }

    @Test func `counters without an end that belong together count from zero where the mapping says so`() throws {
        let mapping = try ChannelMapping(
            name: "m",
            json: Array(
                #"""
                {"name": "m", "table": {"delimiter": "tab", "skipLines": 1},
                 "time": {"kind": "counter", "column": "PacketCounter", "rate": 100, "origin": "clockZero"},
                 "streams": [{"name": "foot", "side": "file", "channels": [
                  {"column": "Acc_X", "quantity": "acceleration", "axis": "x", "unit": "m/s2", "scale": -1}]}]}
                """#.utf8))
        let text = "Acquisition frequency: 100 Hz\nPacketCounter\tAcc_X\n1.0\t5.5\n2.0\t5.25\n5.0\t5.0\n"
        let recording = try Importer().recording(of: [("lf", Array(text.utf8), .left)], mapping: mapping)
        #expect(recording.streams[0].ticks == [1, 2, 5])
        #expect(recording.streams[0].printed(0) == [-5.5, -5.25, -5])
        #expect(recording.header(writtenBy: "test").timeOrigin == .clockZero)
        #expect(try SmallFile.xio.recording().header(writtenBy: "test").timeOrigin == .firstSample)
        #expect(throws: ImportError.needsSide(file: "lf", format: ForeignFormat.mappedTable.title)) {
            try Importer().recording(of: [("lf", Array(text.utf8), nil)], mapping: mapping)
        }
    }

    @Test func `the original gaitpdb text has all samples, the repackaged one says that the first is lost`() throws {
        let original = try SmallFile.physioNet.recording()
        #expect(original.streams.map(\.count) == [20, 20])
        #expect(original.streams[0].descriptor.channels.count == 9)
        #expect(original.streams[1].printed(0) == (0..<20).map { Double($0 * 9) / 4 })
        #expect(
            original.streams[0].descriptor.cells.map(\.region) == [
                .heel, .heel, .heel, .midfoot, .midfoot, .forefoot, .forefoot, .forefoot,
            ])
        let copy = try SmallFile.physioNetWithHeader.recording()
        #expect(copy.streams[0].ticks.first == 1)
        #expect(copy.remarks.contains { $0.contains("first sample") })
        #expect(!original.remarks.contains { $0.contains("first sample") })
    }

    @Test func `an MT Manager packet counter is continued after 65535, and skipped numbers are a gap`() throws {
        let recording = try SmallFile.mtManager.recording()
        let stream = try #require(recording.streams.first)
        #expect(stream.ticks == [65_533, 65_534, 65_535, 65_536, 65_540])
        #expect(stream.descriptor.clockRate == Frequency(50))
        #expect(recording.device.serialNumber == "00ABCDEF")
        #expect(recording.droppedColumns == ["SampleTimeFine (empty)"])
        #expect(recording.keptColumns == ["Roll"])
        let statistics = StreamStatistics(stream)
        #expect(statistics.gapCount == 1)
        #expect(abs(statistics.gapDuration - 0.06) < 1e-12)
    }

    @Test func `two MT Manager files are put on one clock by their counters, across the wrap`() throws {
        let header = "// Update Rate: 100.0Hz\nPacketCounter\tAcc_X\tAcc_Y\tAcc_Z\n"
        let left = header + "65535\t1\t2\t3\n0\t1\t2\t4\n1\t1\t2\t5\n"
        let right = header + "1\t1\t2\t3\n2\t1\t2\t4\n"
        let recording = try Importer().recording(
            of: [("l", Array(left.utf8), .left), ("r", Array(right.utf8), .right)])
        #expect(recording.streams.map(\.ticks) == [[65_535, 65_536, 65_537], [65_537, 65_538]])
        let other = try Importer().recording(of: [("l", Array(right.utf8), .left), ("r", Array(left.utf8), .right)])
        #expect(other.streams.map(\.ticks) == [[65_537, 65_538], [65_535, 65_536, 65_537]])
    }

    @Test func `an MT Manager file without a rate asks for one`() throws {
        let text = "// Device information:\nPacketCounter\tAcc_X\n1\t2\n2\t3\n"
        #expect(throws: ImportError.needsRate(file: "f", format: ForeignFormat.mtManagerText.title)) {
            try Importer().recording(of: [("f", Array(text.utf8), .left)])
        }
        let recording = try Importer().recording(of: [("f", Array(text.utf8), .left)], rate: Frequency(1024, per: 5))
        #expect(recording.streams[0].descriptor.clockRate == Frequency(1024, per: 5))
    }

    @Test func `x-io columns go by their names and units, and repeated rows are dropped and counted`() throws {
        let recording = try SmallFile.xio.recording()
        let stream = try #require(recording.streams.first)
        #expect(stream.descriptor.clockRate == .nanoseconds)
        #expect(stream.ticks == [0, 2_500_001, 5_000_000, 7_500_000])
        #expect(recording.leftOut.count(.repeated) == 1)
        #expect(recording.leftOut.firstLine(.repeated) == 4)
        #expect(stream.descriptor.channels[0].quantity == .acceleration(.x))
        #expect(stream.descriptor.channels[4].quantity == .angularRate(.y))
        #expect(stream.printed(2) == [1.01, 1.011, 1.012, 1.013])
        let text = SmallFile.xio.text.replacing("(g)", with: "(furlong)")
        #expect(throws: ImportError.self) { try SmallFile.xio.recording(of: Array(text.utf8)) }
    }

    @Test func `a file with one foot and no side asks for it with the command to type`() throws {
        do {
            _ = try Importer().recording(of: [("walk.csv", SmallFile.xio.bytes, nil)])
            Issue.record("it was imported")
        } catch {
            #expect(error.description.contains("heelstrike import --left 'walk.csv'"))
        }
    }

    @Test func `a pedar file gives both insoles with regions by cell number`() throws {
        let recording = try SmallFile.pedar.recording()
        #expect(recording.streams.map(\.count) == [4, 4])
        #expect(recording.recordedAt == "2021-06-05T07:08")
        #expect(recording.streams[0].descriptor.cells.map(\.region) == [.heel, .midfoot, .metatarsals, .toes])
        #expect(recording.streams[0].printed(0) == [2.5, 5, 7.5, 10])
        #expect(recording.streams[1].printed(3) == [12.5, 15, 17.5, 20])
        #expect(recording.streams[0].ticks == [1, 2, 3, 4])
        #expect(recording.streams[0].declaredRate == Frequency(100))
        #expect(recording.streams[0].descriptor.channels[0].unit == .kilopascal)
    }

    @Test func `an XSENSOR file gives cells with places, without those that are never loaded, across midnight`() throws
    {
        let recording = try SmallFile.xsensor.recording()
        let left = try #require(recording.streams.first)
        #expect(recording.streams.map(\.count) == [3, 3])
        #expect(left.ticks == [0, 13, 27])
        #expect(recording.recordedAt == "2021-03-04T23:59:59.990")
        #expect(left.descriptor.cells.map(\.number) == [1, 5, 6])
        #expect(left.descriptor.cells.map(\.x) == [50, 10, 10])
        #expect(left.descriptor.cells.map(\.y) == [7.5, 7.5, -7.5])
        #expect(left.descriptor.cells.map(\.region) == [.forefoot, .heel, .heel])
        #expect(left.descriptor.cells[0].area == 300)
        #expect(left.printed(1) == [1, 2, 3])
        #expect(recording.streams[1].printed(0) == [100.25, 100.25, 100.25])
    }

    @Test func `a stappone file begins at its first row, keeps the date, and leaves corrupt rows out`() throws {
        let recording = try SmallFile.stappone.recording()
        let stream = try #require(recording.streams.first)
        #expect(stream.ticks == [0, 16, 48])
        #expect(recording.recordedAt == "2020-09-13T12:26:40.123Z")
        #expect(recording.leftOut.count(.markedCorrupt) == 1)
        #expect(stream.column(2) == [9748, 9749, 9751])
        #expect(stream.descriptor.channels[2].encoding == .uint16)
        #expect(stream.descriptor.channels[2].scale == 0.001)
        #expect(recording.remarks.contains { $0.contains("not documented") })
    }

    @Test func `loadsol columns go by name, because the feet have another order, and a dash is a missing value`() throws
    {
        let recording = try SmallFile.loadsol.recording()
        #expect(
            recording.streams.map(\.descriptor.name)
                == [
                    "left insole", "left inertial sensor", "right insole", "right inertial sensor",
                ].dropLast())
        let right = try #require(recording.streams.last)
        #expect(right.descriptor.channels.map(\.quantity) == [.cellLoad(3), .cellLoad(2), .cellLoad(1), .totalForce])
        #expect(right.printed(2) == [3, 3.1, 3.2])
        #expect(recording.streams[1].ticks == [0, 10])
        #expect(right.count == 3)
        #expect(recording.remarks.contains("note in line 7: End measurement"))
        #expect(recording.recordedAt == "2021-02-03T04:05:06.007")
    }

    @Test func `a mapped table takes decimal commas, missing texts, and axes turned round`() throws {
        let recording = try SmallFile.mapped.recording()
        let left = try #require(recording.streams.first)
        #expect(left.ticks == [100, 110, 120, 130])
        #expect(left.descriptor.clockRate == Frequency(1000))
        #expect(left.descriptor.sampleRate == Frequency(100))
        #expect(left.printed(0) == [-1.5, -1.6, -1.7, -1.8])
        #expect(left.printed(1) == [2.25, 2.5, 2.75, 3])
        let right = try #require(recording.streams.last)
        #expect(right.ticks == [110, 120, 130])
        #expect(right.descriptor.cells == [PressureCell(number: 1, x: 20, y: -5, area: 300, region: .heel)])
        #expect(recording.droppedColumns == ["mark"])
    }
}

extension ImportedStream {
    /// One channel's values in its unit.
    func printed(_ channel: Int) -> [Double] {
        let descriptor = descriptor.channels[channel]
        return column(channel).map { $0 * descriptor.scale + descriptor.offset }
    }
}
