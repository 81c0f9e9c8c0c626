import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Reads a file that a request brings, piece by piece, so that none is in memory as a whole.
enum UploadReading {
    /// Bytes of the longest file: 14 hours of two insoles with 16 cells at 200 Hz.
    static let mostBytes = 1_000_000_000
    static let type = "application/octet-stream"
    private static let pieceBytes = 1 << 20
    /// In each such time so many bytes must come: a tenth of what a poor wireless network carries.
    private static let patience = Duration.seconds(30)
    private static let fewestBytes = 1 << 18

    /// The length that a request states of its body.
    ///
    /// - Throws: `Problem` with 411, 413 or 415.
    static func length(of request: Request) throws -> Int {
        // A form of a foreign page cannot send this type without asking first.
        guard request.headers[.contentType]?.lowercased().hasPrefix(type) == true else {
            throw Problem(
                .unsupportedMediaType,
                .program("The body must be the recording's own bytes, with Content-Type: \(type)."))
        }
        // Without it a cut connection would look like the end of the file.
        guard let length = request.headers[.contentLength].flatMap({ Int($0) }), length >= 0 else {
            throw Problem(.lengthRequired, .program("The length of the body must be stated, as Content-Length."))
        }
        guard length <= mostBytes else { throw Problem(.contentTooLarge, .uploadTooLarge) }
        return length
    }

    /// Hands over all of a body.
    ///
    /// - Parameters:
    ///   - request: what brings it.
    ///   - length: of which so many bytes must come.
    ///   - take: gets piece by piece, in order; the next comes when it is done.
    /// - Throws: `Problem` with 400 where the body ends early and 408 where it comes too slowly, and what `take` throws.
    static func pieces(
        of request: Request, length: Int, take: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        let arrived = Arrived()
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask {
                var piece: [UInt8] = []
                for try await buffer in request.body {
                    piece += buffer.readableBytesView
                    arrived.add(buffer.readableBytes)
                    guard arrived.count <= length else { throw Problem(.badRequest, .uploadCut) }
                    guard piece.count >= pieceBytes else { continue }
                    try await take(piece)
                    piece.removeAll(keepingCapacity: true)
                }
                guard arrived.count == length else { throw Problem(.badRequest, .uploadCut) }
                if !piece.isEmpty { try await take(piece) }
            }
            group.addTask {
                var before = 0
                while true {
                    try await Task.sleep(for: patience)
                    let now = arrived.count
                    guard now - before >= fewestBytes || now == length else {
                        throw Problem(.requestTimeout, .uploadSlow)
                    }
                    before = now
                }
            }
            try await group.next()
        }
    }

    private final class Arrived: Sendable {
        private let bytes = Atomic(0)

        var count: Int { bytes.load(ordering: .relaxed) }
        func add(_ count: Int) { bytes.wrappingAdd(count, ordering: .relaxed) }
    }
}

/// Bounds how many files come in at a time: each takes its share of the disk that a recording is written to.
final class UploadSeats: Sendable {
    private static let most = 3
    private let taken = Mutex(0)

    /// - Throws: `Problem` with 429 where there is none.
    func withSeat<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        let isSeated = taken.withLock { taken in
            guard taken < Self.most else { return false }
            taken += 1
            return true
        }
        guard isSeated else { throw Problem(.tooManyRequests, .tooManyUploads) }
        defer { taken.withLock { $0 -= 1 } }
        return try await work()
    }
}
