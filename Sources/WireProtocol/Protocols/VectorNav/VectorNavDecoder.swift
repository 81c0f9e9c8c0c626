public import SensorData

/// Reads a VectorNav sensor's text message VNYMR.
///
///     $VNYMR,yaw,pitch,roll,magX,magY,magZ,accX,accY,accZ,gyroX,gyroY,gyroZ*HH
///
/// - Angles in degrees, magnetic field in gauss, acceleration in m/s², angular rate in rad/s. H: exclusive or of the bytes
///   between `$` and `*`, two hexadecimal digits.
///
/// The messages carry no time: they are counted, at the given rate. A VNYMR line that is damaged counts as one lost; a line
/// that is missing whole is not noticed. The binary messages and the 16-bit checksum are not read.
///
/// Source: VN-100 User Manual (UM001), "Yaw, Pitch, Roll, Magnetic, Acceleration, and Angular Rates".
public struct VectorNavDecoder: SampleDecoder {
    public private(set) var statistics = DecodeStatistics()
    private var splitter = LineSplitter()
    private var output = DeviceOutput(manufacturer: "VectorNav", model: "VN")
    private let track: Int
    private var count: UInt64 = 0

    private static let head = Array("$VNYMR,".utf8)
    /// Gauss in microtesla.
    private static let microteslaPerGauss = 100.0

    /// - Parameters:
    ///   - rate: the rate to which the message is set, 1 to 200 Hz.
    ///   - side: the foot that the sensor is on.
    public init(rate: Frequency, side: Side? = nil) {
        track = output.add(
            StreamDescriptor(
                id: 0, name: "inertial", side: side, placement: .unknown, sampleRate: rate, clockRate: rate,
                channels: InertialChannels.angles(["yaw", "pitch", "roll"], encoding: .float64)
                    + InertialChannels.magneticField(
                        .microtesla, encoding: .float64, scale: Self.microteslaPerGauss)
                    + InertialChannels.acceleration(.metresPerSecondSquared, encoding: .float64)
                    + InertialChannels.angularRate(.radiansPerSecond, encoding: .float64)),
            isRateKnown: true)
    }

    public mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        var items: [DecodedItem] = []
        for line in splitter.lines(bytes, counting: &statistics) {
            accept(line.trimmed)
            output.describe(into: &items)
        }
        output.flush(into: &items)
        return items
    }

    private mutating func accept(_ line: [UInt8]) {
        guard !line.isEmpty else { return }
        let isMeasurement = line.starts(with: Self.head)
        guard line.first == UInt8(ascii: "$"), line.count >= 4, line[line.count - 3] == UInt8(ascii: "*"),
            let high = line[line.count - 2].hexDigit, let low = line[line.count - 1].hexDigit
        else {
            statistics.malformed += 1
            if isMeasurement { lose() }
            return
        }
        let body = line[1..<(line.count - 3)]
        guard body.reduce(0, ^) == high << 4 | low else {
            statistics.badChecksum += 1
            if isMeasurement { lose() }
            return
        }
        guard body.starts(with: Array("VN".utf8)) else {
            // Another maker's sentence with the same checksum, such as a GNSS receiver's.
            statistics.unknownType += 1
            return
        }
        statistics.frames += 1
        guard isMeasurement else {
            statistics.unknownType += 1
            return
        }
        let fields = body.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).dropFirst()
        let numbers = fields.compactMap { PrintedNumber.value(Array($0)) }
        guard fields.count == 12, numbers.count == 12 else {
            statistics.malformed += 1
            lose()
            return
        }
        output.append(track: track, ticks: count, raw: numbers)
        statistics.samples += 1
        count += 1
    }

    /// A message that came damaged; before the first sample it is only the beginning that was not heard.
    private mutating func lose() {
        guard count > 0 else { return }
        count += 1
        statistics.lostFrames += 1
        output.lose(track: track, frames: 1)
    }
}
