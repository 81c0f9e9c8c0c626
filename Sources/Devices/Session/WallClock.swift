import CClockShim
import Glibc

/// The host's calendar clock (CLOCK_REALTIME), which may be wrong and may be set at any moment.
struct WallClock {
    /// Nanoseconds since 1970 in UTC.
    var unixNanoseconds: Int64
    /// Whether a time server or a radio keeps the clock right, as the kernel has been told (adjtimex(2), STA_UNSYNC).
    ///
    /// A service that may not ask the kernel about clocks goes by the mark that systemd-timesyncd(8) leaves.
    var isSynchronised: Bool

    static func now() -> WallClock {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        let state = clock_is_synchronised()
        return WallClock(
            unixNanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec),
            isSynchronised: state == 1 || (state < 0 && access("/run/systemd/timesync/synchronized", F_OK) == 0))
    }
}
