import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads what a request brings, within bounds of size and time.
enum RequestBodyReading {
    static let mostBytes = 64 * 1024
    /// In which a body must be there: a browser in the same house takes milliseconds.
    static let longest = Duration.seconds(10)

    /// The body's JSON.
    ///
    /// - Throws: `Problem` with 408, 413, 415 or 400.
    static func json<Value: Decodable>(_ type: Value.Type, of request: Request) async throws -> Value {
        // A form of a foreign page cannot send this type without asking first.
        guard request.headers[.contentType]?.lowercased().hasPrefix("application/json") == true else {
            throw Problem(
                .unsupportedMediaType, .program("The body must be JSON, with Content-Type: application/json."))
        }
        let buffer = try await bytes(of: request)
        guard !holdsNull(buffer.readableBytesView) else {
            throw Problem(.badRequest, .program("A text holds the character U+0000, which no text has here."))
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        do {
            return try decoder.decode(type, from: Data(buffer.readableBytesView))
        } catch let error as DecodingError {
            throw Problem(.badRequest, .program(text(error)))
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.badRequest, .program("The body is not JSON."))
        }
    }

    /// Whether a string of the JSON holds U+0000, which files, logs and the database would each take for the end of a text.
    private static func holdsNull(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = bytes[...]
        while let place = rest.firstIndex(of: UInt8(ascii: "\\")) {
            rest = rest[rest.index(after: place)...]
            if rest.starts(with: "u0000".utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    private static func bytes(of request: Request) async throws -> ByteBuffer {
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > mostBytes {
            throw Problem(.contentTooLarge, .program("A body has at most \(mostBytes) bytes."))
        }
        return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask { try await request.body.collect(upTo: mostBytes) }
            group.addTask {
                try await Task.sleep(for: longest)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let buffer = first else {
                throw Problem(.requestTimeout, .program("The body did not come in time."))
            }
            return buffer
        }
    }

    private static func text(_ error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.map(\.stringValue).joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, _): "“\(key.stringValue)” is missing."
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            "“\(path(context))” is not of the right kind."
        case .dataCorrupted(let context) where !context.codingPath.isEmpty:
            "“\(path(context))”: \(context.debugDescription)."
        default: "The body is not JSON."
        }
    }
}
