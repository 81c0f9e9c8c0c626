import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Report

extension Response {
    /// A value as JSON.
    static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) -> Response {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else {
            return Response(status: .internalServerError)
        }
        return bytes(Array(data), type: "application/json; charset=utf-8", status: status)
    }

    /// One of our pages.
    static func page(_ markup: Markup, status: HTTPResponse.Status = .ok) -> Response {
        var text = "<!DOCTYPE html>\n"
        markup.write(to: &text)
        text += "\n"
        return bytes(
            Array(text.utf8), type: "text/html; charset=utf-8", status: status, policy: ContentPolicy.page)
    }

    /// A report's page, which is whole in itself and has no script.
    static func report(_ text: String) -> Response {
        bytes(Array(text.utf8), type: "text/html; charset=utf-8", policy: ContentPolicy.report)
    }

    static func bytes(
        _ bytes: [UInt8], type: String, status: HTTPResponse.Status = .ok, policy: String = ContentPolicy.data
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .contentSecurityPolicy: policy],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static var done: Response { Response(status: .noContent) }
}
