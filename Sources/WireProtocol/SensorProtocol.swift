import SensorData

/// The wire protocols that we read; the raw value is the name that stands in a recording.
public enum SensorProtocol: String, CaseIterable, Codable, Sendable {
    /// Our own firmware protocol, version 1 (`Firmware-Protocol/PROTOCOL.md`).
    case heelstrike
    /// x-io x-IMU3, text and binary messages.
    case xIMU3 = "ximu3"
    /// Xsens/Movella MTi, MTData2 packets.
    case xsens
    /// WitMotion WT901 and its relatives, serial and Bluetooth packets.
    case witMotion = "witmotion"
    /// CEVA (Hillcrest) BNO08x in its UART-RVC mode.
    case bno08x
    /// VectorNav text message VNYMR.
    case vectorNav = "vectornav"
    /// Any sensor that prints rows of numbers; needs a layout.
    case lineTable = "linetable"

    /// A decoder at the beginning of a stream.
    ///
    /// - Parameter configuration: what the wire itself does not say.
    /// - Returns: the decoder.
    /// - Throws: what is missing in the configuration or contradicts itself.
    public func makeDecoder(
        configuration: DecoderConfiguration
    ) throws(DecoderConfigurationFailure) -> any SampleDecoder {
        WornDecoder.wearing(try makeBareDecoder(configuration: configuration), configuration)
    }

    private func makeBareDecoder(
        configuration: DecoderConfiguration
    ) throws(DecoderConfigurationFailure) -> any SampleDecoder {
        switch self {
        case .heelstrike: return HeelstrikeDecoder()
        case .xIMU3: return XIMU3Decoder(side: configuration.side)
        case .xsens: return XsensDecoder(rate: configuration.rate, side: configuration.side)
        case .witMotion: return WitMotionDecoder(rate: try rate(configuration), side: configuration.side)
        case .bno08x: return BNO08xDecoder(side: configuration.side)
        case .vectorNav: return VectorNavDecoder(rate: try rate(configuration), side: configuration.side)
        case .lineTable:
            guard let layout = configuration.lineTable else { throw .layoutMissing(self) }
            return try LineTableDecoder(layout: layout, side: configuration.side)
        }
    }

    /// A decoder at the beginning of a stream that needs no configuration.
    ///
    /// - Returns: the decoder; for a protocol that needs a rate or a layout, one that counts the bytes and gives nothing.
    public func makeDecoder() -> any SampleDecoder {
        do throws(DecoderConfigurationFailure) {
            return try makeDecoder(configuration: DecoderConfiguration())
        } catch {
            return UnconfiguredDecoder()
        }
    }

    private func rate(_ configuration: DecoderConfiguration) throws(DecoderConfigurationFailure) -> Frequency {
        guard let rate = configuration.rate else { throw .rateMissing(self) }
        return rate
    }
}

/// Turns a stream of bytes, cut anywhere, into samples and what else the device said.
///
/// However the stream is cut, the samples are the same in total; damaged frames are counted and skipped.
public protocol SampleDecoder: Sendable {
    /// Takes the next bytes and returns what became complete with them.
    mutating func consume(_ bytes: [UInt8]) -> [DecodedItem]
    /// What was received and what was wrong with it, since the beginning.
    var statistics: DecodeStatistics { get }
}

/// Stands for a decoder that cannot be made, so that a recording's other sources can still be read.
struct UnconfiguredDecoder: SampleDecoder {
    private(set) var statistics = DecodeStatistics()

    mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        statistics.bytes += UInt64(bytes.count)
        return []
    }
}
