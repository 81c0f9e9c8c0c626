/// Finds out what is plugged in, without starting it: listens, and asks only in our own protocol and, where a maker documents a
/// harmless question, in his.
public struct SensorProbe: Sendable {
    /// What came of asking at one address.
    public struct Answer: Sendable {
        public var address: DeviceAddress
        public var result: Result<FoundSensor, DeviceError>
    }

    /// Seconds of silence after which no answer is expected.
    public var patience: Double
    public var discovery: DeviceDiscovery

    public init(patience: Double = 2.5, discovery: DeviceDiscovery = DeviceDiscovery()) {
        self.patience = patience
        self.discovery = discovery
    }

    /// Asks at all addresses at once; the answers come in the order of the addresses.
    public func ask(_ addresses: [DeviceAddress]) async throws(DeviceError) -> [Answer] {
        try await ask(addresses.map { SensorQuestion($0) })
    }

    /// Asks all questions at once; the answers come in their order.
    public func ask(_ questions: [SensorQuestion]) async throws(DeviceError) -> [Answer] {
        let hub = try DeviceHub(discovery: discovery)
        defer { hub.stop() }
        var ports: [PortID?] = []
        var probes = questions.map { LineProbe($0, patience: patience) }
        for (index, question) in questions.enumerated() {
            do throws(DeviceError) { ports.append(try hub.connect(question.address)) } catch {
                probes[index].fail(error)
                ports.append(nil)
            }
        }
        for await event in hub.events {
            for (index, port) in ports.enumerated() {
                guard let port, event.port == nil || event.port == port else { continue }
                for action in take(event, &probes[index]) {
                    switch action {
                    case .send(let bytes): hub.send(bytes, to: port)
                    case .retune(let baud): hub.setBaud(baud, of: port)
                    }
                }
            }
            if probes.allSatisfy({ $0.result != nil }) { break }
        }
        return zip(questions, probes).map { question, probe in
            let failure = DeviceError.noAnswer(address: "\(question.address)")
            let result = probe.result ?? .failure(failure)
            let address = if case .success(let found) = result { found.address } else { question.address }
            return Answer(address: address, result: result)
        }
    }

    private func take(_ event: TransportEvent, _ probe: inout LineProbe) -> [LineProbe.Action] {
        switch event.content {
        case .opened: return probe.opened(at: event.time)
        case .bytes(let bytes): return probe.received(bytes, at: event.time)
        case .tick: return probe.tick(at: event.time)
        case .overrun, .closed: return []
        }
    }
}
