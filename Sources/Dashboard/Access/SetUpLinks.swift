public import ClinicDatabase

/// Keeps a station that nobody has set up reachable: whenever its link is not valid any more there is a new one.
///
/// A Pi has no clock of its own: the date jumps years ahead when the network tells it, and the link of a moment ago is old.
public struct SetUpLinks: Sendable {
    private let store: ClinicStore
    private var link: AccessToken?

    public init(store: ClinicStore) { self.store = store }

    /// A new link where one is needed.
    ///
    /// - Returns: nil while the last one is good, and once the station is set up.
    /// - Throws: what SQLite says.
    public mutating func renewed() async throws -> AccessToken? {
        guard try await !store.isSetUp() else { return nil }
        if let link, try await store.isValid(setupLink: link) { return nil }
        link = try await store.makeSetupLink()
        return link
    }
}
