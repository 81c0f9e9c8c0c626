import ClinicDatabase
public import Hummingbird
import NIOCore

/// What is known of a request while it is answered.
public struct StationContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// From where it came; empty where that is not known.
    let address: String
    /// Who asks; nil before that is looked up, and for nobody.
    var caller: Caller?

    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? ""
    }

    /// The language of who asks.
    var text = PageText()

    /// The request came from this machine itself.
    var isFromHere: Bool { address == "127.0.0.1" || address == "::1" || address == "::ffff:127.0.0.1" }

    /// Most bytes of a body.
    public var maxUploadSize: Int { RequestBodyReading.mostBytes }
}

/// Who asks.
struct Caller: Sendable {
    enum Kind: Sendable {
        /// A signed-in browser, with the token that unsafe requests must bring.
        case user(User, UserSession, csrf: String)
        case program(APIToken)
    }

    var kind: Kind
    /// In which pages speak to them.
    var text = PageText()

    var role: Role {
        switch kind {
        case .user(let user, _, _): user.role
        case .program(let token): token.role
        }
    }

    var name: String {
        switch kind {
        case .user(let user, _, _): user.name
        case .program(let token): token.name
        }
    }

    var user: User? {
        if case .user(let user, _, _) = kind { user } else { nil }
    }

    var userID: Identifier<User>? { user?.id }

    var csrf: String {
        if case .user(_, _, let csrf) = kind { csrf } else { "" }
    }

    /// As the audit log names them.
    var actor: AuditEntry.Actor {
        switch kind {
        case .user(let user, _, _): .user(user.id, name: user.name)
        case .program(let token): .token(token.id, name: token.name)
        }
    }
}
