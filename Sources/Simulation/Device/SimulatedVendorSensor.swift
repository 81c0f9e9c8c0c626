public import SensorData
public import WireProtocol

/// A simulated walk as another maker's sensor on one foot: it sends unasked from the moment at which its line is first opened.
///
/// On a line that is set to another baud rate than its own, what arrives is garbled, as on a real one.
public struct SimulatedVendorSensor: Sendable {
    private var encoding: VendorEncoding
    private let stream: UInt16
    private let baud: UInt32?
    private let rest: UInt64
    private var samples: WalkSamples
    /// Samples that are not yet due.
    private var waiting: [(ticks: UInt64, values: [Double])] = []
    /// Microseconds since switching on at which the line was first opened.
    private var startTime: UInt64?
    private var endTicks: UInt64?

    /// - Parameters:
    ///   - walk: what the sensor measures.
    ///   - wire: what it speaks; another than our own protocol.
    ///   - side: the foot that it is on, which it does not say.
    ///   - baud: the only rate at which it is understood; nil for a sensor that has no real line.
    ///   - rest: seconds that it stays after its last sample.
    public init(_ walk: SimulatedWalk, wire: SensorProtocol, side: Side, baud: UInt32? = nil, rest: Double = 2) {
        encoding = VendorEncoding(wire, serialNumber: "SIM-\(walk.seed)-\(side == .left ? "L" : "R")")
        stream = SimulatedDevice.stream(side)
        self.baud = baud
        self.rest = UInt64(max(0, rest) * 1_000_000)
        samples = walk.samples()
    }

    /// Returns what is due.
    ///
    /// - Parameters:
    ///   - received: bytes from the host.
    ///   - time: microseconds since the device was switched on; never less than before.
    ///   - hostIsThere: whether the line is open.
    ///   - lineBaud: the rate to which the host has set the line; nil when unknown.
    /// - Returns: what to send, and when to come again.
    public mutating func turn(
        received: [UInt8], at time: UInt64, hostIsThere: Bool, lineBaud: UInt32? = nil
    ) -> SimulatedFirmware.Turn {
        guard hostIsThere || startTime != nil else {
            return SimulatedFirmware.Turn(bytes: [], nextTime: time + 10_000, isOver: false)
        }
        var output: [UInt8] = []
        if startTime == nil {
            startTime = time
            output += encoding.greeting
        }
        let isUnderstood = baud == nil || lineBaud == nil || baud == lineBaud
        if isUnderstood { output += encoding.answer(to: received) }
        let ticks = WalkSamples.firstTick + time - (startTime ?? time)
        fill()
        while let next = waiting.first, next.ticks <= ticks {
            output += encoding.frame(ticks: next.ticks, values: next.values)
            waiting.removeFirst()
            fill()
        }
        if waiting.isEmpty, endTicks == nil { endTicks = ticks + rest }
        // A line at another rate takes its samples at the wrong moments; which wrong bytes come does not matter.
        if !isUnderstood { output = output.map { ($0 &* 167) ^ 0x5A | 0x81 } }
        let nextTicks = waiting.first?.ticks ?? endTicks ?? 0
        return SimulatedFirmware.Turn(
            bytes: output, nextTime: (startTime ?? 0) + max(nextTicks, WalkSamples.firstTick) - WalkSamples.firstTick,
            isOver: endTicks.map { ticks >= $0 } ?? false)
    }

    private mutating func fill() {
        while waiting.isEmpty, let batch = samples.next() {
            guard batch.stream == stream else { continue }
            let width = SimulatedDevice.channelCount
            for (index, ticks) in batch.ticks.enumerated() {
                let raw = batch.raw[(index * width)..<((index + 1) * width)]
                let scaled = raw.enumerated().map { channel, value in
                    switch channel {
                    case 0..<3: value * SimulatedDevice.accelerationScale
                    case 3..<6: value * SimulatedDevice.angularRateScale
                    default: value * SimulatedDevice.loadScale
                    }
                }
                waiting.append((ticks, scaled))
            }
        }
    }
}
