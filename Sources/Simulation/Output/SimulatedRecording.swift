public import Recording
import SensorData
public import WireProtocol

/// A walk as the entries of a recording, one after the other.
public struct SimulatedRecording: Sendable {
    /// Nanoseconds from a batch's last sample until the host has its bytes.
    private static let transferTime: Int64 = 2_000_000

    public let header: RecordingHeader
    private let device: String
    private var samples: WalkSamples
    private var encoder: HeelstrikeEncoder
    private var position = Position.opening
    private var hostTime = Timestamp.zero

    private enum Position {
        case opening
        case hello
        case samples
        case ended
    }

    init(_ walk: SimulatedWalk) {
        var session = SessionInformation()
        session.patientCode = "simulated-\(walk.seed)"
        session.weight = walk.person.bodyMass
        session.height = (100 * walk.person.stature).rounded()
        header = RecordingHeader(writtenBy: "heelstrike simulator", session: session)
        device = "simulator, seed \(walk.seed)"
        samples = walk.samples()
        encoder = HeelstrikeEncoder(device: walk.device, bootIdentity: walk.seed)
    }

    /// The next entry; nil after the end.
    public mutating func next() throws(EncodingFailure) -> RecordingEntry? {
        switch position {
        case .opening:
            position = .hello
            return entry(
                .opened(
                    SourceDescription(
                        protocolName: SensorProtocol.heelstrike.rawValue, origin: device,
                        remarks: ["Simulated walk; no person walked."])))
        case .hello:
            position = .samples
            return entry(.bytes(encoder.hello()))
        case .samples:
            guard let batch = samples.next() else {
                position = .ended
                return entry(.end)
            }
            let bytes = try encoder.samples(stream: batch.stream, ticks: batch.ticks, raw: batch.raw)
            if let last = batch.ticks.last {
                let sinceStart = Int64(clamping: last - WalkSamples.firstTick) * 1000
                hostTime = Timestamp(nanoseconds: sinceStart + Self.transferTime)
            }
            return entry(.bytes(bytes))
        case .ended: return nil
        }
    }

    private func entry(_ content: RecordingEntry.Content) -> RecordingEntry {
        RecordingEntry(source: 0, hostTime: hostTime, content: content)
    }
}
