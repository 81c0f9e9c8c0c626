import SensorData

/// Adds to what a device says of itself what somebody said of how it is worn; what the device says itself stays.
struct WornDecoder: SampleDecoder {
    private var device: any SampleDecoder
    private let side: Side?
    private let placement: SensorPlacement?
    private let mounting: Mounting?

    /// The decoder as it is where nothing is to be added.
    static func wearing(_ device: any SampleDecoder, _ configuration: DecoderConfiguration) -> any SampleDecoder {
        // The other decoders know to which of their streams the side belongs.
        let side = device is HeelstrikeDecoder ? configuration.side : nil
        guard side != nil || configuration.placement != nil || configuration.mounting != nil else { return device }
        return WornDecoder(
            device: device, side: side, placement: configuration.placement, mounting: configuration.mounting)
    }

    var statistics: DecodeStatistics { device.statistics }

    mutating func consume(_ bytes: [UInt8]) -> [DecodedItem] {
        device.consume(bytes).map { item in
            guard case .device(var described) = item else { return item }
            for index in described.streams.indices { dress(&described.streams[index]) }
            return .device(described)
        }
    }

    private func dress(_ stream: inout StreamDescriptor) {
        stream.side = stream.side ?? side
        guard stream.side != nil else { return }
        if let placement, stream.placement == .unknown { stream.placement = placement }
        if let mounting, stream.mounting == .unknown { stream.mounting = mounting }
    }
}
