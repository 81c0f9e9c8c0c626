import Glibc

/// The mean of curves with a band that holds at all points together.
///
/// The height c of the band solves 2·(P(t > c) + L/2π · (1 + c²/ν)^(−(ν−1)/2)) = 1 − confidence, the expected Euler
/// characteristic of a t field with ν degrees of freedom on a line (Worsley 1994, Adv Appl Probab 26:13). L is how far the
/// standardised residuals travel from one end of the curve to the other (Telschow and Schwartzman 2022).
struct CurveBand {
    var mean: [Double]
    var halfWidth: [Double]
    /// Standard errors from the mean to the band's edge.
    var height: Double

    /// - Parameters:
    ///   - curves: at least two of equal length.
    ///   - confidence: of the band, as a share.
    init?(of curves: [[Double]], confidence: Double) {
        guard curves.count >= 2, let points = curves.first?.count else { return nil }
        let count = Double(curves.count)
        var mean = [Double](repeating: 0, count: points)
        for curve in curves { for point in 0..<points { mean[point] += curve[point] / count } }
        var deviation = [Double](repeating: 0, count: points)
        for curve in curves {
            for point in 0..<points { deviation[point] += (curve[point] - mean[point]) * (curve[point] - mean[point]) }
        }
        for point in 0..<points { deviation[point] = (deviation[point] / (count - 1)).squareRoot() }
        // Where all curves agree there is nothing to travel.
        func residual(_ curve: [Double], _ point: Int) -> Double {
            deviation[point] > 0 ? (curve[point] - mean[point]) / deviation[point] : 0
        }
        var travel = 0.0
        for point in 1..<points {
            var squares = 0.0
            for curve in curves {
                let step = residual(curve, point) - residual(curve, point - 1)
                squares += step * step
            }
            travel += (squares / (count - 1)).squareRoot()
        }
        let height = Self.height(travel: travel, degreesOfFreedom: count - 1, confidence: confidence)
        self.mean = mean
        self.height = height
        halfWidth = deviation.map { height * $0 / count.squareRoot() }
    }

    private static func height(travel: Double, degreesOfFreedom: Double, confidence: Double) -> Double {
        func excess(_ height: Double) -> Double {
            StudentT.twoSided(height, degreesOfFreedom: degreesOfFreedom)
                + travel / .pi * pow(1 + height * height / degreesOfFreedom, -0.5 * (degreesOfFreedom - 1))
                - (1 - confidence)
        }
        var (lower, upper) = (0.0, 4.0)
        while excess(upper) > 0 && upper < 1e6 { upper *= 2 }
        for _ in 0..<60 {
            let middle = 0.5 * (lower + upper)
            if excess(middle) > 0 { lower = middle } else { upper = middle }
        }
        return upper
    }

    /// Where the band leaves zero out.
    var regions: [CurveComparison.Region] {
        var regions: [CurveComparison.Region] = []
        for point in mean.indices where abs(mean[point]) > halfWidth[point] {
            let isLarger = mean[point] > 0
            if let last = regions.last, last.to == point - 1, last.leftIsLarger == isLarger {
                regions[regions.count - 1].to = point
            } else {
                regions.append(CurveComparison.Region(from: point, to: point, leftIsLarger: isLarger))
            }
        }
        return regions
    }
}
