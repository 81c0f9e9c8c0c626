import CClockShim

/// Whether the calendar clock can be believed; a Pi has no clock that runs while it is off.
enum ClockDiagnosis {
    /// No station was built before.
    static let firstYear = 2026

    static func ofThisMachine(year: Int) -> Diagnosis { of(isSynchronised: clock_is_synchronised(), year: year) }

    /// Judges by what the kernel and the clock say.
    ///
    /// - Parameters:
    ///   - isSynchronised: 1, 0, or a negative error number.
    ///   - year: that the clock shows.
    /// - Returns: what is to be said.
    static func of(isSynchronised: Int32, year: Int) -> Diagnosis {
        let remedy = """
            Connect the network and: sudo timedatectl set-ntp true; without a network a clock module (RTC) keeps the time. \
            Recordings keep their own time meanwhile, only their dates may be wrong.
            """
        guard year >= firstYear else {
            return Diagnosis(check: "clock", state: .wrong, finding: "the clock says it is \(year)", remedy: remedy)
        }
        switch isSynchronised {
        case 1: return .well("clock", "a time server keeps the clock right")
        case 0:
            return Diagnosis(check: "clock", state: .caution, finding: "nothing keeps the clock right", remedy: remedy)
        default:
            return .unknown("clock", "the kernel does not say whether the clock is right (errno \(-isSynchronised))")
        }
    }
}
