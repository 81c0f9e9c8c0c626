/// Runs a check on a device that is plugged in.
public enum DeviceCheckRun {
    /// Talks with the device until the check is over, about ten seconds.
    ///
    /// - Parameters:
    ///   - address: the device; with its baud rate where it has a real line.
    ///   - discovery: where serial ports are looked up.
    ///   - isAsked: asked many times a second whether to end early.
    /// - Returns: the check, with its points.
    /// - Throws: `DeviceError` when it cannot be opened, says nothing, or is unplugged.
    public static func run(
        _ address: DeviceAddress, discovery: DeviceDiscovery = DeviceDiscovery(), until isAsked: () -> Bool
    ) async throws(DeviceError) -> DeviceCheck {
        let hub = try DeviceHub(discovery: discovery)
        defer { hub.stop() }
        let port = try hub.connect(address)
        var check = DeviceCheck()
        for await event in hub.events {
            if check.isOver || isAsked() { break }
            switch event.content {
            case .opened: hub.send(check.open(at: event.time), to: port)
            case .bytes(let bytes): hub.send(check.receive(bytes, at: event.time), to: port)
            case .overrun(let bytes): check.lose(bytes: bytes)
            case .closed(let reason):
                throw .system(address: "\(address)", action: "finish the check", text: reason)
            case .tick: hub.send(check.tick(at: MonotonicClock.now()), to: port)
            }
        }
        return check
    }
}
