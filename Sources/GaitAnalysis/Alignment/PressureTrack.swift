import SensorData
import SignalProcessing

/// One foot's load: samples put on a grid, then looked through for contacts.
struct PressureTrack {
    let cells: StreamChannels.Cells
    let grid: SamplingGrid
    private(set) var resampler: GridResampler
    private(set) var detector: PressureContactDetector
    private(set) var cadence: CadenceTrace
    private let width: Int

    init(cells: StreamChannels.Cells, grid: SamplingGrid, parameters: AnalysisParameters) {
        self.cells = cells
        self.grid = grid
        cadence = CadenceTrace(sampleRate: grid.sampleRate, isVector: false)
        width = cells.columns.count + (cells.total == nil ? 0 : 1)
        resampler = GridResampler(grid: grid, channelCount: width, parameters: parameters.resampling)
        detector = PressureContactDetector(
            rate: grid.sampleRate, cellCount: cells.columns.count, totalIsSum: cells.total == nil, layout: cells.layout,
            firstFrame: 0, parameters: parameters.pressure)
    }

    mutating func push(_ block: SampleBlock) {
        let cellCount = cells.columns.count
        var row = [Double](repeating: 0, count: width)
        for sample in 0..<block.count {
            let start = sample * block.channelCount
            for cell in 0..<cellCount { row[cell] = block.values[start + cells.columns[cell]] * cells.factors[cell] }
            if let total = cells.total { row[cellCount] = block.values[start + total] }
            resampler.push(time: block.times[sample].nanoseconds, values: row.span)
        }
        take(resampler.drain())
    }

    mutating func finish() {
        take(resampler.finish())
        detector.finish()
    }

    mutating func takeContacts() -> [Contact] { detector.takeFinished() }

    private mutating func take(_ block: GridBlock) {
        let cellCount = cells.columns.count
        var frame = [Double](repeating: 0, count: cellCount + 1)
        for index in 0..<block.count {
            var sum = 0.0
            for cell in 0..<cellCount {
                let load = block.channels[cell][index]
                frame[cell + 1] = load
                sum += load
            }
            frame[0] = cells.total == nil ? sum : block.channels[cellCount][index]
            cadence.take(frame[0])
            detector.push(frame.span)
        }
    }
}
