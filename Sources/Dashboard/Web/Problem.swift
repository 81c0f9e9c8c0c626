import ClinicDatabase
import HTTPTypes
import Hummingbird
import NIOCore

/// Why a request is refused, for a person to read.
struct Problem: Error, Equatable {
    var status: HTTPResponse.Status
    var message: String

    init(_ status: HTTPResponse.Status, _ message: String) {
        self.status = status
        self.message = message
    }

    /// What an error of any kind means for who asked; the error's own words stay inside where they may say too much.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as StoreError: self.init(Self.status(of: error), Self.message(of: error))
        case let error as HTTPError: self.init(error.status, error.body ?? error.status.reasonPhrase)
        case is NIOTooManyBytesError: self.init(.contentTooLarge, "This is more than is taken at once.")
        case is DecodingError: self.init(.badRequest, "This is not what was expected; see /api/v1/openapi.json.")
        default: self.init(.internalServerError, "The station could not do this; its log says why.")
        }
    }

    static let nothingHere = Problem(.notFound, "There is no such page or thing, or it was deleted.")
    static let signInFirst = Problem(.unauthorized, "Sign in first, or bring a token.")
    static let administratorsOnly = Problem(.forbidden, "Only an administrator may do this.")

    private static func status(of error: StoreError) -> HTTPResponse.Status {
        switch error {
        case .noSuch: .notFound
        case .codeTaken, .nameTaken, .lastAdministrator, .stillRecording: .conflict
        case .codeNotUsable, .nameNotUsable, .passwordTooWeak: .unprocessableContent
        case .linkNotValid: .forbidden
        default: .internalServerError
        }
    }

    private static func message(of error: StoreError) -> String {
        switch error {
        case .noSuch: nothingHere.message
        default:
            status(of: error) == .internalServerError ? "The station could not do this; its log says why." : "\(error)"
        }
    }
}
