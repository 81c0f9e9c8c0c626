import FoundationEssentials
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import ClinicDatabase
@testable import Dashboard

/// A station without sensors and without a network: requests go straight to its router.
struct StationClient {
    struct Answer {
        var status: Int
        var headers: HTTPFields
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .iso8601
            return try decoder.decode(type, from: Data(body))
        }
    }

    struct Session: Decodable { var csrfToken: String }
    struct Row: Decodable { var id: String }

    static let password = "a long walk in spring"

    let station: Station
    let time = TestTime()
    private let folder: TestFolder
    private let responder: RouterResponder<StationContext>
    var cookie: String?
    var csrf: String?

    init() throws {
        folder = try TestFolder()
        let store = try ClinicStore(
            inMemoryWith: folder.data, passwordCost: PasswordHash.Cost(logarithm: 1, blockSize: 1, parallelism: 1),
            clock: { Date(timeIntervalSince1970: 1_800_000_000) })
        station = Station(
            store: store, link: RecorderLink(), feed: LiveFeed(), timeZone: "Europe/Berlin",
            monotonic: { [time] in time.seconds }, log: { Issue.record("the station says: \($0)") })
        responder = station.router().buildResponder()
    }

    /// One with an administrator who has signed in.
    static func signedIn() async throws -> StationClient {
        var client = try StationClient()
        let link = try await client.station.store.makeSetupLink()
        let answer = try await client.ask(
            .post, "/api/v1/set-up", json: #"{"link":"\#(link.text)","name":"Anna","password":"\#(password)"}"#)
        try client.keep(answer)
        return client
    }

    /// Takes the cookie and the token of a sign-in.
    mutating func keep(_ answer: Answer) throws {
        try #require(answer.status == 200, "\(answer.text)")
        cookie = try #require(answer.headers[.setCookie]?.split(separator: ";").first.map(String.init))
        csrf = try answer.json(Session.self).csrfToken
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, json: String? = nil, body: [UInt8]? = nil,
        headers: [String: String] = [:]
    ) async throws -> Answer {
        var fields = HTTPFields()
        if json != nil { fields[.contentType] = "application/json" }
        if let cookie { fields[.cookie] = cookie }
        if let csrf { fields[try #require(HTTPField.Name("X-CSRF-Token"))] = csrf }
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value.isEmpty ? nil : value }
        let head = HTTPRequest(
            method: method, scheme: "https", authority: "station:8443", path: path, headerFields: fields)
        let request = Request(
            head: head, body: RequestBody(buffer: ByteBuffer(bytes: body ?? Array((json ?? "").utf8))))
        let context = StationContext(
            source: ApplicationRequestContextSource(channel: EmbeddedChannel(), logger: Logger(label: "test")))
        let response = try await responder.respond(to: request, context: context)
        let collected = Collected()
        try await response.body.write(Writer(collected: collected))
        return Answer(
            status: response.status.code, headers: response.headers, body: collected.bytes.withLock { $0 })
    }

    private final class Collected: Sendable {
        let bytes = Mutex([UInt8]())
    }

    private struct Writer: ResponseBodyWriter {
        let collected: Collected

        mutating func write(_ buffer: ByteBuffer) async throws {
            collected.bytes.withLock { $0 += Array(buffer.readableBytesView) }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}

/// A data folder that goes with the value.
final class TestFolder: Sendable {
    let data: DataFolder

    init() throws {
        data = DataFolder(
            FileManager.default.temporaryDirectory.path + "/station-\(UInt64.random(in: 0...(.max)))")
        try data.make()
    }

    deinit { try? FileManager.default.removeItem(atPath: data.path) }
}

/// A clock that goes when it is told.
final class TestTime: Sendable {
    private let now = Mutex(1000.0)

    var seconds: Double { now.withLock { $0 } }

    func pass(_ seconds: Double) { now.withLock { $0 += seconds } }
}
