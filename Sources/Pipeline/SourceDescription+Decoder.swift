public import Recording
public import WireProtocol

/// Why a recording's source cannot be read.
public enum SourceFailure: Error, Hashable, CustomStringConvertible {
    case unknownProtocol(String)
    case configuration(DecoderConfigurationFailure)

    public var description: String {
        switch self {
        case .unknownProtocol(let name): "the protocol “\(name)” is not known to this version"
        case .configuration(let failure): failure.description
        }
    }
}

extension SourceDescription {
    /// A decoder for the source's bytes, as the recording says they are to be read.
    public func makeDecoder() throws(SourceFailure) -> any SampleDecoder {
        guard let wire = SensorProtocol(rawValue: protocolName) else { throw .unknownProtocol(protocolName) }
        do throws(DecoderConfigurationFailure) {
            let configuration = try configuration.map(Self.configuration) ?? DecoderConfiguration()
            return try wire.makeDecoder(configuration: configuration)
        } catch {
            throw .configuration(error)
        }
    }

    private static func configuration(_ text: String) throws(DecoderConfigurationFailure) -> DecoderConfiguration {
        try DecoderConfiguration(text: text)
    }
}
