public import WireProtocol

/// What is usual on a line on which a sensor speaks.
extension SensorProtocol {
    /// Baud rates that are tried where none is given, the likeliest first.
    ///
    /// Sources: the maker's factory setting, then what the maker names for higher rates of samples.
    public var usualBauds: [UInt32] {
        switch self {
        case .heelstrike: [921_600, 115_200]
        case .xIMU3: [115_200, 921_600]
        case .xsens: [115_200, 921_600, 460_800, 230_400]
        case .witMotion: [9600, 115_200, 921_600, 230_400]
        case .bno08x: [115_200]
        case .vectorNav: [115_200, 921_600, 460_800, 230_400, 57_600]
        case .lineTable: [115_200, 921_600, 9600, 460_800, 230_400, 57_600]
        }
    }

    /// All rates that are tried on an unknown line.
    static let allUsualBauds: [UInt32] = [921_600, 115_200, 9600, 460_800, 230_400, 57_600]

    /// The sensor's name as people know it.
    public var title: String {
        switch self {
        case .heelstrike: "Heelstrike firmware protocol"
        case .xIMU3: "x-io x-IMU3"
        case .xsens: "Xsens MTi"
        case .witMotion: "WitMotion"
        case .bno08x: "BNO08x UART-RVC"
        case .vectorNav: "VectorNav VNYMR"
        case .lineTable: "rows of numbers"
        }
    }

    /// What another maker's sensor is asked when its line is opened, so that it says who it is or sends; nothing where the
    /// maker documents no harmless question.
    ///
    /// - x-IMU3: `{"ping":null}` (x-IMU3 User Manual, "Commands"): it answers with its name and serial number.
    /// - Xsens MTi: GoToMeasurement (MT Low-Level Communication Protocol, message 10): it sends, as after power-up.
    var question: [UInt8] {
        switch self {
        case .xIMU3: Array("{\"ping\":null}\n".utf8)
        case .xsens: [0xFA, 0xFF, 0x10, 0x00, 0xF1]
        case .heelstrike, .witMotion, .bno08x, .vectorNav, .lineTable: []
        }
    }
}
