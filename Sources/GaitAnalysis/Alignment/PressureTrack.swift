import SensorData
import SignalProcessing

/// One foot's load: samples put on a grid, then looked through for contacts.
struct PressureTrack {
    let cells: StreamChannels.Cells
    let grid: SamplingGrid
    private(set) var resampler: GridResampler
    private(set) var detector: PressureContactDetector
    private(set) var cadence: CadenceTrace
    private let cellCount: Int
    /// The cells and the device's own total, if that is used.
    private var columns: ColumnSelection
    /// The grid samples that came of the last block; their memory is used again.
    private var known: GridBlock
    /// The total and the cells of each frame at hand; its memory is used again.
    private var frames: [Double] = []

    init(cells: StreamChannels.Cells, grid: SamplingGrid, parameters: AnalysisParameters) {
        self.cells = cells
        self.grid = grid
        cadence = CadenceTrace(sampleRate: grid.sampleRate, isVector: false)
        cellCount = cells.columns.count
        let total = [cells.total].compactMap { $0 }
        columns = ColumnSelection(cells.columns + total, factors: cells.factors + total.map { _ in 1 })
        known = GridBlock(firstIndex: 0, channelCount: columns.count, values: [])
        resampler = GridResampler(grid: grid, channelCount: columns.count, parameters: parameters.resampling)
        detector = PressureContactDetector(
            rate: grid.sampleRate, cellCount: cellCount, totalIsSum: cells.total == nil, layout: cells.layout,
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

    /// Frames that are handed on together (proposal): a pause may be filled with many thousands of them.
    private static let piece = 256

    private mutating func takeKnown() {
        for first in stride(from: 0, to: known.count, by: Self.piece) {
            takeKnown(first..<min(first + Self.piece, known.count))
        }
    }

    private mutating func takeKnown(_ range: Range<Int>) {
        let (width, cellCount) = (columns.count, cellCount)
        let size = range.count * (cellCount + 1)
        // Taken out of self, so that they can be written while the samples are read.
        var frames: [Double] = []
        swap(&frames, &self.frames)
        defer { swap(&frames, &self.frames) }
        if frames.count < size { frames = Array(repeating: 0, count: size) }
        let values = known.values
        let samples = values.span
        var output = frames.mutableSpan
        precondition(samples.count >= range.upperBound * width && cellCount <= width, "a value for each cell")
        var (source, target) = (range.lowerBound * width, 0)
        for _ in range {
            var sum = 0.0
            for cell in 0..<cellCount {
                let load = samples[unchecked: source &+ cell]
                output[unchecked: target &+ 1 &+ cell] = load
                sum += load
            }
            // Behind the cells stands the device's own total, if it is the one that counts.
            let total = width == cellCount ? sum : samples[unchecked: source &+ cellCount]
            output[unchecked: target] = total
            cadence.take(total)
            source &+= width
            target &+= cellCount + 1
        }
        detector.push(frames.span.extracting(first: size))
    }
}
