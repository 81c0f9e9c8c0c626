import Foundation
import GaitAnalysis
import Pipeline
import Recording
import SensorData
import Testing
import WireProtocol

@Suite struct RecordingSamplesTests {
    /// A stream whose samples are their own times in milliseconds.
    private struct Stream {
        var side: Side?
        var rate: UInt32
        /// Milliseconds of the samples that are there.
        var times: [Int]
    }

    /// Writes a recording whose entries follow one another as their samples do, and reads its rows.
    private func rows(_ streams: [Stream], restartAt restart: Int? = nil) throws -> (SampleTable, [[Double]]) {
        let device = DeviceDescriptor(
            manufacturer: "Test", model: "Test",
            streams: streams.enumerated().map { index, stream in
                StreamDescriptor(
                    id: UInt16(index), name: "stream \(index)", side: stream.side, placement: .insole,
                    sampleRate: Frequency(stream.rate),
                    channels: [ChannelDescriptor(name: "load", quantity: .totalForce, unit: .newton)])
            })
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gait").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var entries: [RecordingEntry] = []
        func append(_ content: RecordingEntry.Content, at time: Int = 0) {
            entries.append(
                RecordingEntry(source: 0, hostTime: Timestamp(seconds: Double(time) / 1000), content: content))
        }
        append(.opened(SourceDescription(protocolName: SensorProtocol.heelstrike.rawValue, origin: "test")))
        var encoder = HeelstrikeEncoder(device: device, bootIdentity: 1)
        append(.bytes(encoder.hello()))
        let samples = streams.enumerated().flatMap { index, stream in stream.times.map { (time: $0, stream: index) } }
        var zero = 0
        for (time, stream) in samples.sorted(by: { ($0.time, $0.stream) < ($1.time, $1.stream) }) {
            if let restart, time >= restart, zero == 0 {
                // The device was switched off and on: its clock begins anew.
                zero = restart
                encoder = HeelstrikeEncoder(device: device, bootIdentity: 2)
                append(.bytes(encoder.hello()), at: time)
            }
            let ticks = UInt64(1000 * (time - zero) + 5_000_000)
            append(
                .bytes(try encoder.samples(stream: UInt16(stream), ticks: [ticks], raw: [Double(time)])), at: time)
        }
        append(.end)
        var writer = try RecordingWriter(path: path, header: RecordingHeader(writtenBy: "test"))
        for entry in entries { try writer.append(entry) }
        try writer.close()
        let samplesOfAll = try RecordingAnalysis(path: path).runKeepingSamples().samples
        var rows: [[Double]] = []
        try samplesOfAll.rows { rows.append($0) }
        return (samplesOfAll.table, rows)
    }

    @Test func `samples on the grid come back as they were`() throws {
        let (table, rows) = try rows([Stream(side: .left, rate: 100, times: Array(stride(from: 0, to: 3000, by: 10)))])
        #expect(table.count == 300)
        #expect(table.start == 0)
        #expect(table.rate == Frequency(100))
        #expect(rows == (0..<300).map { [Double($0 * 10)] })
    }

    @Test func `streams of other rates and beginnings stand on the fastest one's grid`() throws {
        let (table, rows) = try rows([
            Stream(side: .left, rate: 50, times: Array(stride(from: 0, through: 1000, by: 20))),
            Stream(side: .right, rate: 200, times: Array(stride(from: 500, through: 2000, by: 5))),
            Stream(side: nil, rate: 10, times: Array(stride(from: 0, through: 1000, by: 100))),
        ])
        #expect(table.rate == Frequency(200))
        #expect(table.channels.map(\.label) == ["L.Force", "R.Force", "Force"])
        #expect(table.count == 401)
        #expect(rows.count == 401)
        for (index, row) in rows.enumerated() {
            let time = Double(index) * 5
            #expect(time <= 1000 ? abs(row[0] - time) < 1e-6 : row[0].isNaN)
            #expect(time >= 500 ? row[1] == time : row[1].isNaN)
            #expect(time <= 1000 ? abs(row[2] - time) < 1e-6 : row[2].isNaN)
        }
    }

    @Test func `a gap stays empty and the other foot goes on`() throws {
        let all = Array(stride(from: 0, to: 2000, by: 10))
        let (_, rows) = try rows([
            Stream(side: .left, rate: 100, times: all.filter { !(500..<900).contains($0) }),
            Stream(side: .right, rate: 100, times: all),
        ])
        #expect(rows.count == 200)
        for (index, row) in rows.enumerated() {
            #expect((50..<90).contains(index) ? row[0].isNaN : row[0] == Double(index * 10))
            #expect(row[1] == Double(index * 10))
        }
    }

    @Test func `a foot that ends early does not hold the other back`() throws {
        let (_, rows) = try rows([
            Stream(side: .left, rate: 100, times: Array(stride(from: 0, to: 500, by: 10))),
            Stream(side: .right, rate: 100, times: Array(stride(from: 0, to: 5000, by: 10))),
        ])
        #expect(rows.count == 500)
        #expect(rows[400][0].isNaN)
        #expect(rows[400][1] == 4000)
    }

    @Test func `after a device was switched off and on its samples lie where they were taken`() throws {
        let (table, rows) = try rows(
            [Stream(side: .left, rate: 100, times: Array(stride(from: 0, to: 20_000, by: 10)))], restartAt: 10_000)
        #expect(abs(table.count - 2000) <= 1)
        for (index, row) in rows.enumerated() where row[0].isFinite {
            // By way of the host's clock, on which the bytes came at once.
            #expect(abs(row[0] - Double(index * 10)) < 11)
        }
        #expect(rows.count { $0[0].isNaN } < 5)
    }

    @Test func `an empty recording has no rows`() throws {
        let (table, rows) = try rows([Stream(side: .left, rate: 100, times: [])])
        #expect(table.count == 0)
        #expect(rows.isEmpty)
    }

    @Test func `events lie on the samples that they were found in`() throws {
        let walk = try Walks.simulated(seed: 5, duration: 20)
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).gait").path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        var writer = try RecordingWriter(path: path, header: walk.header)
        for entry in walk.entries { try writer.append(entry) }
        try writer.close()
        let (analysis, samples) = try RecordingAnalysis(path: path).runKeepingSamples()
        let cells = samples.table.channels.indices.filter {
            guard case .cellLoad = samples.table.channels[$0].quantity else { return false }
            return samples.table.channels[$0].side == .left
        }
        #expect(!cells.isEmpty)
        var loads: [Double] = []
        try samples.rows { row in loads.append(cells.reduce(0) { $0 + row[$1] }) }
        let strikes = analysis.events.filter { $0.side == .left && $0.kind == .initialContact && $0.time > 1 }
        #expect(strikes.count > 5)
        for strike in strikes {
            let row = Int((strike.time - samples.table.start) * samples.table.rate.hertz)
            // The load rises within 60 ms of the contact and was little 60 ms before.
            #expect(loads[min(row + 6, loads.count - 1)] > 3 * loads[row - 6])
        }
    }
}
