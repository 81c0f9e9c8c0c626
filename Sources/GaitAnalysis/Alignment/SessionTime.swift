import SensorData

/// Puts the clocks of all devices on the session's time.
///
/// The session's time is the clock of whatever began first, so that a recording of one device keeps its own times bit for
/// bit. Other clocks, and the same device's after it was switched off and on, come to it by way of the host's.
struct SessionTime: Equatable {
    let origin: GaitAnalyzer.TimeOrigin
    private(set) var clocks: [ClockFit] = []
    /// The clock that is the session's; nil before the first sample of a foot.
    private(set) var reference: Int?
    /// The session's zero on its clock; settled with the first time that was given out.
    private(set) var zero: Timestamp?

    init(origin: GaitAnalyzer.TimeOrigin) { self.origin = origin }

    /// Adds a clock and returns its number.
    mutating func addClock() -> Int {
        clocks.append(ClockFit(isNeeded: false))
        return clocks.count - 1
    }

    mutating func addProbe(clock: Int, device: Timestamp, host: Timestamp, roundTripNanoseconds: UInt64) {
        clocks[clock].addProbe(device: device, host: host, roundTripNanoseconds: roundTripNanoseconds)
    }

    mutating func addArrival(clock: Int, device: Timestamp, host: Timestamp) {
        clocks[clock].addArrival(device: device, host: host)
    }

    /// Takes in that a foot's samples begin on a clock.
    mutating func begin(clock: Int) {
        guard let reference else {
            reference = clock
            return
        }
        guard clock != reference else { return }
        clocks[clock].need()
        clocks[reference].need()
    }

    /// The same with every clock on the session's time, those of streams too that belong to no foot.
    func withAllClocks() -> SessionTime {
        var time = self
        for clock in clocks.indices {
            if time.reference == nil { time.reference = clock }
            time.begin(clock: clock)
        }
        return time
    }

    /// Whether times of a clock can be given out for good.
    func isSettled(_ clock: Int) -> Bool {
        guard let reference, clock != reference else { return true }
        return clocks[clock].isSettled && clocks[reference].isSettled
    }

    /// Settles the session's zero.
    ///
    /// - Parameter firsts: the first sample of each foot's streams and its clock.
    mutating func settleZero(_ firsts: [(clock: Int, time: Timestamp)]) {
        guard zero == nil, let reference else { return }
        switch origin {
        case .clockZero: zero = .zero
        case .firstSample:
            zero = firsts.map { first in
                first.clock == reference ? first.time : Timestamp(seconds: onReference(first.time.seconds, first.clock))
            }.min()
        }
    }

    /// Seconds of the session at a moment of a clock.
    ///
    /// - Parameters:
    ///   - start: a moment of the clock.
    ///   - seconds: that have passed on it since.
    ///   - clock: its number.
    /// - Returns: the time from the session's zero.
    func seconds(_ start: Timestamp, plus seconds: Double = 0, clock: Int) -> Double {
        let zero = zero ?? .zero
        guard let reference, clock != reference else {
            return seconds + Double(start.nanoseconds - zero.nanoseconds) / 1e9
        }
        return onReference(start.seconds + seconds, clock) - zero.seconds
    }

    private func onReference(_ device: Double, _ clock: Int) -> Double {
        guard let reference else { return device }
        return clocks[reference].deviceSeconds(clocks[clock].hostSeconds(device))
    }
}
