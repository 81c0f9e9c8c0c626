import SensorData

/// What the simulated pair of insoles says of itself.
enum SimulatedDevice {
    static let cellCount = 16
    static let channelCount = 6 + cellCount
    /// m/s² of one count.
    static let accelerationScale = 16 * standardGravity / 32768
    /// rad/s of one count.
    static let angularRateScale = 2000 * Double.pi / 180 / 32768
    /// N of one count.
    static let loadScale = 0.05
    /// Where a cell saturates: 1000 N.
    static let greatestLoadCount = 20_000.0

    /// The stream's number inside the device.
    static func stream(_ side: Side) -> UInt16 { side == .left ? 1 : 2 }

    /// A device that has the insoles of these feet; a single one has the foot in its serial number.
    static func descriptor(sampleRate: Frequency, seed: UInt64, footLength: Double, feet: [Side]) -> DeviceDescriptor {
        let suffix = feet.count == 1 ? "-\(feet[0] == .left ? "L" : "R")" : ""
        return DeviceDescriptor(
            manufacturer: "Heelstrike", model: feet.count == 1 ? "Simulated insole" : "Simulated insoles",
            serialNumber: "SIM-\(seed)\(suffix)", firmware: "1",
            streams: feet.map { stream($0, sampleRate: sampleRate, footLength: footLength) })
    }

    private static func stream(_ side: Side, sampleRate: Frequency, footLength: Double) -> StreamDescriptor {
        let axes: [Axis] = [.x, .y, .z]
        let acceleration = axes.map { axis in
            ChannelDescriptor(
                name: "acceleration \(axis.rawValue)", quantity: .acceleration(axis), unit: .metresPerSecondSquared,
                encoding: .int16, scale: accelerationScale,
                range: -32768 * accelerationScale...32767 * accelerationScale)
        }
        let angularRate = axes.map { axis in
            ChannelDescriptor(
                name: "angular rate \(axis.rawValue)", quantity: .angularRate(axis), unit: .radiansPerSecond,
                encoding: .int16, scale: angularRateScale,
                range: -32768 * angularRateScale...32767 * angularRateScale)
        }
        let loads = (1...cellCount).map { number in
            ChannelDescriptor(
                name: "cell \(number)", quantity: .cellLoad(number), unit: .newton, encoding: .uint16,
                scale: loadScale, range: 0...greatestLoadCount * loadScale)
        }
        return StreamDescriptor(
            id: stream(side), name: "\(side.rawValue) insole", side: side, placement: .insole, mounting: .footAxes,
            sampleRate: sampleRate, clockRate: .microseconds, channels: acceleration + angularRate + loads,
            cells: SoleLayout.cells(side, footLength: footLength))
    }
}
