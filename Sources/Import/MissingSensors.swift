import SensorData

/// Says which columns a foot's sensors lack, and what cannot be analysed without them.
struct MissingSensors: Sendable {
    var format: ForeignFormat
    var streams: [ImportedStream]

    var remarks: [String] { streams.compactMap(axes) + feet }

    /// The motion sensor is analysed only where all six axes are there.
    private func axes(_ stream: ImportedStream) -> String? {
        let there = stream.descriptor.channels.map(\.quantity)
        let needed = Axis.allCases.map { Quantity.acceleration($0) } + Axis.allCases.map { Quantity.angularRate($0) }
        let missing = needed.filter { !there.contains($0) }
        guard !missing.isEmpty, missing.count < needed.count else { return nil }
        let names = missing.map { "“\(column($0, of: stream.descriptor.side))”" }.joined(separator: ", ")
        let hasLoad = streams.contains { other in
            other.descriptor.side == stream.descriptor.side
                && other.descriptor.channels.contains {
                    switch $0.quantity {
                    case .cellLoad, .totalForce: true
                    default: false
                    }
                }
        }
        return
            "\(stream.descriptor.name): no numbers in \(names); the motion sensor is analysed only with three axes of "
            + "acceleration and three of angular rate, so "
            + (hasLoad
                ? "contacts come from the load alone, and stride length, foot height and turning are not measured"
                : "nothing of this sensor can be analysed")
    }

    private var feet: [String] {
        let sides = Set(streams.compactMap(\.descriptor.side))
        guard sides.count == 1 else { return [] }
        return Side.allCases.filter { !sides.contains($0) }.map {
            "no columns of the \($0.rawValue) foot; left and right cannot be compared"
        }
    }

    /// The column as the format names it.
    private func column(_ quantity: Quantity, of side: Side?) -> String {
        let axis: Axis
        let isRate: Bool
        switch quantity {
        case .acceleration(let found): (axis, isRate) = (found, false)
        case .angularRate(let found): (axis, isRate) = (found, true)
        default: return "\(quantity)"
        }
        let letter = axis.rawValue.uppercased()
        switch format {
        case .moticonText: return "\(side?.rawValue ?? "") \(isRate ? "angular" : "acceleration") \(letter)"
        case .mtManagerText: return "\(isRate ? "Gyr" : "Acc")_\(letter)"
        case .xioCSV: return "\(isRate ? "Gyroscope" : "Accelerometer") \(letter)"
        case .loadsolText: return "\(axis.rawValue)\(isRate ? "Gyro" : "Acc")"
        case .physionetGait, .pedarASCII, .xsensorCSV, .stapponeCSV, .mappedTable:
            return "\(isRate ? "angular rate" : "acceleration") \(axis.rawValue)"
        }
    }
}
