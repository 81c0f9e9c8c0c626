import SensorData
import WireProtocol

/// What is judged from the samples, STATUS, GAP and clock replies of a check.
extension DeviceCheck {
    /// Largest relative error of the rate of samples (proposal).
    private static let rateTolerance = 0.02
    /// Largest relative error of the device's clock against this computer's (proposal: crystals are off by 0.01 %).
    private static let clockTolerance = 0.01

    // MARK: Samples

    var samples: CheckPoint.Outcome {
        for arrival in CheckStep.allCases.flatMap({ heard($0).samples }) {
            let number = arrival.frame.header.stream
            guard let stream = device?.streams.first(where: { $0.id == number }) else {
                // Before the host asked, samples may come from a device that was left on.
                if heard(.hello).samples.contains(where: { $0.frame == arrival.frame }) { continue }
                return .failed("some are of stream \(number), which was not described")
            }
            let bytes = stream.channels.reduce(0) { $0 + $1.encoding.byteCount }
            guard let span = arrival.frame.sampleSpan, span.count > 0,
                arrival.frame.payload.count == 6 + Int(span.count) * bytes
            else {
                return .failed(
                    "stream \(number): a payload of \(arrival.frame.payload.count) bytes is not 6 and a multiple of \(bytes)"
                )
            }
            if span.count == 1, span.ticks != 0 {
                return .failed("stream \(number): one sample has a span of \(span.ticks)")
            }
        }
        return .passed
    }

    var sampleTimes: CheckPoint.Outcome {
        for stream in device?.streams ?? [] {
            var last: UInt64?
            for arrival in heard(.stream).samples where arrival.frame.header.stream == stream.id {
                guard let span = arrival.frame.sampleSpan else { continue }
                let first = arrival.frame.header.ticks
                if let last, first <= last {
                    return .failed("stream \(stream.id): tick \(first) after \(last)")
                }
                last = first &+ span.ticks
            }
        }
        return .passed
    }

    var rate: CheckPoint.Outcome {
        for stream in device?.streams ?? [] {
            let sent = heard(.stream).samples.filter { $0.frame.header.stream == stream.id }.map(\.frame)
            guard let first = sent.first, let last = sent.last, first != last else {
                return .notSeen("too few samples of stream \(stream.id)")
            }
            // From the first sample of the first frame to the first of the last one, lost frames counted as the rest.
            let frames = Double(last.header.sequence &- first.header.sequence)
            let counted = sent.dropLast().reduce(0.0) { $0 + Double($1.sampleSpan?.count ?? 0) }
            let count = counted * frames / Double(sent.count - 1)
            let seconds = Double(last.header.ticks &- first.header.ticks) / stream.clockRate.hertz
            guard seconds > 0 else { return .failed("stream \(stream.id): all samples have one time") }
            let measured = count / seconds
            let declared = stream.sampleRate.hertz
            if abs(measured / declared - 1) > Self.rateTolerance {
                return .failed(
                    "stream \(stream.id) “\(stream.name)”: \(Self.text(measured)) Hz, declared \(Self.text(declared)) Hz"
                )
            }
        }
        return .passed
    }

    private static func text(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }

    // MARK: STATUS

    var status: CheckPoint.Outcome {
        let times = heard(.stream).arrivals.filter { if case .status = $0.frame.content { true } else { false } }
            .map(\.time.seconds)
        // 5.2 seconds; a device that reports each stream sends as many as it has.
        let kinds = max(1, Set(heard(.stream).statuses.map(\.stream)).count)
        let count = times.count / kinds
        guard (3...10).contains(count) else { return .failed("\(count) came in 5.2 s") }
        return .passed
    }

    var statusCounts: CheckPoint.Outcome {
        let arrivals = heard(.stream).arrivals
        let reports = arrivals.enumerated().compactMap { index, arrival -> (index: Int, status: DeviceStatus)? in
            guard case .status(let status) = arrival.frame.content, status.stream == HeelstrikeLimits.deviceStream
            else { return nil }
            return (index, status)
        }
        guard let first = reports.first, let last = reports.last, first.index < last.index else {
            return .notSeen("too few STATUS of all streams together")
        }
        if last.status.produced < first.status.produced || last.status.dropped < first.status.dropped {
            return .failed("its counters went back")
        }
        if last.status.dropped > last.status.produced { return .failed("it dropped more frames than it made") }
        let said = Int(last.status.produced - first.status.produced) - Int(last.status.dropped - first.status.dropped)
        let came = arrivals[first.index..<last.index].count { $0.frame.content == .samples }
        // STATUS may overtake samples that wait.
        let tolerance = max(4 * (device?.streams.count ?? 1), came / 20)
        return abs(said - came) <= tolerance + damages.count || overrunBytes > 0
            ? .passed : .failed("between two STATUS it says \(said) frames were sent, and \(came) came")
    }

