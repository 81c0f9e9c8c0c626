/// How the gains of the two insoles compare, from moments of quiet standing with the load shared differently.
///
/// Whoever stands still weighs the same however the weight is shared: gL·L + gR·R = body weight. Moments with equal shares
/// say nothing of the gains, and equal load in standing is never taken for granted: that would erase the finding. Somebody
/// who leans from one leg to the other, or stands on one and then on the other, gives what is needed. Own method: proposal.
struct GainEstimate: Equatable, Sendable {
    /// What multiplies each foot's load to make body weight 1.
    var left: Double
    var right: Double
    /// What is added to a symmetry index of loads, in percent points.
    var indexCorrection: Double
    /// Standard error of that, in percent points.
    var indexError: Double
    /// Moments of half a second that it rests on.
    var moments: Int

    /// Least difference of the left foot's share between two moments (proposal).
    static let leastRange = 0.3
    /// Least number of moments, in each third of that range at the ends (proposal).
    static let leastMoments = 2
    /// Least error in percent points, for what standing and walking differ by (proposal).
    static let leastError = 1.0

    /// nil where the moments do not differ enough in how the load is shared.
    init?(moments: [(left: Double, right: Double)]) {
        let loaded = moments.filter { $0.left + $0.right > 0 }
        let shares = loaded.map { $0.left / ($0.left + $0.right) }
        guard let low = shares.min(), let high = shares.max(), high - low >= Self.leastRange else { return nil }
        let third = (high - low) / 3
        guard shares.count(where: { $0 <= low + third }) >= Self.leastMoments,
            shares.count(where: { $0 >= high - third }) >= Self.leastMoments
        else { return nil }
        var (ll, lr, rr, l, r) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for moment in loaded {
            ll += moment.left * moment.left
            lr += moment.left * moment.right
            rr += moment.right * moment.right
            l += moment.left
            r += moment.right
        }
        let determinant = ll * rr - lr * lr
        guard determinant > 0 else { return nil }
        left = (l * rr - r * lr) / determinant
        right = (r * ll - l * lr) / determinant
        guard left > 0, right > 0 else { return nil }
        var squares = 0.0
        for moment in loaded {
            let missing = 1 - left * moment.left - right * moment.right
            squares += missing * missing
        }
        let variance = squares / Double(max(1, loaded.count - 2))
        let sum = left + right
        indexCorrection = 200 * (left - right) / sum
        // How the index changes with each gain, through their covariance.
        let (byLeft, byRight) = (400 * right / (sum * sum), -400 * left / (sum * sum))
        let spread =
            variance * (byLeft * byLeft * rr - 2 * byLeft * byRight * lr + byRight * byRight * ll) / determinant
        // Moments of one stance are no independent ones: twice the error (proposal).
        indexError = max(Self.leastError, 2 * max(0, spread).squareRoot())
        self.moments = loaded.count
    }

    /// Pairs the moments at which both feet were quiet; times in seconds of the session.
    init?(left: [QuietLoad], right: [QuietLoad]) {
        var moments: [(left: Double, right: Double)] = []
        var next = 0
        for moment in left {
            while next < right.count, right[next].start < moment.start - QuietLoads.length / 2 { next += 1 }
            guard next < right.count else { break }
            if right[next].start <= moment.start + QuietLoads.length / 2 {
                moments.append((moment.load, right[next].load))
            }
        }
        self.init(moments: moments)
    }
}
