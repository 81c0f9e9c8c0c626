/// A local maximum and its shape.
public struct Peak: Equatable, Sendable {
    /// Sample at the top; the middle of a plateau, rounded down.
    public var index: Int
    /// The signal at `index`.
    public var height: Double
    /// Height above the higher of the two lowest points that part the peak from higher ground.
    public var prominence: Double
    /// The lowest points on the left and right of which `prominence` is taken.
    public var bases: ClosedRange<Int>
    /// Where the signal crosses the evaluation height on either side, in samples and between samples.
    public var crossings: ClosedRange<Double>
    /// Position of the parabola's top through the peak and its neighbours, in samples.
    public var position: Double
    /// Height of that parabola's top.
    public var refinedHeight: Double

    /// Width in samples at the evaluation height.
    public var width: Double { crossings.upperBound - crossings.lowerBound }
}

/// Finds local maxima by height, distance, prominence and width, in this order.
///
/// Agrees with `scipy.signal.find_peaks`: a plateau is one peak, and neither end of the signal is. Comparisons with NaN
/// are false, so no peak touches a missing sample.
public struct PeakDetection: Equatable, Sendable {
    /// Least height, in the signal's unit.
    public var minimumHeight: Double?
    /// Least distance of neighbouring peaks in samples, at least 1; the lower peak goes, and of two equal ones the earlier.
    public var minimumDistance: Double?
    /// Least prominence, in the signal's unit.
    public var minimumProminence: Double?
    /// Accepted width in samples.
    public var width: ClosedRange<Double>?
    /// Share of the prominence below the top at which the width is measured, 0 to 1.
    public var relativeHeight: Double

    public init(
        minimumHeight: Double? = nil, minimumDistance: Double? = nil, minimumProminence: Double? = nil,
        width: ClosedRange<Double>? = nil, relativeHeight: Double = 0.5
    ) {
        self.minimumHeight = minimumHeight
        self.minimumDistance = minimumDistance
        self.minimumProminence = minimumProminence
        self.width = width
        self.relativeHeight = relativeHeight
    }

    /// The peaks of a signal in order of time.
    public func peaks(in signal: [Double]) -> [Peak] {
        var tops = Self.localMaxima(in: signal)
        if let minimumHeight { tops = tops.filter { signal[$0] >= minimumHeight } }
        if let minimumDistance { tops = Self.thinned(tops, in: signal, distance: minimumDistance) }
        var peaks: [Peak] = []
        for top in tops {
            let (prominence, bases) = Self.prominence(ofPeakAt: top, in: signal)
            if let minimumProminence, prominence < minimumProminence { continue }
            let level = signal[top] - prominence * relativeHeight
            let crossings = Self.crossings(of: level, around: top, within: bases, in: signal)
            if let width, !width.contains(crossings.upperBound - crossings.lowerBound) { continue }
            let parabola = ParabolicPeak(left: signal[top - 1], middle: signal[top], right: signal[top + 1])
            peaks.append(
                Peak(
                    index: top, height: signal[top], prominence: prominence, bases: bases, crossings: crossings,
                    position: Double(top) + parabola.offset, refinedHeight: parabola.height
                )
            )
        }
        return peaks
    }

    /// The middle of every plateau, of one sample or more, with lower samples on both sides.
    public static func localMaxima(in signal: [Double]) -> [Int] {
        var maxima: [Int] = []
        let last = signal.count - 1
        var index = 1
        while index < last {
            guard signal[index &- 1] < signal[index] else {
                index &+= 1
                continue
            }
            var ahead = index &+ 1
            while ahead < last, signal[ahead] == signal[index] { ahead &+= 1 }
            guard signal[ahead] < signal[index] else {
                index &+= 1
                continue
            }
            maxima.append((index + ahead - 1) / 2)
            index = ahead
        }
        return maxima
    }

    private static func thinned(_ tops: [Int], in signal: [Double], distance: Double) -> [Int] {
        let distance = Int(distance.rounded(.up))
        var keep = [Bool](repeating: true, count: tops.count)
        let priority = tops.indices.sorted {
            let (one, other) = (signal[tops[$0]], signal[tops[$1]])
            return one == other ? $0 > $1 : one > other
        }
        for strong in priority where keep[strong] {
            var weak = strong - 1
            while weak >= 0, tops[strong] - tops[weak] < distance {
                keep[weak] = false
                weak -= 1
            }
            weak = strong + 1
            while weak < tops.count, tops[weak] - tops[strong] < distance {
                keep[weak] = false
                weak += 1
            }
        }
        return tops.indices.filter { keep[$0] }.map { tops[$0] }
    }

    private static func prominence(ofPeakAt top: Int, in signal: [Double]) -> (Double, ClosedRange<Int>) {
        let height = signal[top]
        var (left, leftLowest) = (top, height)
        var index = top
        while index >= 0, signal[index] <= height {
            if signal[index] < leftLowest { (left, leftLowest) = (index, signal[index]) }
            index &-= 1
        }
        var (right, rightLowest) = (top, height)
        index = top
        while index < signal.count, signal[index] <= height {
            if signal[index] < rightLowest { (right, rightLowest) = (index, signal[index]) }
            index &+= 1
        }
        return (height - max(leftLowest, rightLowest), left...right)
    }

    private static func crossings(
        of level: Double, around top: Int, within bases: ClosedRange<Int>, in signal: [Double]
    ) -> ClosedRange<Double> {
        var index = top
        while bases.lowerBound < index, level < signal[index] { index -= 1 }
        var left = Double(index)
        if signal[index] < level { left += (level - signal[index]) / (signal[index + 1] - signal[index]) }
        index = top
        while index < bases.upperBound, level < signal[index] { index += 1 }
        var right = Double(index)
        if signal[index] < level { right -= (level - signal[index]) / (signal[index - 1] - signal[index]) }
        return left...right
    }
}
