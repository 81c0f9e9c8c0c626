public import ClinicDatabase
import FoundationEssentials
import HTTPTypes
public import Hummingbird
import Synchronization

/// Everything that the page and its interface answer from.
public struct Station: Sendable {
    public let store: ClinicStore
    public let link: RecorderLink
    public let feed: LiveFeed
    /// Name of the clinic's time zone.
    let timeZone: String
    /// Seconds on a clock that never goes back.
    let monotonic: @Sendable () -> Double
    let log: @Sendable (String) -> Void
    let metrics = StationMetrics()
    let limit = SignInLimit()
    let seats = UploadSeats()
    /// Wakes when somebody has used the set-up link.
    let setUp = SetUpGate()

    public init(
        store: ClinicStore, link: RecorderLink, feed: LiveFeed, timeZone: String,
        monotonic: @escaping @Sendable () -> Double, log: @escaping @Sendable (String) -> Void
    ) {
        self.store = store
        self.link = link
        self.feed = feed
        self.timeZone = timeZone
        self.monotonic = monotonic
        self.log = log
    }

    /// All that the station answers.
    public func router() -> Router<StationContext> {
        let router = Router(context: StationContext.self, options: .autoGenerateHeadEndpoints)
        let language = ReaderLanguage(store: store, timeZone: timeZone)
        router.middlewares.add(AnswerForm(store: store, language: language, metrics: metrics, log: log))
        router.middlewares.add(CallerLookUp(store: store, language: language))
        addPublicRoutes(to: router)
        addSessionRoutes(to: router)
        addStationRoutes(to: router)
        addPatientRoutes(to: router)
        addRecordingRoutes(to: router)
        addUploadRoutes(to: router)
        addSettingRoutes(to: router)
        addMappingRoutes(to: router)
        addPages(to: router)
        return router
    }

    typealias Answer = @Sendable (Request, StationContext, Caller) async throws -> Response

    /// An answer for who may have it only.
    func only(_ role: Role = .therapist, _ answer: @escaping Answer)
        -> @Sendable (Request, StationContext) async throws
        -> Response
    {
        { request, context in
            guard let caller = context.caller else { throw Problem.signInFirst }
            guard caller.role >= role else { throw Problem.administratorsOnly }
            return try await answer(request, context, caller)
        }
    }

    /// The identifier that stands in a path.
    func identifier<Record>(_ context: StationContext, of record: Record.Type) throws -> Identifier<Record> {
        guard let text = context.parameters.get("id"), let id = Identifier<Record>(text) else {
            throw Problem.nothingHere
        }
        return id
    }

    func note(
        _ action: AuditEntry.Action, _ caller: Caller, _ context: StationContext, _ kind: AuditEntry.Subject.Kind,
        _ id: String? = nil, patient: Identifier<Patient>? = nil, detail: String? = nil
    ) async throws {
        try await store.audit(
            action, by: caller.actor, about: AuditEntry.Subject(kind, id: id), patient: patient,
            from: context.address, detail: detail)
    }
}

/// Lets one waiter know that the station was set up.
final class SetUpGate: Sendable {
    private let (passages, passage) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    func open() { passage.finish() }

    func wait() async { for await _ in passages {} }
}
