import Crypto
import CryptoExtras
import FoundationEssentials

/// A password's hash with all that it takes to check it, as one text: "$scrypt$ln=13,r=8,p=10$SALT$HASH".
public struct PasswordHash: Equatable, Sendable {
    /// The cost of scrypt (RFC 7914).
    public struct Cost: Equatable, Sendable {
        /// Binary logarithm of N.
        public var logarithm: Int
        public var blockSize: Int
        public var parallelism: Int

        public init(logarithm: Int, blockSize: Int, parallelism: Int) {
            self.logarithm = logarithm
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// OWASP, Password Storage Cheat Sheet: N = 2^13, r = 8, p = 10, equal to 2^17 with p = 1 but with 8 MiB and not 128,
        /// which a Pi that records has not to spare.
        public static let standard = Cost(logarithm: 13, blockSize: 8, parallelism: 10)

        /// Whether a stored text may ask for so much: at most 64 MiB and 16 times the standard's work.
        var isBearable: Bool {
            (1...16).contains(logarithm) && (1...8).contains(blockSize) && (1...64).contains(parallelism)
                && (1 << logarithm) * blockSize * parallelism <= 16 * (1 << 13) * 8 * 10
        }
    }

    private static let saltBytes = 16
    private static let hashBytes = 32

    var cost: Cost
    var salt: [UInt8]
    var hash: [UInt8]

    /// Hashes a password with a salt of its own.
    init(of password: String, cost: Cost) throws {
        self.cost = cost
        salt = RandomText.bytes(count: Self.saltBytes)
        hash = try Self.derive(password, salt: salt, cost: cost)
    }

    /// Reads a stored text; nil where it is none.
    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt" else { return nil }
        var numbers: [Int] = []
        for (field, name) in zip(parts[2].split(separator: ","), ["ln=", "r=", "p="]) {
            guard field.hasPrefix(name), let number = Int(field.dropFirst(name.count)) else { return nil }
            numbers.append(number)
        }
        guard numbers.count == 3 else { return nil }
        cost = Cost(logarithm: numbers[0], blockSize: numbers[1], parallelism: numbers[2])
        guard cost.isBearable, let salt = Data(base64Encoded: String(parts[3])),
            let hash = Data(base64Encoded: String(parts[4])), hash.count == Self.hashBytes
        else { return nil }
        self.salt = Array(salt)
        self.hash = Array(hash)
    }

    var text: String {
        "$scrypt$ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)$\(Data(salt).base64EncodedString())"
            + "$\(Data(hash).base64EncodedString())"
    }

    /// Whether this is the password; takes as long whatever it is.
    func matches(_ password: String) throws -> Bool {
        ConstantTime.areEqual(hash, try Self.derive(password, salt: salt, cost: cost))
    }

    static func derive(_ password: String, salt: [UInt8], cost: Cost, count: Int = hashBytes) throws -> [UInt8] {
        try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: count, rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize, parallelism: cost.parallelism
        ).withUnsafeBytes { Array($0) }
    }
}
