public import SensorData

/// Names a connection inside one hub.
public struct PortID: Hashable, Sendable {
    let number: Int
    let isUSB: Bool
}

/// Something that came from a connection, stamped by the thread that saw it first.
public struct TransportEvent: Equatable, Sendable {
    /// nil when it concerns none.
    public var port: PortID?
    /// Monotonic host time.
    public var time: Timestamp
    public var content: Content

    public enum Content: Equatable, Sendable {
        /// The connection is there, or there again; the text is what was opened.
        case opened(String)
        /// Bytes as they were received.
        case bytes([UInt8])
        /// This many bytes were received and not taken away in time.
        case overrun(bytes: UInt64)
        /// The connection went away; it is opened again as soon as the same device is back.
        case closed(reason: String)
        /// Time goes by.
        case tick
    }
}
