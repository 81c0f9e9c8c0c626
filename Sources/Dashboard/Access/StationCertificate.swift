import Crypto
public import FoundationEssentials
import Glibc
import NIOCore
import NIOSSL
import SwiftASN1
import X509

/// The certificate with which the station says who it is, and its key, as files in PEM.
public struct StationCertificate: Sendable {
    /// Why there is none.
    public struct Failure: Error, CustomStringConvertible {
        public var path: String
        public var reason: String

        public var description: String { "\(path): the station's certificate cannot be used: \(reason)" }
    }

    /// Seconds that an own certificate is good for; browsers refuse more than 825 days.
    private static let lifetime = 800.0 * 86400
    /// It is made anew when it would end sooner than this.
    private static let renewal = 30.0 * 86400

    public let certificatePath: String
    public let keyPath: String

    /// A certificate that was given.
    public init(certificate: String, key: String) {
        certificatePath = certificate
        keyPath = key
    }

    /// The station's own, in its data folder; made where there is none or it ends soon.
    ///
    /// - Parameters:
    ///   - folder: the data folder.
    ///   - now: the time.
    /// - Throws: `Failure`.
    public init(ownIn folder: String, now: Date) throws {
        self.init(certificate: folder + "/certificate.pem", key: folder + "/key.pem")
        if let known = try? Certificate(pemEncoded: text(certificatePath)), (try? text(keyPath)) != nil,
            known.notValidAfter > now.addingTimeInterval(Self.renewal), known.notValidBefore <= now
        {
            return
        }
        do { try make(now: now) } catch let failure as Failure { throw failure } catch {
            throw Failure(path: certificatePath, reason: "\(error)")
        }
    }

    /// SHA-256 of the certificate, as browsers show it.
    public func fingerprint() throws -> String {
        let certificate = try Certificate(pemEncoded: text(certificatePath))
        var serializer = DER.Serializer()
        try certificate.serialize(into: &serializer)
        return SHA256.hash(data: serializer.serializedBytes).map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: ":")
    }

    /// For the server: TLS 1.2 and newer.
    func configuration() throws -> TLSConfiguration {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificatePath)
            let key = try NIOSSLPrivateKey(file: keyPath, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            configuration.applicationProtocols = ["http/1.1"]
            return configuration
        } catch {
            throw Failure(path: certificatePath, reason: "\(error)")
        }
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    // MARK: Making it

    private func make(now: Date) throws {
        let key = P256.Signing.PrivateKey()
        let certificateKey = Certificate.PrivateKey(key)
        let host = Self.hostName
        let name = try DistinguishedName { CommonName("Heelstrike station \(host)") }
        let names = [GeneralName.dnsName("localhost"), .dnsName(host), .dnsName(host + ".local")] + Self.addresses
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: certificateKey.publicKey,
            notValidBefore: now.addingTimeInterval(-86400), notValidAfter: now.addingTimeInterval(Self.lifetime),
            issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                KeyUsage(digitalSignature: true, keyCertSign: true)
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names)
            }, issuerPrivateKey: certificateKey)
        try write(key.pemRepresentation + "\n", to: keyPath)
        try write(certificate.serializeAsPEM().pemString + "\n", to: certificatePath)
    }

    /// Only the station's own user may read them.
    private func write(_ text: String, to path: String) throws {
        let working = path + ".part"
        unlink(working)
        let descriptor = open(working, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Failure(path: path, reason: String(cString: strerror(errno))) }
        let bytes = Array(text.utf8)
        let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let isSafe = written == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isSafe, rename(working, path) == 0 else {
            throw Failure(path: path, reason: String(cString: strerror(errno)))
        }
    }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "heelstrike" }
        let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return text.isEmpty || !text.utf8.allSatisfy({ $0 < 128 }) ? "heelstrike" : text
    }

    private static var addresses: [GeneralName] {
        ((try? System.enumerateDevices()) ?? []).compactMap { device in
            guard let text = device.address?.ipAddress else { return nil }
            let isOld = !text.contains(":")
            var number = [UInt8](repeating: 0, count: isOld ? 4 : 16)
            // A zone ("%eth0") is no part of the number.
            let plain = String(text.prefix { $0 != "%" })
            guard inet_pton(isOld ? AF_INET : AF_INET6, plain, &number) == 1 else { return nil }
            return .ipAddress(ASN1OctetString(contentBytes: number[...]))
        }
    }
}
