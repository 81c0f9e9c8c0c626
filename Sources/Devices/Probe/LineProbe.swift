import SensorData
import WireProtocol

/// Finds out what sends on one line: listens at each usual rate, lets every decoder judge, and asks in our own protocol where
/// nothing is said.
///
/// Times come in with what happened, so that it can be tested without a line.
struct LineProbe: Sendable {
    enum Action: Equatable, Sendable {
        case send([UInt8])
        /// Go on at this rate.
        case retune(UInt32)
    }

    /// Nanoseconds of listening before anything is said.
    private static let listenTime: Int64 = 300_000_000
    /// Nanoseconds of silence after which a line is asked whether it is our own sensor, although another was named: those that we
    /// know send by themselves.
    private static let namedPatience: Int64 = 1_000_000_000
    /// Nanoseconds of heard bytes after which one rate has had its chance.
    private static let dwellTime: Int64 = 900_000_000
    /// Nanoseconds of heard bytes that are judged at the earliest.
    private static let judgeTime: Int64 = 350_000_000
    /// Nanoseconds that a sensor has to answer who it is.
    private static let nameTime: Int64 = 500_000_000
    /// Nanoseconds of silence that the rates after the first get.
    private static let laterPatience: Int64 = 1_200_000_000
    /// Bytes kept for judging: half a second of the fastest line.
    private static let mostBytes = 1 << 16

    private let question: SensorQuestion
    private let patience: Int64
    private let bauds: [UInt32]
    private var step = 0
    private var began: Timestamp?
    private var firstByte: Timestamp?
    private var bytes: [UInt8] = []
    /// Everything heard at the rates before, for the error.
    private var heard = HeardBytes()
    private var session: SensorSession
    private var hasSpoken = false
    /// Another maker's sensor that was recognised and may still say its name.
    private var recognised: (found: FoundSensor, since: Timestamp)?
    private(set) var result: Result<FoundSensor, DeviceError>?

    /// - Parameters:
    ///   - question: what is known already.
    ///   - patience: seconds of silence after which nothing is expected any more.
    ///   - clock: the clock that stamps what is received.
    init(
        _ question: SensorQuestion, patience: Double,
        clock: @escaping @Sendable () -> Timestamp = MonotonicClock.now
    ) {
        self.question = question
        self.patience = Int64(patience * 1e9)
        bauds = question.bauds
        session = SensorSession(startsStreams: false, clock: clock)
    }

    private var baud: UInt32 { bauds[min(step, bauds.count - 1)] }

    private var address: DeviceAddress {
        guard case .serial(let path, _) = question.address else { return question.address }
        return .serial(path: path, baud: baud)
    }

    mutating func opened(at time: Timestamp) -> [Action] {
        step = 0
        begin(at: time)
        return address != question.address ? [.retune(baud)] : []
    }

    mutating func fail(_ error: DeviceError) {
        if result == nil { result = .failure(error) }
    }

    private mutating func begin(at time: Timestamp) {
        began = time
        firstByte = nil
        bytes = []
        hasSpoken = false
        recognised = nil
        session.close()
    }

    /// Takes in bytes; those from before the present rate are not for this.
    mutating func received(_ received: [UInt8], at time: Timestamp) -> [Action] {
        guard result == nil, let began, time >= began else { return [] }
        if firstByte == nil { firstByte = time }
        if bytes.count < Self.mostBytes { bytes += received }
        heard.take(received, baud: baud)
        if session.state != .away {
            let answer = session.receive(received, at: time).answer
            if let device = session.device {
                conclude(FoundSensor(address: address, wire: .heelstrike, device: device))
                return []
            }
            return answer.isEmpty ? [] : [.send(answer)]
        }
        return []
    }

    mutating func tick(at time: Timestamp) -> [Action] {
        guard result == nil, let began else { return [] }
        if let recognised {
            take(name: recognised.found, since: recognised.since, at: time)
            return []
        }
        let inStep = time.nanoseconds - began.nanoseconds
        let listened = firstByte.map { time.nanoseconds - $0.nanoseconds } ?? 0
        if listened >= Self.judgeTime, let found = judgement(seconds: Double(listened) / 1e9) {
            return recognise(found, at: time)
        }
        let limit = step == 0 ? patience : Self.laterPatience
        if firstByte == nil ? inStep >= limit : listened >= Self.dwellTime && inStep >= Self.dwellTime {
            // Our own sensor needs time to say all that it is.
            if !isDescribing || inStep >= patience { return nextRate(at: time) }
        }
        guard inStep >= Self.listenTime else { return [] }
        return speak(at: time, isSilent: firstByte == nil && inStep >= Self.namedPatience)
    }

