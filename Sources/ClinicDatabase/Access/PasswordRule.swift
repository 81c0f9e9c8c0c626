/// What a password must be.
///
/// Length and nothing else (NIST SP 800-63B-4, section 3.1.1.2: no rules of composition); the most is a bound on work.
enum PasswordRule {
    static let fewestCharacters = 10
    static let mostBytes = 256

    static func allows(_ password: String, for name: String) -> Bool {
        password.count >= fewestCharacters && password.utf8.count <= mostBytes
            && password.lowercased() != name.lowercased()
    }
}
