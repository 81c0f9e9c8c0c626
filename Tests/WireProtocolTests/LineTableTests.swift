import SensorData
import Testing

@testable import WireProtocol

@Suite struct LineTableTests {
    private func layout(
        _ time: LineTableLayout.Time, delimiter: LineTableLayout.Delimiter = .comma, columns: [Int] = [2]
    ) -> LineTableLayout {
        LineTableLayout(
            manufacturer: "Lab", model: "Insole", delimiter: delimiter, time: time,
            streams: [
                .init(
                    StreamDescriptor(
                        id: 4, name: "sole", side: nil, placement: .insole, sampleRate: Frequency(1),
                        channels: columns.map {
                            ChannelDescriptor(
                                name: "cell \($0)", quantity: .cellLoad($0), unit: .newton, scale: 2, offset: 1)
                        }), columns: columns.map { .number($0) })
            ])
    }

    private func decode(
        _ text: String, _ layout: LineTableLayout
    ) throws -> (items: [DecodedItem], statistics: DecodeStatistics) {
        var decoder = try LineTableDecoder(layout: layout, side: .right)
        let items = decoder.consume(Array(text.utf8))
        return (items, decoder.statistics)
    }

    @Test func `what stands before the first line end is not read, a header's columns may stand anywhere`() throws {
        var decoder = try LineTableDecoder(layout: VendorStream.layout)
        let text =
            "0,1,2,3,4\nax,x, toe ,heel,frame_id,time_ms\n"
            + (0..<40).map { "\($0),,7,8,\($0),\($0 * 20)\n" }.joined()
        let items = decoder.consume(Array(text.utf8))
        #expect(items.samples(of: 0).values == (0..<40).flatMap { _ in [8.0, 7] })
        #expect(items.lastDevice?.streams.map(\.sampleRate) == [Frequency(50), Frequency(50)])
        #expect(decoder.statistics.malformed == 0 && decoder.statistics.undecodable == 0)
    }

    @Test(arguments: LineTableLayout.Delimiter.allCases)
    func `rows at a given rate need no time`(delimiter: LineTableLayout.Delimiter) throws {
        let separator = [.comma: ",", .semicolon: " ; ", .tab: "\t", .whitespace: "  \t "][delimiter] ?? ""
        let text = "end of a row\n" + (0..<5).map { "\($0)\(separator)-\($0).5\r\n" }.joined()
        let (items, statistics) = try decode(
            text, layout(.rows(rate: Frequency(200)), delimiter: delimiter, columns: [1, 2]))
        let samples = items.samples(of: 4)
        #expect(samples.times.map(\.nanoseconds) == (0..<5).map { $0 * 5_000_000 })
        let expected = (0..<5).flatMap { index -> [Double] in
            let second = -Double(index) - 0.5
            return [Double(index) * 2 + 1, second * 2 + 1]
        }
        #expect(samples.values == expected)
        #expect(items.lastDevice?.streams.first?.side == .right)
        #expect(statistics.samples == 5 && statistics.frames == 5)
    }

