import SensorData

/// How seconds from a track's first sample become seconds of the session.
struct SessionClock {
    private enum Way {
        /// All feet share one clock.
        case shift(Double)
        /// The device's clock is put on the host's; the session begins at `zero` on it.
        case host((Double) -> Double, start: Double, zero: Double)
    }

    private let way: Way

    init(shift: Double) {
        way = .shift(shift)
    }

    /// - Parameters:
    ///   - start: the track's first sample on the device's clock.
    ///   - zero: the session's beginning on the host's clock in seconds.
    ///   - host: puts seconds of the device's clock on the host's.
    init(start: Timestamp, zero: Double, host: @escaping (Double) -> Double) {
        way = .host(host, start: start.seconds, zero: zero)
    }

    func time(_ seconds: Double) -> Double {
        switch way {
        case .shift(let shift): seconds + shift
        case .host(let host, let start, let zero): host(start + seconds) - zero
        }
    }

    /// The track's seconds of a session time; only for coarse work, where a drift of the clocks does not matter.
    func trackSeconds(_ time: Double) -> Double { time - self.time(0) }
}
