import SignalProcessing
import Testing

@Suite struct ResamplingTests {
    @Test(arguments: [(200, 1), (1024, 5), (60, 1), (100, 1), (400, 3), (1_000_000_000, 1)] as [(Int64, Int64)])
    func `samples on the grid pass with their bits`(rate: (samples: Int64, seconds: Int64)) {
        let grid = SamplingGrid(origin: -12_345, samples: rate.samples, per: rate.seconds)
        var numbers = SeededNumbers(state: 1)
        let signal = numbers.signal(count: 1000)
        let times = (0..<1000).map { grid.nanoseconds(at: $0) }
        let result = GridResampler.resample([signal], times: times, on: grid)
        #expect(result.block == GridBlock(firstIndex: 0, channelCount: 1, values: signal))
        #expect(result.counts.accepted == 1000)
    }

    @Test func `grid times are rounded once, not summed up`() {
        let grid = SamplingGrid(origin: 0, samples: 60)
        #expect(grid.nanoseconds(at: 1) == 16_666_667)
        #expect(grid.nanoseconds(at: 60_000_001) == 1_000_000_016_666_667)
        #expect(grid.nanoseconds(at: -1) == -16_666_667)
    }

    @Test func `a straight line stays one at irregular times`() {
        var numbers = SeededNumbers(state: 4)
        var time: Int64 = 1000
        let times = (0..<2000).map { _ in
            time += Int64.random(in: 1_000_000...9_000_000, using: &numbers)
            return time
        }
        let grid = SamplingGrid(origin: 0, samples: 200)
        let result = GridResampler.resample([times.map { 3e-9 * Double($0) - 2 }], times: times, on: grid)
        for (index, value) in result.block.channels[0].enumerated() {
            let at = grid.nanoseconds(at: index)
            if at < times[0] {
                #expect(value.isNaN)
            } else {
                #expect(abs(value - (3e-9 * Double(at) - 2)) < 1e-12)
            }
        }
        #expect(result.block.count == Int(time / 5_000_000) + 1)
    }

    @Test func `a gap of just the longest length is filled and a longer one is marked`() {
        let grid = SamplingGrid(origin: 0, samples: 100)
        let filled = GridResampler.resample([[0, 5]], times: [0, 50_000_000], on: grid)
        expectClose(filled.block.channels[0], [0, 1, 2, 3, 4, 5], tolerance: 1e-15)
        #expect(filled.counts.gaps == 0)
        let marked = GridResampler.resample([[0, 5]], times: [0, 50_000_001], on: grid)
        #expect(marked.block.channels[0].map(\.isNaN) == [false, true, true, true, true, true])
        #expect(marked.counts.gaps == 1)
    }

    @Test func `a missing value concerns its channel only`() {
        let grid = SamplingGrid(origin: 0, samples: 100)
        let times: [Int64] = (0...9).map { $0 * 10_000_000 }
        var second = (0...9).map(Double.init)
        second[4] = .nan
        var third = second
        for index in 2...7 { third[index] = .infinity }
        let result = GridResampler.resample([(0...9).map(Double.init), second, third], times: times, on: grid)
        #expect(result.block.channels[0] == (0...9).map(Double.init))
        expectClose(result.block.channels[1], (0...9).map(Double.init), tolerance: 1e-15)
        #expect(result.block.channels[2].map(\.isNaN) == (0...9).map { (2...7).contains($0) })
    }

    @Test func `a silent channel holds the others up for the longest gap and no longer`() {
        var resampler = GridResampler(grid: SamplingGrid(origin: 0, samples: 100), channelCount: 2)
        resampler.push(time: 0, values: [0, 0])
        for index in 1...4 { resampler.push(time: Int64(index) * 10_000_000, values: [1, .nan]) }
        #expect(resampler.drain().count == 1)
        resampler.push(time: 50_000_000, values: [1, .nan])
        #expect(resampler.drain().count == 5)
        resampler.push(time: 60_000_000, values: [1, .nan])
        #expect(resampler.drain().count == 1)
    }

