import Dispatch

/// Where passwords are hashed: one at a time, away from the tasks that take in samples.
///
/// One at a time bounds what a flood of sign-ins can take of memory and cores; the page limits how many wait.
struct PasswordWork: Sendable {
    let cost: PasswordHash.Cost
    private let queue = DispatchQueue(label: "passwords", qos: .utility)

    init(cost: PasswordHash.Cost) {
        self.cost = cost
    }

    func hash(_ password: String) async throws -> PasswordHash {
        try await run { [cost] in try PasswordHash(of: password, cost: cost) }
    }

    /// Compares with a stored hash; without one it works as long and says no.
    func matches(_ password: String, _ stored: PasswordHash?) async throws -> Bool {
        try await run { [cost] in
            guard let stored else {
                _ = try PasswordHash(of: password, cost: cost)
                return false
            }
            return try stored.matches(password)
        }
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try work() }) }
        }
    }
}
