import SensorData
import WireProtocol

extension DeviceCheck {
    /// What the device does right and wrong; to be read when the check is over.
    public var points: [CheckPoint] {
        guard device != nil else {
            return [CheckPoint(rule: .hello, outcome: hello), CheckPoint(rule: .description, outcome: description)]
        }
        return CheckPoint.Rule.allCases.map { CheckPoint(rule: $0, outcome: outcome($0)) }
    }

    private func outcome(_ rule: CheckPoint.Rule) -> CheckPoint.Outcome {
        switch rule {
        case .frames: frames
        case .hello: hello
        case .description: description
        case .identity: identity
        case .newBeginning:
            heard(.helloAgain).hellos.isEmpty
                ? .failed("no answer to a second HELLO with the same sequence number 0") : .passed
        case .stop: acknowledgement(.stop, .stop, .done)
        case .unknownStream: acknowledgement(.unknownStream, .start, .unknownStream)
        case .tooShort: acknowledgement(.tooShort, .start, .notUnderstood)
        case .longer: acknowledgement(.longer, .stop, .done)
        case .unknownType: silence(.unknownType)
        case .otherVersion: silence(.otherVersion)
        case .damaged: silence(.damaged)
        case .resynchronises: acknowledgement(.garbage, .stop, .done)
        case .start: acknowledgement(.start, .start, .done)
        case .everyStream: everyStream
        case .repetition: silence(.repetition)
        case .samples: samples
        case .sampleTimes: sampleTimes
        case .rate: rate
        case .status: status
        case .statusCounts: statusCounts
        case .statusErrors: statusErrors
        case .clockReply: clockReply
        case .clockTicks: clockTicks
        case .clockRate: clockRate
        case .sequence: sequenceOutcome
        case .gaps: gaps
        case .quiet: quiet
        case .restart: restart
        }
    }

    // MARK: Frames and description

    private var frames: CheckPoint.Outcome {
        guard let first = damages.first else {
            guard let short = all.arrivals.first(where: { $0.frame.content == .malformed }) else { return .passed }
            return .failed(
                "the payload of a frame of type \(short.frame.header.type) is too short or contradicts itself")
        }
        let what =
            switch first {
            case .notStuffed: "broken byte stuffing"
            case .tooShort: "a frame that is too short"
            case .tooLong: "a frame that is too long"
            case .checksum: "a wrong checksum"
            case .version(let version): "version \(version)"
            }
        return .failed("\(damages.count) of \(damages.count + all.arrivals.count) are none; the first has \(what)")
    }

    private var hello: CheckPoint.Outcome {
        guard let hello = heard(.hello).hellos.first else {
            return .failed(
                all.arrivals.isEmpty
                    ? "nothing that came is a frame; is the baud rate right?" : "no HELLO came within three seconds")
        }
        guard hello.highestVersion >= HeelstrikeLimits.version else {
            return .failed("its highest version is \(hello.highestVersion)")
        }
        return .passed
    }

    private var description: CheckPoint.Outcome {
        let heard = heard(.hello)
        guard let hello = heard.hellos.last else { return .notSeen("no HELLO came") }
        guard let part = heard.parts.last else { return .failed("no DESCRIPTOR came") }
        if part.length != hello.descriptorLength || part.checksum != hello.descriptorChecksum {
            return .failed("length or checksum of the parts is not that of HELLO")
        }
        let missing = (0..<part.count).filter { index in !heard.parts.contains { $0.index == index } }
        if let first = missing.first { return .failed("part \(first) of \(part.count) did not come") }
        if decoder.statistics.badDescriptors > 0 {
            return .failed("the parts together have a wrong checksum, or cannot be read as the tables say")
        }
        guard let device else { return .failed("it cannot be read") }
        guard !device.streams.isEmpty else { return .failed("it has no stream") }
        return .passed
    }

    private var identity: CheckPoint.Outcome {
        let identities = Set(all.hellos.map(\.bootIdentity))
        return identities.count > 1 ? .failed("it changed \(identities.count - 1) times without a reset") : .passed
    }

    // MARK: Commands

    private func acknowledgement(
        _ step: CheckStep, _ type: HeelstrikeFrameType, _ result: Acknowledgement.Result
    ) -> CheckPoint.Outcome {
        let wanted = commandSequences[step] ?? 0
        let answers = heard(step).acknowledgements
        guard let answer = answers.first(where: { $0.sequence == wanted }) else {
            guard let other = answers.first else { return .failed("no ACK came") }
            return .failed("ACK names sequence number \(other.sequence) and not \(wanted)")
        }
        if answers.count > 1 { return .failed("\(answers.count) ACK came and not one") }
        if answer.type != type.rawValue { return .failed("ACK names type \(answer.type) and not \(type.rawValue)") }
        return answer.result == result
            ? .passed : .failed("the result is \(answer.result.rawValue) and not \(result.rawValue)")
    }

    /// Nothing may be answered in the step.
    private func silence(_ step: CheckStep) -> CheckPoint.Outcome {
        let heard = heard(step)
        if let answer = heard.acknowledgements.first {
            return .failed("it answers with ACK, result \(answer.result.rawValue)")
        }
        if !heard.hellos.isEmpty { return .failed("it begins anew with HELLO") }
        if step != .repetition, heard.samples.count > 0, !(self.heard(.stop).samples.count > 0) {
            return .failed("it begins to send samples")
        }
        return .passed
    }

    private var everyStream: CheckPoint.Outcome {
        let sent = Set((heard(.start).samples + heard(.stream).samples).map(\.frame.header.stream))
        let missing = (device?.streams ?? []).filter { !sent.contains($0.id) }
        guard let first = missing.first else { return .passed }
        return .failed("none of stream \(first.id) “\(first.name)”")
    }

    private var quiet: CheckPoint.Outcome {
        let count = heard(.quiet).samples.count
        return count == 0 ? .passed : .failed("\(count) SAMPLES came in the 0.4 s after it acknowledged STOP")
    }

    private var restart: CheckPoint.Outcome {
        let sent = heard(.restart).samples
        if case .failed(let reason) = acknowledgement(.restart, .start, .done) { return .failed(reason) }
        guard !sent.isEmpty else { return .failed("no samples came") }
        for arrival in sent {
            let header = arrival.frame.header
            let before = (heard(.stream).samples + heard(.stopAgain).samples).last {
                $0.frame.header.stream == header.stream
            }
            if let before, header.sequence &- before.frame.header.sequence >= 0x8000_0000 {
                return .failed(
                    "stream \(header.stream) went from \(before.frame.header.sequence) back to \(header.sequence)")
            }
        }
        return .passed
    }
}
