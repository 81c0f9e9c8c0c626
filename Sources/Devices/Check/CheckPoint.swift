/// One thing that the firmware protocol asks of a device, and whether this device does it.
public struct CheckPoint: Equatable, Sendable, CustomStringConvertible {
    public enum Outcome: Equatable, Sendable {
        case passed
        case failed(String)
        /// It did not come up; the text says why it could not be judged.
        case notSeen(String)
    }

    public var rule: Rule
    public var outcome: Outcome

    public init(rule: Rule, outcome: Outcome) {
        self.rule = rule
        self.outcome = outcome
    }

    /// What is asked, in the order of the check.
    public enum Rule: String, CaseIterable, Sendable {
        case frames, hello, description, identity, newBeginning
        case stop, unknownStream, tooShort, longer
        case unknownType, otherVersion, damaged, resynchronises
        case start, everyStream, repetition, samples, sampleTimes, rate
        case status, statusCounts, statusErrors
        case clockReply, clockTicks, clockRate
        case sequence, gaps, quiet, restart

        /// Section of `Firmware-Protocol/PROTOCOL.md`.
        public var section: String {
            switch self {
            case .frames, .resynchronises: "1"
            case .hello, .identity: "3.1"
            case .description, .rate: "3.2"
            case .samples, .sampleTimes: "3.3"
            case .status, .statusCounts, .statusErrors: "3.4"
            case .gaps: "3.5"
            case .clockReply, .clockTicks: "3.6"
            case .stop, .unknownStream, .tooShort, .start, .everyStream, .repetition, .damaged, .quiet, .restart: "3.7"
            case .newBeginning, .sequence: "4"
            case .clockRate: "5"
            case .longer, .unknownType, .otherVersion: "6"
            }
        }

        public var title: String {
            switch self {
            case .frames: "all frames are stuffed, whole and have the right checksum"
            case .hello: "answers HELLO with its own"
            case .description: "describes itself in parts that fit HELLO and can be read"
            case .identity: "keeps its boot identity until a reset"
            case .newBeginning: "takes each HELLO as a new beginning, whatever its sequence number"
            case .stop: "acknowledges STOP, also when it changes nothing"
            case .unknownStream: "refuses START of a stream that it does not have with result 2"
            case .tooShort: "answers a START that is too short with result 3"
            case .longer: "reads a command that is longer than it knows"
            case .unknownType: "ignores a frame of an unknown type"
            case .otherVersion: "ignores a frame of another version"
            case .damaged: "ignores a frame with a wrong checksum"
            case .resynchronises: "finds the next frame behind garbage"
            case .start: "acknowledges START"
            case .everyStream: "sends samples of every stream that it described"
            case .repetition: "ignores a repeated frame"
            case .samples: "samples fit the description"
            case .sampleTimes: "the times of samples rise"
            case .rate: "samples come at the declared rate (within 2 %)"
            case .status: "sends STATUS about once a second"
            case .statusCounts: "STATUS counts the frames that come"
            case .statusErrors: "STATUS counts damaged frames from the host"
            case .clockReply: "answers every clock probe with its number and host time"
            case .clockTicks: "the ticks of clock replies rise, arrival before sending"
            case .clockRate: "its clock counts microseconds (within 1 %)"
            case .sequence: "sequence numbers jump only where GAP says so"
            case .gaps: "GAP names frames that really are missing"
            case .quiet: "sends no more samples after STOP"
            case .restart: "goes on with its sequence numbers after another START"
            }
        }
    }

    public var description: String {
        let place = "\(rule.title)  [PROTOCOL.md \(rule.section)]"
        return switch outcome {
        case .passed: "pass  \(place)"
        case .failed(let reason): "FAIL  \(place): \(reason)"
        case .notSeen(let reason): "  -   \(place): \(reason)"
        }
    }
}