    /// Frames of our own protocol come, and the rest of the description may follow.
    private var isDescribing: Bool { session.state != .away && session.statistics.frames > 0 }

    private mutating func speak(at time: Timestamp, isSilent: Bool) -> [Action] {
        let mayBeOurs = question.wire == nil || question.wire == .heelstrike
        if mayBeOurs || isSilent || session.state != .away {
            let words = session.state != .away ? session.tick(at: time) : session.open(at: time)
            hasSpoken = true
            return words.isEmpty ? [] : [.send(words)]
        }
        guard !hasSpoken, let wire = question.wire, !wire.question.isEmpty else { return [] }
        hasSpoken = true
        return [.send(wire.question)]
    }

    /// What the bytes heard so far are; nil when they are nothing that is looked for.
    private func judgement(seconds: Double) -> FoundSensor? {
        let matches = ProtocolProbe.matches(bytes)
        let match = matches.first { $0.wire == question.wire } ?? matches.first
        guard let match, match.wire != .heelstrike else { return nil }
        var found = FoundSensor(address: address, wire: match.wire, samplesPerSecond: samples(match, seconds))
        if found.wire == .lineTable { found.heard = bytes }
        return found
    }

    /// Samples a second; of rows whose meaning is not known, rows.
    private func samples(_ match: ProtocolProbe.Match, _ seconds: Double) -> Double? {
        guard var decoder = try? match.wire.makeDecoder(configuration: DecoderConfiguration(rate: Frequency(100)))
        else {
            return Double(match.frames) / seconds
        }
        _ = decoder.consume(bytes)
        return decoder.statistics.samples > 0 ? Double(decoder.statistics.samples) / seconds : nil
    }

    private mutating func recognise(_ found: FoundSensor, at time: Timestamp) -> [Action] {
        recognised = (found, time)
        guard found.wire == .xIMU3 else {
            take(name: found, since: time, at: time)
            return []
        }
        return [.send(found.wire.question)]
    }

    /// Reads what the sensor says of itself, and waits for it where it was asked.
    private mutating func take(name found: FoundSensor, since: Timestamp, at time: Timestamp) {
        var found = found
        var configuration = question.configuration
        // Only to read the name; the rate that will be used stands elsewhere.
        configuration.rate = configuration.rate ?? Frequency(100)
        if var decoder = try? found.wire.makeDecoder(configuration: configuration) {
            for case .device(let device) in decoder.consume(bytes) { found.device = device }
        }
        let isNamed = found.wire != .xIMU3 || !(found.device?.serialNumber.isEmpty ?? true)
        if isNamed || time.nanoseconds - since.nanoseconds >= Self.nameTime { conclude(found) }
    }

    /// Judges a sensor that was found by what was asked for.
    private mutating func conclude(_ found: FoundSensor) {
        let path = if case .serial(let path, _) = question.address { path } else { "\(question.address)" }
        if question.isBaudGiven, step > 0, let given = bauds.first {
            result = .failure(.wrongBaud(address: path, given: given, right: baud, speaks: found.wire.title))
        } else if let wire = question.wire, wire != found.wire {
            result = .failure(.wrongProtocol(address: path, given: wire.title, speaks: found.wire.title))
        } else {
            result = .success(found)
        }
    }

    private mutating func nextRate(at time: Timestamp) -> [Action] {
        step += 1
        // On a silent line only our own sensor can be, which speaks at two rates.
        let isUseless = heard.isEmpty && !SensorProtocol.heelstrike.usualBauds.contains(baud)
        guard step < bauds.count, !isUseless else {
            result = .failure(
                heard.isEmpty
                    ? .noAnswer(address: "\(question.address)")
                    : .notUnderstood(address: "\(question.address)", heard: "\(heard)"))
            return []
        }
        begin(at: time)
        return [.retune(baud)]
    }
}