    @Test func `a counter that wraps is the clock`() throws {
        let counts = [254, 255, 0, 0, 1, 5, 6]
        let text = "\n" + counts.map { "\($0),1\n" }.joined()
        let (items, statistics) = try decode(
            text, layout(.counter(.init(.number(1), wrap: 256), rate: Frequency(100))))
        #expect(
            items.samples(of: 4).times.map(\.nanoseconds) == [254, 255, 256, 257, 261, 262].map { $0 * 10_000_000 })
        #expect(statistics.lostFrames == 3 && statistics.repeatedFrames == 1)
    }

    @Test(arguments: [("s", "0.01"), ("ms", "10"), ("us", "10000"), ("ns", "10000000")])
    func `times in every unit are exact`(unit: String, step: String) throws {
        let unit = try #require(LineTableLayout.TimeUnit(rawValue: unit))
        let text =
            "\n"
            + (0..<40).map { index -> String in
                unit == .s
                    ? "\(index / 100).\(index % 100 < 10 ? "0" : "")\(index % 100),1\n"
                    : "\(index * (Int(step) ?? 0)),1\n"
            }.joined()
        let (items, _) = try decode(text, layout(.column(.number(1), unit: unit, wrap: nil)))
        #expect(items.samples(of: 4).times.map(\.nanoseconds) == (0..<40).map { $0 * 10_000_000 })
        #expect(items.lastDevice?.streams.first?.sampleRate == Frequency(100))
    }

    @Test func `empty columns are missing values, words and torn rows are counted`() throws {
        let good = (0..<40).map { "\($0 * 10),,3\n" }
        var rows = good
        rows[10] = "100,NaN,3\n"
        rows[20] = "200,error,3\n"
        rows[25] = "2503\n"
        rows[30] = "-300,1,3\n"
        let (items, statistics) = try decode(
            "\n" + rows.joined(), layout(.column(.number(1), unit: .ms, wrap: nil), columns: [2, 3]))
        let samples = items.samples(of: 4)
        // The row behind the torn one cannot be told from a torn one either.
        #expect(samples.count == 36 && statistics.malformed == 4)
        #expect(samples.values[0].isNaN && samples.values[1] == 7)
        #expect(samples.times.map(\.nanoseconds).last == 390_000_000)
    }

    @Test func `a measured rate passes over losses, and rows that share a time`() {
        let clock = Frequency(1000)
        let lossy = (0..<33).map { UInt64($0 * 5 + ($0 > 10 ? 500 : 0)) }
        #expect(MeasuredRate.rate(of: lossy, clock: clock) == Frequency(200))
        let coarse = (0..<33).map { UInt64($0 * 1000 / 60) }
        #expect(abs(MeasuredRate.rate(of: coarse, clock: clock).hertz - 60) < 0.2)
        let shared = (0..<33).map { UInt64($0 / 4 * 20) }
        #expect(abs(MeasuredRate.rate(of: shared, clock: clock).hertz - 200) < 1)
        #expect(MeasuredRate.rate(of: [UInt64](repeating: 7, count: 33), clock: clock).hertz >= 1)
    }

    @Test func `layouts that contradict themselves are refused`() {
        var noColumns = layout(.rows(rate: Frequency(1)))
        noColumns.streams[0].columns = []
        var twice = layout(.rows(rate: Frequency(1)))
        twice.streams += twice.streams
        var empty = twice
        empty.streams = []
        let farColumn = layout(.rows(rate: Frequency(1)), columns: [0])
        let noWrap = layout(.counter(.init(.number(1), wrap: 1), rate: Frequency(1)))
        let longWrap = layout(.column(.number(1), unit: .s, wrap: .max))
        for layout in [noColumns, twice, empty, farColumn, noWrap, longWrap] {
            #expect(throws: DecoderConfigurationFailure.self) { try LineTableDecoder(layout: layout) }
        }
    }

    // MARK: Configuration

    @Test func `a configuration comes back from its text`() throws {
        var layouts = [VendorStream.layout, layout(.rows(rate: Frequency(1024, per: 5)), delimiter: .whitespace)]
        layouts.append(layout(.counter(.init(.name("n"), wrap: 7), rate: Frequency(3)), delimiter: .tab))
        for layout in [nil] + layouts.map({ Optional($0) }) {
            for side in [nil] + Side.allCases.map({ Optional($0) }) {
                for rate in [nil, Frequency(1024, per: 5)] {
                    let configuration = DecoderConfiguration(rate: rate, side: side, lineTable: layout)
                    #expect(try DecoderConfiguration(text: configuration.text) == configuration)
                }
            }
        }
        #expect(DecoderConfiguration().text == "a0")
        #expect(DecoderConfiguration(rate: Frequency(100)).text == "a10182186401")
    }

    @Test func `a text that is no configuration is refused, whatever it is`() throws {
        for text in ["", "a", "zz", "a1", "01", "a10900", "a1018200", "a102", "a10263616263"] {
            #expect(throws: DecoderConfigurationFailure.self) { try DecoderConfiguration(text: text) }
        }
        var generator = SeededGenerator(state: 21)
        let digits = Array(
            DecoderConfiguration(rate: Frequency(9), side: .left, lineTable: VendorStream.layout).text.utf8)
        for _ in 0..<3000 {
            var damaged = digits
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                damaged[Int.random(in: 0..<digits.count, using: &generator)] =
                    "0123456789abcdef".utf8.randomElement(
                        using: &generator) ?? 0x30
            }
            guard let read = try? DecoderConfiguration(text: String(decoding: damaged, as: UTF8.self)) else { continue }
            // What can be read can be used or is refused, without a crash.
            if let layout = read.lineTable, var decoder = try? LineTableDecoder(layout: layout) {
                _ = decoder.consume(Array("time_ms,frame_id,heel,toe,ax\n1,2,3,4,5\n".utf8))
            }
        }
    }
}
