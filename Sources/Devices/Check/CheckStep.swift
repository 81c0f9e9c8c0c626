/// The steps of a check, in their order.
enum CheckStep: Int, CaseIterable, Sendable {
    case hello
    case helloAgain
    case stop
    case unknownStream
    case tooShort
    case longer
    case unknownType
    case otherVersion
    case damaged
    case garbage
    case start
    case repetition
    case stream
    case stopAgain
    case quiet
    case restart
    case end

    /// Nanoseconds after which the step is over at the latest.
    var limit: Int64 {
        switch self {
        case .hello: 3_000_000_000
        case .helloAgain, .stop, .unknownStream, .tooShort, .longer, .garbage, .stopAgain, .end: 1_500_000_000
        case .start, .restart: 2_500_000_000
        // Nothing may come in these.
        case .unknownType, .otherVersion, .damaged, .repetition, .quiet: 400_000_000
        case .stream: 5_200_000_000
        }
    }
}
