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
    /// Columns of the samples that are the loads themselves, side by side; nil where they have to be gathered or scaled.
    private let plain: Range<Int>?
    /// The grid samples that came of the last block; their memory is used again.
    private var known: GridBlock
    /// The total and the cells of the frame at hand; its memory is used again.
    private var frame: [Double]

    init(cells: StreamChannels.Cells, grid: SamplingGrid, parameters: AnalysisParameters) {
        self.cells = cells
        self.grid = grid
        cadence = CadenceTrace(sampleRate: grid.sampleRate, isVector: false)
        width = cells.columns.count + (cells.total == nil ? 0 : 1)
        plain = cells.factors.allSatisfy { $0 == 1 } ? (cells.columns + [cells.total].compactMap { $0 }).run : nil
        known = GridBlock(firstIndex: 0, channelCount: width, values: [])
        frame = Array(repeating: 0, count: cells.columns.count + 1)
        resampler = GridResampler(grid: grid, channelCount: width, parameters: parameters.resampling)
        detector = PressureContactDetector(
            rate: grid.sampleRate, cellCount: cells.columns.count, totalIsSum: cells.total == nil, layout: cells.layout,
            firstFrame: 0, parameters: parameters.pressure)
    }

    mutating func push(_ block: SampleBlock) -> DetectorState {
        let cellCount = cells.columns.count
        let (columns, factors, total) = (cells.columns, cells.factors, cells.total)
        let values = block.values.span
        let times = block.times.span
        var row = [Double](repeating: 0, count: plain == nil ? width : 0)
        for sample in 0..<block.count {
            let start = sample * block.channelCount
            if let plain {
                let loads = values.extracting(start + plain.lowerBound..<start + plain.upperBound)
                resampler.push(time: times[sample].nanoseconds, values: loads)
                continue
            }
            for cell in 0..<cellCount { row[cell] = values[start + columns[cell]] * factors[cell] }
            if let total { row[cellCount] = values[start + total] }
            resampler.push(time: times[sample].nanoseconds, values: row.span)
        }
        resampler.drain(into: &known)
        takeKnown()
        return state
    }

    mutating func finish() -> DetectorState {
        resampler.finish(into: &known)
        takeKnown()
        detector.finish()
        return state
    }

    /// Takes in that for now nothing follows.
    mutating func interrupt() -> DetectorState {
        detector.interrupt()
        return state
    }

    private var state: DetectorState { DetectorState(settled: detector.settled, hasNews: detector.hasFinished) }

    mutating func takeContacts() -> [Contact] { detector.takeFinished() }

    private mutating func takeKnown() {
        let cellCount = cells.columns.count
        // Taken out of self, so that the detector can be changed while it is read.
        var frame: [Double] = []
        swap(&frame, &self.frame)
        defer { swap(&frame, &self.frame) }
        let isSum = cells.total == nil
        let width = width
        let samples = known.values
        let values = samples.span
        for index in 0..<known.count {
            let loads = values.extracting(index * width..<(index + 1) * width)
            var row = frame.mutableSpan
            var sum = 0.0
            for cell in 0..<cellCount {
                row[cell + 1] = loads[cell]
                sum += loads[cell]
            }
            let total = isSum ? sum : loads[cellCount]
            row[0] = total
            cadence.take(total)
            detector.push(frame.span)
        }
    }
}
