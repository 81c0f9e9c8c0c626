public import SensorData

/// Asks devices what they are, without starting them.
public struct SensorProbe: Sendable {
    /// What came of asking at one address.
    public struct Answer: Sendable {
        public var address: DeviceAddress
        public var result: Result<DeviceDescriptor, DeviceError>
    }

    /// Seconds to wait for an answer.
    public var patience: Double
    public var discovery: DeviceDiscovery

    public init(patience: Double = 2.5, discovery: DeviceDiscovery = DeviceDiscovery()) {
        self.patience = patience
        self.discovery = discovery
    }

    /// Asks at all addresses at once; the answers come in the order of the addresses.
    public func ask(_ addresses: [DeviceAddress]) async throws(DeviceError) -> [Answer] {
        let hub = try DeviceHub(discovery: discovery)
        defer { hub.stop() }
        var asked: [PortID: Int] = [:]
        var sessions = addresses.map { _ in SensorSession(startsStreams: false) }
        var answers: [Answer] = []
        for (index, address) in addresses.enumerated() {
            answers.append(Answer(address: address, result: .failure(.noAnswer(address: "\(address)"))))
            do throws(DeviceError) { asked[try hub.connect(address)] = index } catch {
                answers[index].result = .failure(error)
            }
        }
        let end = MonotonicClock.now().nanoseconds + Int64(patience * 1e9)
        for await event in hub.events {
            if let port = event.port, let index = asked[port] {
                switch event.content {
                case .opened: hub.send(sessions[index].open(at: event.time), to: port)
                case .bytes(let bytes):
                    hub.send(sessions[index].receive(bytes, at: event.time).answer, to: port)
                case .closed: sessions[index].close()
                case .overrun, .tick: break
                }
                if let device = sessions[index].device { answers[index].result = .success(device) }
            } else {
                for (port, index) in asked { hub.send(sessions[index].tick(at: event.time), to: port) }
            }
            if asked.values.allSatisfy({ sessions[$0].device != nil }) || event.time.nanoseconds >= end { break }
        }
        return answers
    }
}
