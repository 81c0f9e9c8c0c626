/// Text drawn from the system's random numbers.
enum RandomText {
    /// Crockford's base 32 in small letters: no i, l, o, u, so that nothing is misread and few words come of it.
    static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    static let identifierLength = 16

    static func text(length: Int) -> String {
        var random = SystemRandomNumberGenerator()
        let bytes = (0..<length).map { _ in alphabet[Int(random.next(upperBound: UInt(alphabet.count)))] }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func bytes(count: Int) -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    }
}
