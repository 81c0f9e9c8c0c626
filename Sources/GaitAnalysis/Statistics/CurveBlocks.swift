/// A foot's load curves as the means of blocks of strides that follow one another, in bounded memory.
///
/// A block holds as many strides as are needed to keep their number at most `most`: full, neighbours are merged by pairs.
struct CurveBlocks: Equatable, Sendable {
    /// Enough for a band that more would hardly narrow (proposal).
    static let most = 32

    /// Strides of a block.
    private(set) var blockStrides = 1
    /// Sums over a block's strides, whole blocks only, in order of time.
    private(set) var sums: [[Double]] = []
    private var open: [Double] = []
    private var openStrides = 0

    mutating func take(_ curve: [Float]) {
        if openStrides == 0 { open = [Double](repeating: 0, count: curve.count) }
        precondition(curve.count == open.count, "curves of one length")
        let values = curve.span
        var added = open.mutableSpan
        for point in values.indices { added[unchecked: point] += Double(values[unchecked: point]) }
        openStrides += 1
        guard openStrides == blockStrides else { return }
        sums.append(open)
        openStrides = 0
        if sums.count == Self.most { halve() }
    }

    /// Merges neighbouring blocks by pairs; an odd last one is opened again.
    mutating func halve() {
        var merged: [[Double]] = []
        for pair in 0..<sums.count / 2 {
            merged.append(zip(sums[2 * pair], sums[2 * pair + 1]).map { $0 + $1 })
        }
        if sums.count % 2 == 1, let last = sums.last {
            open = openStrides == 0 ? last : zip(last, open).map { $0 + $1 }
            openStrides += blockStrides
        }
        sums = merged
        blockStrides *= 2
    }

    /// Left against right; nil under `least` pairs of blocks.
    static func comparison(
        left: CurveBlocks, right: CurveBlocks, subject: StanceCurve.Subject, unit: String, confidence: Double,
        least: Int
    ) -> CurveComparison? {
        var (left, right) = (left, right)
        while left.blockStrides < right.blockStrides { left.halve() }
        while right.blockStrides < left.blockStrides { right.halve() }
        let scale = 1 / Double(left.blockStrides)
        let pairs = zip(left.sums, right.sums).map { pair in zip(pair.0, pair.1).map { scale * ($0 - $1) } }
        guard pairs.count >= max(2, least), let band = CurveBand(of: pairs, confidence: confidence) else { return nil }
        return CurveComparison(
            subject: subject, unit: unit, blocks: pairs.count, blockStrides: left.blockStrides, difference: band.mean,
            halfWidth: band.halfWidth, regions: band.regions)
    }
}
