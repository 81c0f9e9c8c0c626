import Glibc
public import SensorData

/// The host's clock that never goes back (CLOCK_MONOTONIC); its zero is the start of the machine.
public enum MonotonicClock {
    public static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }
}
