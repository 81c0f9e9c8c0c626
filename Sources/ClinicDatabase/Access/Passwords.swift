/// Where passwords are hashed and compared: one at a time, so that a flood of sign-ins takes 8 MiB and one core.
///
/// How many may wait is for the page to limit.
struct Passwords: Sendable {
    let cost: PasswordHash.Cost
    private let work = SerialWork(label: "passwords")

    init(cost: PasswordHash.Cost) {
        self.cost = cost
    }

    func hash(_ password: String) async throws -> PasswordHash {
        try await work.run { [cost] in try PasswordHash(of: password, cost: cost) }
    }

    /// Compares with a stored hash; without one it works as long and says no.
    func matches(_ password: String, _ stored: PasswordHash?) async throws -> Bool {
        try await work.run { [cost] in
            guard let stored else {
                _ = try PasswordHash(of: password, cost: cost)
                return false
            }
            return try stored.matches(password)
        }
    }
}
