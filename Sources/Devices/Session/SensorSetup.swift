public import WireProtocol

/// A sensor that is to be read: where it is, what it speaks, and what it does not say itself.
public struct SensorSetup: Sendable {
    public let address: DeviceAddress
    public let wire: SensorProtocol
    public let configuration: DecoderConfiguration
    /// A decoder at the beginning of a stream; each connection takes a copy.
    let decoder: any SampleDecoder

    /// - Throws: what is missing in the configuration or contradicts itself.
    public init(
        address: DeviceAddress, wire: SensorProtocol, configuration: DecoderConfiguration
    ) throws(DecoderConfigurationFailure) {
        decoder = try wire.makeDecoder(configuration: configuration)
        self.address = address
        self.wire = wire
        self.configuration = configuration
    }

    /// A sensor that speaks our protocol and says everything itself.
    public init(_ address: DeviceAddress) {
        self.address = address
        wire = .heelstrike
        configuration = DecoderConfiguration()
        decoder = HeelstrikeDecoder()
    }
}
