import Glibc
import HTTPTypes
import Hummingbird
import NIOCore

/// A recording's file as an answer, piece by piece, so that none is in memory as a whole.
enum FileAnswer {
    private static let pieceBytes = 1 << 16

    /// - Parameters:
    ///   - path: of our own making, never of the request's.
    ///   - name: under which the browser keeps it.
    /// - Returns: the file as a download.
    /// - Throws: `Problem` where it cannot be opened.
    static func response(path: String, name: String) throws -> Response {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { throw Problem(.conflict, .fileMissing) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            close(descriptor)
            throw Problem(.conflict, .fileMissing)
        }
        let file = OpenedFile(descriptor: descriptor)
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .contentDisposition: "attachment; filename=\"\(name)\"",
            ],
            body: ResponseBody(contentLength: Int(status.st_size)) { writer in
                while let piece = file.next(pieceBytes) { try await writer.write(ByteBuffer(bytes: piece)) }
                try await writer.finish(nil)
            })
    }

    /// Closed when the answer is gone, whether it was read or not.
    private final class OpenedFile: Sendable {
        private let descriptor: Int32

        init(descriptor: Int32) { self.descriptor = descriptor }

        deinit { close(descriptor) }

        func next(_ count: Int) -> [UInt8]? {
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = max(0, read(descriptor, buffer.baseAddress, count))
            }
            return bytes.isEmpty ? nil : bytes
        }
    }
}
