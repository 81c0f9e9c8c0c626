import Synchronization

/// Bounds how often somebody may try to sign in, by the account that is tried and by the address that tries.
///
/// After a few tries each further one must wait, twice as long each time, up to a quarter of an hour. Whoever knows the password
/// and has another address is still kept out of an account under attack for that long at most; the audit log says why.
final class SignInLimit: Sendable {
    /// Tries without waiting.
    static let freeTries = 5
    /// Of one address, which may be a whole clinic.
    static let freeTriesOfAddress = 20
    private static let longestWait = 900.0
    /// Accounts and addresses that are remembered; the oldest are forgotten first.
    private static let mostKeys = 10_000

    private struct Tries {
        var count = 0
        var last: Double
        var allowedFrom: Double
    }

    private let tries = Mutex([String: Tries]())

    /// Seconds until this try would be allowed; nil when it is allowed now, and then it counts.
    ///
    /// - Parameters:
    ///   - account: the name that is tried, whatever its case.
    ///   - address: from where.
    ///   - now: seconds on a clock that never goes back.
    /// - Returns: the seconds, more than 0.
    func wait(account: String, address: String, now: Double) -> Double? {
        tries.withLock { tries in
            let keys = [
                ("account " + account.lowercased(), Self.freeTries), ("address " + address, Self.freeTriesOfAddress),
            ]
            let wait = keys.compactMap { tries[$0.0]?.allowedFrom }.map { $0 - now }.max() ?? 0
            guard wait <= 0 else { return wait }
            for (key, free) in keys {
                var known = tries[key] ?? Tries(last: now, allowedFrom: now)
                // What was long ago no longer counts.
                if now - known.last > Self.longestWait { known.count = 0 }
                known.count += 1
                known.last = now
                let over = known.count - free
                known.allowedFrom = over < 0 ? now : now + min(Self.longestWait, Double(1 << min(over, 12)))
                tries[key] = known
            }
            if tries.count > Self.mostKeys {
                let oldest = tries.sorted { $0.value.last < $1.value.last }.prefix(tries.count / 2).map(\.key)
                for key in oldest { tries[key] = nil }
            }
            return nil
        }
    }

    /// Somebody signed in: the account's tries are forgotten, the address's are not.
    func forget(account: String) {
        tries.withLock { $0["account " + account.lowercased()] = nil }
    }
}
