import Glibc

/// The standard error of a sum of numbers that follow one another and need not be independent.
///
/// The numbers are projected on the first few cosines over the recording (orthonormal, without the constant). Each squared
/// projection estimates the variance of the sum at periods longer than some six strides, so their mean does, and the sum over
/// its standard error is Student's t with as many degrees of freedom as there are cosines: Lazarus, Lewis, Stock and Watson
/// 2018 (J Bus Econ Stat 36:541). Neither sign nor reach of the correlation is assumed. Decision article 0008 says why.
struct SerialError: Equatable, Sendable {
    /// Numbers for each cosine (proposal): the error rests on periods of this many strides and longer.
    static let stridesPerCosine = 6
    /// At least and at most so many cosines (proposal); more than 24 narrow an interval by less than 5 %.
    static let fewestCosines = 2
    static let mostCosines = 24
    /// From this many bouts on, whatever differs from bout to bout is wholly inside the error.
    static let fewestWholeBouts = 10

    /// In the unit of the sum.
    var standardError: Double
    /// Number of cosines.
    var degreesOfFreedom: Double

    /// How many cosines carry the error of a sequence.
    ///
    /// - Parameters:
    ///   - length: of the sequence.
    ///   - bouts: number of walking bouts in it.
    /// - Returns: their number, which is that of the degrees of freedom.
    static func cosines(length: Int, bouts: Int) -> Int {
        var count = min(mostCosines, length / stridesPerCosine)
        // As many as there are contrasts between bouts: each bout is then a block.
        if bouts >= fewestWholeBouts { count = min(count, bouts - 1) }
        return max(fewestCosines, count)
    }

    /// The projections of a sequence on cosines 1, 2, … `count`.
    static func projections(_ sequence: [Double], count: Int) -> [Double] {
        projections(left: sequence, right: [], isLeft: { _ in true }, length: sequence.count, count: count).left
    }

    /// The projections of two sequences that share one order, each as if zeros stood where the other has its numbers.
    ///
    /// - Parameters:
    ///   - left: in order.
    ///   - right: in order.
    ///   - isLeft: whether the number at a place of the shared order is the next of `left`.
    ///   - length: of the shared order.
    ///   - count: of cosines.
    /// - Returns: one projection for each cosine.
    static func projections(
        left: [Double], right: [Double], isLeft: (Int) -> Bool, length: Int, count: Int
    ) -> (left: [Double], right: [Double]) {
        let (left, right) = (left.span, right.span)
        var sums: (left: [Double], right: [Double]) = ([], [])
        let count = max(1, count)
        // Eight cosines at a time, each advanced by a turn from one place to the next.
        for first in stride(from: 1, through: count, by: 8) {
            var (turnCosine, turnSine) = (SIMD8<Double>(), SIMD8<Double>())
            var (here, across) = (SIMD8<Double>(), SIMD8<Double>())
            for lane in 0..<8 {
                let step = Double.pi * Double(first + lane) / Double(length)
                (turnCosine[lane], turnSine[lane]) = (cos(step), sin(step))
                (here[lane], across[lane]) = (cos(0.5 * step), sin(0.5 * step))
            }
            var (leftSum, rightSum) = (SIMD8<Double>(), SIMD8<Double>())
            var (nextLeft, nextRight) = (0, 0)
            for place in 0..<length {
                if isLeft(place) {
                    leftSum += left[nextLeft] * here
                    nextLeft += 1
                } else {
                    rightSum += right[nextRight] * here
                    nextRight += 1
                }
                let turned = here * turnCosine - across * turnSine
                across = across * turnCosine + here * turnSine
                here = turned
            }
            for lane in 0..<min(8, count - first + 1) {
                sums.left.append(leftSum[lane] * 2.0.squareRoot())
                sums.right.append(rightSum[lane] * 2.0.squareRoot())
            }
        }
        return sums
    }

    init(standardError: Double, degreesOfFreedom: Double) {
        self.standardError = standardError
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The error of a sum whose projections are known.
    init(projections: [Double]) {
        var squares = 0.0
        for projection in projections { squares += projection * projection }
        standardError = (squares / Double(projections.count)).squareRoot()
        degreesOfFreedom = Double(projections.count)
    }

    /// The error of the sum of numbers in the order of time.
    ///
    /// - Parameters:
    ///   - influences: what each stride adds to a figure, centred.
    ///   - bouts: number of walking bouts that they come from.
    init(ofSum influences: [Double], bouts: Int) {
        let count = Self.cosines(length: influences.count, bouts: bouts)
        self.init(projections: Self.projections(influences, count: count))
    }

    /// A figure with this error and the interval that follows from it.
    ///
    /// - Parameters:
    ///   - value: the figure.
    ///   - confidence: of the interval, as a share.
    ///   - quantiles: those known from other figures.
    /// - Returns: the figure with its interval and error.
    func estimate(
        _ value: Double, confidence: Double, quantiles: KnownQuantiles = KnownQuantiles()
    ) -> Estimate {
        let half = quantiles.quantile(0.5 + confidence / 2, degreesOfFreedom: degreesOfFreedom) * standardError
        return Estimate(
            value: value, interval: ConfidenceInterval(lower: value - half, upper: value + half),
            standardError: standardError, degreesOfFreedom: degreesOfFreedom)
    }
}
