/// The most recent frames of one insole: the total and each cell, before and after their zero is taken off.
///
/// Frames have absolute numbers on the foot's time grid; old ones are dropped from the front.
struct LoadBuffer {
    /// Values of a frame: the total, then the cells.
    let width: Int
    /// Number of the first frame still held.
    private(set) var first: Int
    private var raw: [Double] = []
    private var zeroed: [Double] = []
    private var bridged: [Bool] = []
    private var dropped = 0

    init(cellCount: Int, first: Int) {
        width = cellCount + 1
        self.first = first
    }

    /// Number of the frame after the last one.
    var end: Int { first + bridged.count - dropped }

    mutating func append(_ frame: Span<Double>) {
        for index in 0..<width {
            raw.append(frame[index])
            zeroed.append(.nan)
        }
        bridged.append(false)
    }

    func contains(_ frame: Int) -> Bool { frame >= first && frame < end }

    private func index(_ frame: Int, _ column: Int) -> Int { (frame - first + dropped) * width + column }

    /// Value as received (or as bridged); column 0 is the total.
    func received(_ frame: Int, _ column: Int) -> Double { raw[index(frame, column)] }

    mutating func repair(_ frame: Int, _ column: Int, _ value: Double) { raw[index(frame, column)] = value }

    mutating func markBridged(_ frame: Int) { bridged[frame - first + dropped] = true }

    func isBridged(_ frame: Int) -> Bool { bridged[frame - first + dropped] }

    /// Load without its zero; NaN until the frame was processed, or where nothing was measured.
    func load(_ frame: Int, _ column: Int = 0) -> Double { zeroed[index(frame, column)] }

    /// Takes the zeros off a frame.
    mutating func subtract(zeros: [Double], frame: Int) {
        let start = index(frame, 0)
        for column in 0..<width { zeroed[start + column] = raw[start + column] - zeros[column] }
    }

    /// Forgets the frames before one; the memory is given back in large pieces.
    mutating func drop(before frame: Int) {
        let target = min(frame, end)
        guard target > first else { return }
        dropped += target - first
        first = target
        if dropped > 4096 && dropped * 2 > bridged.count {
            raw.removeFirst(dropped * width)
            zeroed.removeFirst(dropped * width)
            bridged.removeFirst(dropped)
            dropped = 0
        }
    }
}
