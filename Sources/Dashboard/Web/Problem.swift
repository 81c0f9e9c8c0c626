import ClinicDatabase
import HTTPTypes
import Hummingbird
import NIOCore

/// A refused request: its status, and why.
struct Problem: Error, Equatable {
    var status: HTTPResponse.Status
    var reason: Reason

    init(_ status: HTTPResponse.Status, _ reason: Reason) {
        self.status = status
        self.reason = reason
    }

    /// What an error of any kind means for who asked; the error's own words stay inside where they may say too much.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let error as StoreError: self.init(Self.status(of: error), .store(error))
        case let error as HTTPError: self.init(error.status, .program(error.body ?? error.status.reasonPhrase))
        case is NIOTooManyBytesError: self.init(.contentTooLarge, .tooMuch)
        case is DecodingError:
            self.init(.badRequest, .program("This is not what was expected; see /api/v1/openapi.json."))
        default: self.init(.internalServerError, .internalError)
        }
    }

    static let nothingHere = Problem(.notFound, .nothingHere)
    static let signInFirst = Problem(.unauthorized, .signInFirst)
    static let administratorsOnly = Problem(.forbidden, .administratorsOnly)

    private static func status(of error: StoreError) -> HTTPResponse.Status {
        switch error {
        case .noSuch: .notFound
        case .codeTaken, .nameTaken, .lastAdministrator, .stillRecording: .conflict
        case .codeNotUsable, .nameNotUsable, .passwordTooWeak: .unprocessableContent
        case .linkNotValid: .forbidden
        default: .internalServerError
        }
    }
}
