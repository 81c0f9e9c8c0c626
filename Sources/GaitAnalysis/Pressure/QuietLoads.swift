/// The load of a foot in half a second without movement.
struct QuietLoad: Equatable, Sendable {
    /// Seconds on the grid, or of the session.
    var start: Double
    /// In the unit of the total; its zero is taken off.
    var load: Double
}

/// Looks for moments at which a foot's load hardly changes, bearing or not; keeps the first thousands of them.
struct QuietLoads: Equatable, Sendable {
    /// Seconds of one moment.
    static let length = 0.5
    /// Largest change inside a moment, as a part of the load scale (proposal).
    private static let largestRange = 0.05
    /// An hour of standing.
    private static let most = 7200

    private(set) var moments: [QuietLoad] = []
    private var count = 0
    private var sum = 0.0
    private var low = Double.infinity
    private var high = -Double.infinity

    /// Takes in the load of the next frame.
    mutating func take(_ load: Double, frame: Int, rate: Double, scale: Double) {
        if load.isNaN {
            count = 0
        } else {
            if count == 0 { (sum, low, high) = (0, load, load) }
            count += 1
            sum += load
            low = min(low, load)
            high = max(high, load)
        }
        guard Double(count) >= Self.length * rate else { return }
        if high - low <= Self.largestRange * scale, moments.count < Self.most {
            moments.append(QuietLoad(start: Double(frame - count + 1) / rate, load: sum / Double(count)))
        }
        count = 0
    }
}
