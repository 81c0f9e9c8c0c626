import Crypto
import FoundationEssentials

/// A secret that lets somebody in: 256 random bits, shown once; the store keeps its hash.
///
/// SHA-256 without a salt is enough for what cannot be guessed, and the index finds it without comparing secrets.
public struct AccessToken: Equatable, Sendable, CustomStringConvertible {
    /// 43 letters, digits, "-" and "_", as they stand in a cookie, an address or a header.
    public let text: String

    init() {
        text = Data(RandomText.bytes(count: 32)).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Takes what came from outside; nil where it has not a token's form.
    public init?(_ text: String) {
        guard text.utf8.count == 43,
            text.utf8.allSatisfy({ byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                    true
                default: false
                }
            })
        else { return nil }
        self.text = text
    }

    /// Not the secret, so that no log holds it by mistake.
    public var description: String { "token" }

    /// What the store keeps.
    var hash: String { Hexadecimal.text(SHA256.hash(data: Array(text.utf8))) }
}
