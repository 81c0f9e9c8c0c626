import SensorData
import WireProtocol

/// What a device sent in one step of a check.
struct CheckEvidence: Sendable {
    struct Arrival: Sendable {
        var frame: HeelstrikeFrame
        var time: Timestamp
    }

    var arrivals: [Arrival] = []

    var hellos: [Hello] {
        arrivals.compactMap {
            if case .hello(let hello) = $0.frame.content, hello.role == .device { hello } else { nil }
        }
    }

    var parts: [DescriptorPart] {
        arrivals.compactMap { if case .descriptor(let part) = $0.frame.content { part } else { nil } }
    }

    var acknowledgements: [Acknowledgement] {
        arrivals.compactMap { if case .acknowledgement(let answer) = $0.frame.content { answer } else { nil } }
    }

    var statuses: [DeviceStatus] {
        arrivals.compactMap { if case .status(let status) = $0.frame.content { status } else { nil } }
    }

    var gaps: [StreamGap] {
        arrivals.compactMap { if case .gap(let gap) = $0.frame.content { gap } else { nil } }
    }

    var replies: [ClockReply] {
        arrivals.compactMap { if case .clockReply(let reply) = $0.frame.content { reply } else { nil } }
    }

    var samples: [Arrival] { arrivals.filter { $0.frame.content == .samples } }
}

extension HeelstrikeFrame {
    /// Number of samples and ticks from the first to the last; nil for another frame or one that is too short.
    var sampleSpan: (count: UInt64, ticks: UInt64)? {
        guard content == .samples, payload.count >= 6 else { return nil }
        let count = UInt64(payload[0]) | UInt64(payload[1]) << 8
        let span = (2..<6).reduce(UInt64(0)) { $0 | UInt64(payload[$1]) << UInt64(8 * ($1 - 2)) }
        return (count, span)
    }
}
