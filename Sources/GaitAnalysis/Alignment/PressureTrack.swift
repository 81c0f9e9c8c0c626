import SensorData
import SignalProcessing

/// One foot's load: samples put on a grid, then looked through for contacts.
struct PressureTrack {
    let cells: StreamChannels.Cells
    let grid: SamplingGrid
    private(set) var resampler: GridResampler
    private(set) var detector: PressureContactDetector
    private(set) var cadence: CadenceTrace
    /// The cells and the device's own total, if that is used.
    private var columns: ColumnSelection
    /// The grid samples that came of the last block; their memory is used again.
    private var known: GridBlock
    /// The total and the cells of the frame at hand; its memory is used again.
    private var frame: [Double]

    init(cells: StreamChannels.Cells, grid: SamplingGrid, parameters: AnalysisParameters) {
        self.cells = cells
        self.grid = grid
        cadence = CadenceTrace(sampleRate: grid.sampleRate, isVector: false)
        let total = [cells.total].compactMap { $0 }
        columns = ColumnSelection(cells.columns + total, factors: cells.factors + total.map { _ in 1 })
        known = GridBlock(firstIndex: 0, channelCount: columns.count, values: [])
        frame = Array(repeating: 0, count: cells.columns.count + 1)
        resampler = GridResampler(grid: grid, channelCount: columns.count, parameters: parameters.resampling)
        detector = PressureContactDetector(
            rate: grid.sampleRate, cellCount: cells.columns.count, totalIsSum: cells.total == nil, layout: cells.layout,
            firstFrame: 0, parameters: parameters.pressure)
    }

    mutating func push(_ block: SampleBlock) -> DetectorState {
        columns.push(block, into: &resampler)
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
        let width = columns.count
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