    @Test func `repeated, late and impossible times are dropped and counted`() {
        let grid = SamplingGrid(origin: 0, samples: 100)
        let times: [Int64] = [0, 10_000_000, 10_000_000, 5_000_000, .max, 20_000_000, .min]
        let result = GridResampler.resample([[1, 2, 9, 9, 9, 3, 9]], times: times, on: grid)
        #expect(result.block.channels == [[1, 2, 3]])
        #expect(result.counts.accepted == 3)
        #expect(result.counts.duplicates == 1)
        #expect(result.counts.outOfOrder == 2)
        #expect(result.counts.implausible == 1)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `however often it is drained, a resampler gives the same bits`(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        var time: Int64 = -20_000_000
        var (times, channels): ([Int64], [[Double]]) = ([], [[], [], []])
        for _ in 0..<400 {
            time += Int64.random(in: -1...12, using: &numbers) * 1_000_000
            if Int.random(in: 0..<40, using: &numbers) == 0 { time += 90_000_000 }
            times.append(time)
            for channel in 0..<3 {
                let missing = Int.random(in: 0..<4, using: &numbers) < channel
                channels[channel].append(missing ? .nan : Double.random(in: -1...1, using: &numbers))
            }
        }
        let grid = SamplingGrid(origin: 0, samples: 204, per: 1)
        let whole = GridResampler.resample(channels, times: times, on: grid)
        var resampler = GridResampler(grid: grid, channelCount: 3)
        var pieces: [[Double]] = [[], [], []]
        func take(_ block: GridBlock) {
            #expect(block.firstIndex == pieces[0].count)
            let channels = block.channels
            for channel in 0..<3 { pieces[channel] += channels[channel] }
        }
        for index in times.indices {
            resampler.push(time: times[index], values: channels.map { $0[index] })
            if Bool.random(using: &numbers) { take(resampler.drain()) }
        }
        take(resampler.finish())
        #expect(resampler.counts == whole.counts)
        #expect(pieces.map { $0.map(\.bitPattern) } == whole.block.channels.map { $0.map(\.bitPattern) })
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a channel gives the same bits alone and beside channels with missing values`(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        var time: Int64 = -20_000_000
        var (times, channels): ([Int64], [[Double]]) = ([], [[], []])
        for _ in 0..<400 {
            time += Int64.random(in: 1...12, using: &numbers) * 1_000_000
            if Int.random(in: 0..<40, using: &numbers) == 0 { time += 90_000_000 }
            times.append(time)
            channels[0].append(Double.random(in: -1...1, using: &numbers))
            let missing = Int.random(in: 0..<10, using: &numbers) == 0
            channels[1].append(missing ? .nan : Double.random(in: -1...1, using: &numbers))
        }
        let grid = SamplingGrid(origin: 0, samples: 204, per: 1)
        let together = GridResampler.resample(channels, times: times, on: grid).block.channels
        let alone = GridResampler.resample([channels[0]], times: times, on: grid).block.channels
        #expect(together[0].map(\.bitPattern) == alone[0].map(\.bitPattern))
        #expect(together[1].count == together[0].count)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `samples that come together give the bits of each by itself`(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        let grid = SamplingGrid(origin: 0, samples: 250)
        var alone = GridResampler(grid: grid, channelCount: 3)
        var together = alone
        var time: Int64 = -8_000_000
        for _ in 0..<60 {
            var (times, values): ([Int64], [Double]) = ([], [])
            for _ in 0..<Int.random(in: 0...12, using: &numbers) {
                // Mostly on the grid, now and then beside it, too early or after a pause.
                let isOdd = Int.random(in: 0..<15, using: &numbers) == 0
                time += isOdd ? Int64.random(in: -2...70, using: &numbers) * 1_000_000 : 4_000_000 - time % 4_000_000
                let missing = Int.random(in: 0..<30, using: &numbers)
                let sample = (0..<5).map { column in
                    column == missing ? .infinity : Double.random(in: -1...1, using: &numbers)
                }
                times.append(time)
                values += sample
                alone.push(time: time, values: Array(sample[1..<4]))
            }
            together.push(times: times, values: values.span, columns: 1..<4)
            let (one, other) = (alone.drain(), together.drain())
            #expect(one.firstIndex == other.firstIndex)
            #expect(one.values.map(\.bitPattern) == other.values.map(\.bitPattern))
        }
        #expect(together.counts == alone.counts)
        #expect(together.counts.accepted > 200)
        #expect(together.finish().values.map(\.bitPattern) == alone.finish().values.map(\.bitPattern))
    }
}
