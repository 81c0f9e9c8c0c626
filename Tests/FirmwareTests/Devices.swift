import SensorData

/// A seeded generator (SplitMix64, Steele and others 2014), so that each run tests the same.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

enum Devices {
    /// The device of the conformance vectors.
    static let ofVectors = DeviceDescriptor(
        manufacturer: "Example", model: "Insole", serialNumber: "0017", firmware: "1.0.0",
        streams: [
            StreamDescriptor(
                id: 1, name: "left", side: .left, placement: .insole, mounting: .footAxes,
                sampleRate: Frequency(1024, per: 5),
                channels: [
                    ChannelDescriptor(
                        name: "ax", quantity: .acceleration(.x), unit: .standardGravity, encoding: .int16,
                        scale: 1.0 / 2048, range: -16...16),
                    ChannelDescriptor(name: "cell 1", quantity: .cellLoad(1), unit: .counts, encoding: .uint16),
                    ChannelDescriptor(
                        name: "T", quantity: .temperature, unit: .degreeCelsius, encoding: .float32, offset: 20),
                ],
                cells: [PressureCell(number: 1, x: 30, y: -4.5, area: 250, region: .heel)])
        ])

    /// One channel of every encoding, and a second stream with another clock.
    static let allEncodings = DeviceDescriptor(
        manufacturer: "Beispiel", model: "Sohle µ", serialNumber: "17", firmware: "1.2.3",
        streams: [
            StreamDescriptor(
                id: 3, name: "all encodings", side: .left, placement: .insole, sampleRate: Frequency(100),
                channels: ChannelEncoding.allCases.map {
                    ChannelDescriptor(
                        name: $0.rawValue, quantity: .other, unit: .kilopascal, encoding: $0, scale: 0.1, offset: -3)
                }),
            StreamDescriptor(
                id: 0, name: "force", side: nil, placement: .instep, sampleRate: Frequency(50),
                clockRate: Frequency(32_768),
                channels: [ChannelDescriptor(name: "F", quantity: .totalForce, unit: .newton, encoding: .float64)]),
        ])

    /// Any device that the C table can hold: cell numbers of 32 bits, no scale of zero.
    static func random(_ generator: inout SeededGenerator) -> DeviceDescriptor {
        let count = Int.random(in: 0...4, using: &generator)
        return DeviceDescriptor(
            manufacturer: text(&generator), model: text(&generator), serialNumber: text(&generator),
            firmware: text(&generator),
            streams: (0..<count).map { index in
                StreamDescriptor(
                    id: UInt16(index) * 300 + .random(in: 0..<300, using: &generator), name: text(&generator),
                    side: any([.left, .right, nil], &generator), placement: any(SensorPlacement.allCases, &generator),
                    mounting: any(Mounting.allCases, &generator), sampleRate: frequency(&generator),
                    clockRate: frequency(&generator),
                    channels: (0..<Int.random(in: 0...30, using: &generator)).map { _ in channel(&generator) },
                    cells: (0..<Int.random(in: 0...30, using: &generator)).map { _ in cell(&generator) })
            })
    }

    private static func channel(_ generator: inout SeededGenerator) -> ChannelDescriptor {
        let axis = any(Axis.allCases, &generator)
        let quantity = any(
            [
                .acceleration(axis), .angularRate(axis), .magneticField(axis), .centreOfPressure(axis), .totalForce,
                .cellLoad(Int(Int32.random(in: .min ... .max, using: &generator))), .temperature, .other,
            ] as [Quantity], &generator)
        let low = Double.random(in: -9...0, using: &generator)
        return ChannelDescriptor(
            name: text(&generator), quantity: quantity, unit: any(Unit.allCases, &generator),
            encoding: any(ChannelEncoding.allCases, &generator),
            scale: any([1, -1.0 / 16.4, .leastNonzeroMagnitude, -.greatestFiniteMagnitude], &generator),
            offset: any([0, -0.0, 0.1, .infinity], &generator),
            range: any([nil, low...low, low...Double.infinity], &generator))
    }

    private static func cell(_ generator: inout SeededGenerator) -> PressureCell {
        PressureCell(
            number: any([1, 23, 24, 255, 256, 65_535, 65_536, -1, Int(Int32.min), Int(Int32.max)], &generator),
            x: any([nil, 0, 30.5], &generator), y: any([nil, -4.5], &generator), area: any([nil, 250], &generator),
            region: any(SoleRegion.allCases.map { $0 } + [nil], &generator))
    }

    private static func frequency(_ generator: inout SeededGenerator) -> Frequency {
        Frequency(.random(in: 1 ... .max, using: &generator), per: any([1, 5, .max], &generator))
    }

    /// Empty, short and long texts, some not of ASCII.
    private static func text(_ generator: inout SeededGenerator) -> String {
        String(repeating: any(["", "a", "µ", "足"], &generator), count: Int.random(in: 0...130, using: &generator))
    }

    private static func any<Element>(_ elements: [Element], _ generator: inout SeededGenerator) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &generator)]
    }
}
