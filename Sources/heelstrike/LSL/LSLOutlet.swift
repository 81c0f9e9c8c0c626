import SensorData

/// One stream that is offered to the Lab Streaming Layer.
///
/// A class, as the library's object ends with the last who holds it.
final class LSLOutlet {
    /// The library's numbers for the form of the values (lsl/common.h).
    private enum Form: Int32 {
        case double = 2
        case text = 3
    }

    /// Seconds of values that are kept for a receiver that is slow.
    private static let buffer: Int32 = 60

    private let library: LSLLibrary
    private let outlet: LSLLibrary.Object
    private let channelCount: Int

    /// Samples of one sensor.
    init?(_ library: LSLLibrary, _ stream: StreamDescriptor, of device: DeviceDescriptor, source: String) {
        let rate = stream.sampleRate.hertz
        guard
            let information = library.createInformation(
                stream.name, "MoCap", Int32(stream.channels.count), rate, Form.double.rawValue, source)
        else { return nil }
        defer { library.destroyInformation(information) }
        if let description = library.description(information) {
            // The names are those of XDF's meta-data: github.com/sccn/xdf/wiki/MoCap-Meta-Data.
            if let list = library.appendChild(description, "channels") {
                var taken: Set<String> = []
                for channel in stream.channels {
                    guard let entry = library.appendChild(list, "channel") else { continue }
                    let label = SampleTable.label(of: channel, side: stream.side, taken: taken)
                    taken.insert(label)
                    _ = library.appendValue(entry, "label", label)
                    _ = library.appendValue(entry, "unit", channel.unit.siSymbol)
                    _ = library.appendValue(entry, "type", channel.quantity.kind)
                }
            }
            if let acquisition = library.appendChild(description, "acquisition") {
                _ = library.appendValue(acquisition, "manufacturer", device.manufacturer)
                _ = library.appendValue(acquisition, "model", device.model)
                _ = library.appendValue(acquisition, "serial_number", device.serialNumber)
            }
            _ = library.appendValue(description, "side", stream.side?.rawValue ?? "unknown")
            _ = library.appendValue(description, "placement", stream.placement.rawValue)
        }
        guard let outlet = library.createOutlet(information, 0, Self.buffer) else { return nil }
        (self.library, self.outlet, channelCount) = (library, outlet, stream.channels.count)
    }

    /// Contacts.
    init?(events library: LSLLibrary, source: String) {
        guard
            let information = library.createInformation(
                "Heelstrike contacts", "Markers", 1, 0, Form.text.rawValue, source)
        else { return nil }
        defer { library.destroyInformation(information) }
        guard let outlet = library.createOutlet(information, 0, Self.buffer) else { return nil }
        (self.library, self.outlet, channelCount) = (library, outlet, 1)
    }

    deinit { library.destroyOutlet(outlet) }

    /// Sends samples; `stamps` are of each, on the library's clock.
    func send(_ block: SampleBlock, stamps: [Double]) {
        guard block.channelCount == channelCount, stamps.count == block.count, !stamps.isEmpty else { return }
        block.values.withUnsafeBufferPointer { values in
            stamps.withUnsafeBufferPointer { stamps in
                guard let first = values.baseAddress, let stamp = stamps.baseAddress else { return }
                // Its result says only that nobody can be told: there is nothing to do about it.
                _ = library.pushChunk(outlet, first, UInt(values.count), stamp)
            }
        }
    }

    func send(_ text: String, stamp: Double) {
        text.withCString { letters in
            var list: [LSLLibrary.Letters?] = [letters]
            _ = library.pushText(outlet, &list, stamp)
        }
    }
}

extension Quantity {
    /// What XDF's meta-data call the kind of a channel.
    fileprivate var kind: String {
        switch self {
        case .acceleration: "Acceleration"
        case .angularRate: "AngularVelocity"
        case .magneticField: "MagneticField"
        case .cellLoad: "Pressure"
        case .totalForce: "Force"
        case .centreOfPressure: "Position"
        case .temperature: "Temperature"
        case .other: "Misc"
        }
    }
}