    var statusErrors: CheckPoint.Outcome {
        let damaged = CheckStep.damaged.rawValue
        let before = CheckStep.allCases.filter { $0.rawValue < damaged }.flatMap { heard($0).statuses }.last
        let after = CheckStep.allCases.filter { $0.rawValue > damaged }.flatMap { heard($0).statuses }.last
        guard let after else { return .notSeen("no STATUS came") }
        return after.checksumErrors > (before?.checksumErrors ?? 0)
            ? .passed : .failed("a frame with a wrong checksum was sent, and its count stays \(after.checksumErrors)")
    }

    // MARK: Clock

    var clockReply: CheckPoint.Outcome {
        let replies = all.replies
        for probe in sentProbes {
            guard let reply = replies.first(where: { $0.number == probe.number }) else {
                return .failed("no reply to probe \(probe.number)")
            }
            if reply.hostTime != probe.hostTime { return .failed("the host time is not copied as it was sent") }
        }
        return .passed
    }

    var clockTicks: CheckPoint.Outcome {
        guard !all.replies.isEmpty else { return .notSeen("no reply came") }
        var last: UInt64 = 0
        for reply in all.replies {
            if reply.receivedTicks > reply.sentTicks {
                return .failed("it sent at \(reply.sentTicks) what arrived only at \(reply.receivedTicks)")
            }
            if reply.receivedTicks < last { return .failed("tick \(reply.receivedTicks) after \(last)") }
            last = reply.sentTicks
        }
        return .passed
    }

    var clockRate: CheckPoint.Outcome {
        let replies = heard(.stream).replies
        guard let first = replies.first, let last = replies.last, last.hostTime > first.hostTime else {
            return .notSeen("too few clock replies")
        }
        let device = Double(last.receivedTicks) - Double(first.receivedTicks)
        let host = Double(last.hostTime - first.hostTime) / 1000
        // 20 ms for two arrivals that waited differently.
        guard abs(device - host) <= host * Self.clockTolerance + 20_000 else {
            return .failed("\(Int(device)) ticks in \(Int(host)) µs")
        }
        return .passed
    }

    // MARK: Loss

    /// Jumps of a stream's sequence numbers: the stream and the missing numbers.
    private var jumps: [(stream: UInt16, first: UInt32, count: UInt32)] {
        var last: [UInt16: UInt32] = [:]
        var jumps: [(stream: UInt16, first: UInt32, count: UInt32)] = []
        for arrival in all.arrivals {
            let header = arrival.frame.header
            defer { last[header.stream] = header.sequence }
            guard let before = last[header.stream] else { continue }
            let missing = header.sequence &- before &- 1
            if missing != 0 { jumps.append((header.stream, before &+ 1, missing)) }
        }
        return jumps
    }

    var sequenceOutcome: CheckPoint.Outcome {
        if overrunBytes > 0 { return .notSeen("this computer was too slow and lost \(overrunBytes) bytes") }
        let gaps = all.gaps
        // A damaged frame is missing too, which the device does not know.
        var excused = damages.count
        for jump in jumps {
            if jump.count == .max { return .failed("stream \(jump.stream) sent \(jump.first &- 1) twice") }
            if jump.count >= 0x8000_0000 { return .failed("stream \(jump.stream) went back behind \(jump.first &- 1)") }
            let isSaid = gaps.contains {
                $0.stream == jump.stream && $0.firstMissing == jump.first && $0.count == jump.count
            }
            let said = gaps.filter { gap in
                gap.stream == jump.stream && gap.firstMissing &- jump.first < jump.count
            }.reduce(UInt64(0)) { $0 + UInt64($1.count) }
            if isSaid || said >= UInt64(jump.count) { continue }
            excused -= Int(jump.count) - Int(said)
            if excused < 0 {
                return .failed(
                    "stream \(jump.stream): \(jump.count) frames from \(jump.first) on are missing without a GAP")
            }
        }
        return .passed
    }

    var gaps: CheckPoint.Outcome {
        let gaps = all.gaps
        guard !gaps.isEmpty else { return .notSeen("nothing was dropped") }
        for gap in gaps {
            let came = all.arrivals.first {
                $0.frame.header.stream == gap.stream && $0.frame.header.sequence &- gap.firstMissing < gap.count
            }
            if let came {
                return .failed("frame \(came.frame.header.sequence) of stream \(gap.stream) came all the same")
            }
        }
        return .passed
    }
}
