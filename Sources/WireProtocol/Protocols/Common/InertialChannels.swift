import SensorData

/// The channels that most inertial sensors have.
enum InertialChannels {
    static func acceleration(_ unit: Unit, encoding: ChannelEncoding, scale: Double = 1) -> [ChannelDescriptor] {
        Axis.allCases.map {
            ChannelDescriptor(
                name: "acceleration \($0.rawValue)", quantity: .acceleration($0), unit: unit, encoding: encoding,
                scale: scale)
        }
    }

    static func angularRate(_ unit: Unit, encoding: ChannelEncoding, scale: Double = 1) -> [ChannelDescriptor] {
        Axis.allCases.map {
            ChannelDescriptor(
                name: "angular rate \($0.rawValue)", quantity: .angularRate($0), unit: unit, encoding: encoding,
                scale: scale)
        }
    }

    static func magneticField(_ unit: Unit, encoding: ChannelEncoding, scale: Double = 1) -> [ChannelDescriptor] {
        Axis.allCases.map {
            ChannelDescriptor(
                name: "magnetic field \($0.rawValue)", quantity: .magneticField($0), unit: unit, encoding: encoding,
                scale: scale)
        }
    }

    /// Angles that come in degrees and are given in radians, kept but not analysed.
    static func angles(_ names: [String], encoding: ChannelEncoding, degrees: Double = 1) -> [ChannelDescriptor] {
        names.map {
            ChannelDescriptor(
                name: $0, quantity: .other, unit: .one, encoding: encoding, scale: degrees * .pi / 180)
        }
    }
}
