import Foundation
import GRDB
import Testing

@testable import ClinicDatabase

/// Who gets in, and for how long.
struct AccessTests {
    private let password = "correct horse battery"

    @Test func `a set-up link makes one administrator, once`() async throws {
        let store = try ClinicStore.inMemory()
        #expect(try await !store.isSetUp())
        let old = try await store.makeSetupLink()
        let link = try await store.makeSetupLink()
        await #expect(throws: StoreError.linkNotValid) {
            try await store.setUp(with: old, name: "Jo", password: password)
        }
        await #expect(throws: StoreError.passwordTooWeak) {
            try await store.setUp(with: link, name: "Jo", password: "short")
        }
        let user = try await store.setUp(with: link, name: "Jo", password: password)
        #expect(user.role == .admin)
        #expect(try await store.isSetUp())
        await #expect(throws: StoreError.linkNotValid) {
            try await store.setUp(with: link, name: "Mo", password: password)
        }
    }

    @Test func `a set-up link expires`() async throws {
        let clock = TestClock()
        let store = try ClinicStore.inMemory(clock)
        let link = try await store.makeSetupLink(lifetime: 600)
        clock.pass(599)
        #expect(try await store.isValid(setupLink: link))
        clock.pass(1)
        #expect(try await !store.isValid(setupLink: link))
        await #expect(throws: StoreError.linkNotValid) {
            try await store.setUp(with: link, name: "Jo", password: password)
        }
    }

    @Test func `only name and password together let in`() async throws {
        let store = try ClinicStore.inMemory()
        var user = try await store.addUser(name: "Jo", role: .admin, password: password)
        _ = try await store.addUser(name: "Al", role: .admin, password: password)
        #expect(try await store.user(name: "JO", password: password) == user)
        for wrong in ["", "Correct horse battery", password + " ", String(repeating: "x", count: 1_000_000)] {
            #expect(try await store.user(name: "Jo", password: wrong) == nil)
        }
        #expect(try await store.user(name: "Mo", password: password) == nil)
        user.isDisabled = true
        try await store.update(user)
        #expect(try await store.user(name: "Jo", password: password) == nil)
        await #expect(throws: StoreError.nameTaken("jo")) {
            try await store.addUser(name: "jo", role: .therapist, password: password)
        }
    }

    @Test(arguments: ["", "123456789", "Jo the admin", String(repeating: "x", count: 257)])
    func `a weak password is refused`(weak: String) async throws {
        let store = try ClinicStore.inMemory()
        await #expect(throws: StoreError.passwordTooWeak) {
            try await store.addUser(name: "jo THE admin", role: .therapist, password: weak)
        }
    }

    @Test func `the last administrator stays`() async throws {
        let store = try ClinicStore.inMemory()
        var jo = try await store.addUser(name: "Jo", role: .admin, password: password)
        let mo = try await store.addUser(name: "Mo", role: .therapist, password: password)
        jo.role = .therapist
        await #expect(throws: StoreError.lastAdministrator) { try await store.update(jo) }
        await #expect(throws: StoreError.lastAdministrator) { try await store.removeUser(jo.id) }
        #expect(try await store.user(jo.id)?.role == .admin)
        try await store.removeUser(mo.id)
        #expect(try await store.users().map(\.name) == ["Jo"])
    }

    @Test func `a session ends by itself, by signing out, and with the user's rights`() async throws {
        let clock = TestClock()
        let store = try ClinicStore.inMemory(clock)
        let limits = ClinicStore.SessionLimits(idle: 600, longest: 3600)
        _ = try await store.addUser(name: "Al", role: .admin, password: password)
        var user = try await store.addUser(name: "Jo", role: .admin, password: password)
        let (token, session) = try await store.startSession(of: user, address: "192.0.2.7", limits: limits)
        for _ in 0..<5 {
            clock.pass(599)
            #expect(try await store.session(token, limits: limits)?.user == user)
        }
        clock.pass(605)
        #expect(try await store.session(token, limits: limits) == nil, "the longest time is over")

        let (second, _) = try await store.startSession(of: user, address: nil, limits: limits)
        clock.pass(601)
        #expect(try await store.session(second, limits: limits) == nil, "idle for too long")

        let (third, thirdSession) = try await store.startSession(of: user, address: nil)
        try await store.endSession(thirdSession.id)
        #expect(try await store.session(third) == nil)

        let (fourth, _) = try await store.startSession(of: user, address: nil)
        try await store.setPassword("another long password", of: user.id)
        #expect(try await store.session(fourth) == nil)

        let (fifth, _) = try await store.startSession(of: user, address: nil)
        user.role = .therapist
        try await store.update(user)
        #expect(try await store.session(fifth) == nil)
        #expect(try await store.session(AccessToken()) == nil)
        #expect(try await store.sessions(of: user.id).contains { $0.id == session.id } == false)
    }

    @Test func `a token lets another program in until it is removed`() async throws {
        let clock = TestClock()
        let store = try ClinicStore.inMemory(clock)
        let (secret, token) = try await store.addToken(name: "ward system", role: .therapist)
        #expect(try await store.token(secret)?.role == .therapist)
        #expect(try await store.token(AccessToken()) == nil)
        clock.pass(30)
        #expect(try await store.token(secret)?.lastUsed == clock.now.addingTimeInterval(-30), "within a minute")
        clock.pass(31)
        #expect(try await store.token(secret)?.lastUsed == clock.now)
        try await store.removeToken(token.id)
        #expect(try await store.token(secret) == nil)
    }

    @Test func `the database holds no secret and no password`() async throws {
        let folder = try TestFolder()
        let store = try ClinicStore.onDisk(folder)
        let link = try await store.makeSetupLink()
        let user = try await store.addUser(name: "Jo", role: .admin, password: password)
        let (cookie, _) = try await store.startSession(of: user, address: nil)
        let (secret, _) = try await store.addToken(name: "x", role: .admin)
        let bytes = try store.bytesOnDisk()
        #expect(bytes.range(of: Data("Jo".utf8)) != nil)
        for text in [password, link.text, cookie.text, secret.text] { #expect(bytes.range(of: Data(text.utf8)) == nil) }
    }

    /// RFC 7914, section 12.
    @Test func `scrypt gives what the standard says`() throws {
        let hash =
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        let derived = try PasswordHash.derive(
            "password", salt: Array("NaCl".utf8), cost: .init(logarithm: 10, blockSize: 8, parallelism: 16), count: 64)
        #expect(Hexadecimal.text(derived) == hash)
    }

    @Test func `a stored hash is read back, and what is none is refused`() throws {
        let hash = try PasswordHash(of: password, cost: .little)
        #expect(PasswordHash(hash.text) == hash)
        #expect(try hash.matches(password))
        #expect(try PasswordHash(of: password, cost: .little).salt != hash.salt)
        for text in [
            "", "$scrypt$", hash.text + "$", hash.text.replacing("ln=4", with: "ln=30"), "plain",
            hash.text.replacing("p=1", with: "p=-1"),
        ] {
            #expect(PasswordHash(text) == nil)
        }
    }

    @Test func `today's cost is OWASP's and bearable`() {
        let cost = PasswordHash.Cost.standard
        #expect(cost.isBearable)
        #expect(128 * cost.blockSize * (1 << cost.logarithm) == 8 << 20, "8 MiB")
    }

    @Test(arguments: ["", "short", String(repeating: "a", count: 42) + "=", String(repeating: "a", count: 44)])
    func `text that is no token is none`(text: String) {
        #expect(AccessToken(text) == nil)
    }
}
