import SensorData

@testable import WireProtocol

/// A conformance vector: bytes, the frames that they are made of, and what a receiver gets from them.
struct Vector: Codable, Equatable {
    /// What this vector shows.
    var summary: String
    /// The frames whose bytes one behind the other are the vector; nil when it holds damaged or foreign bytes.
    var frames: [VectorFrame]?
    var items: [Item]
    /// The counters that are not zero; without the number of bytes.
    var statistics: [String: UInt64]

    /// What a receiver gets.
    struct Item: Codable, Equatable {
        var kind: String
        var stream: UInt16?
        var ticks: UInt64?
        var missing: UInt32?
        var fields: VectorFields?
        var device: Device?
        var nanoseconds: [Int64]?
        /// SI values, one list for each sample; null is NaN.
        var values: [[Double?]]?
    }

    /// What a self-description says, as far as a receiver needs it for reading samples.
    struct Device: Codable, Equatable {
        var manufacturer: String
        var model: String
        var serialNumber: String
        var firmware: String
        var streams: [Stream]
    }

    struct Stream: Codable, Equatable {
        var id: UInt16
        var name: String
        var side: Side?
        var sampleRate: Frequency
        var clockRate: Frequency
        var channels: [Channel]
    }

    struct Channel: Codable, Equatable {
        var name: String
        var unit: Unit
        var encoding: ChannelEncoding
        var scale: Double
        var offset: Double
    }
}

extension Vector {
    /// What the decoder makes of the bytes, given in pieces of a size.
    init(summary: String, frames: [VectorFrame]?, bytes: [UInt8], chunkSize: Int) {
        var decoder = HeelstrikeDecoder()
        let items = bytes.chunks(of: chunkSize).flatMap { decoder.consume($0) }
        self.summary = summary
        self.frames = frames
        self.items = Vector.joined(items).map(Item.init)
        let s = decoder.statistics
        statistics = [
            "frames": s.frames, "samples": s.samples, "badChecksum": s.badChecksum, "malformed": s.malformed,
            "oversized": s.oversized, "unsupportedVersion": s.unsupportedVersion, "unknownType": s.unknownType,
            "lostFrames": s.lostFrames, "repeatedFrames": s.repeatedFrames, "sequenceRestarts": s.sequenceRestarts,
            "undecodable": s.undecodable, "badDescriptors": s.badDescriptors,
        ].filter { $0.value > 0 }
    }

    /// Blocks of one stream that follow each other as one; how they are divided is free.
    private static func joined(_ items: [DecodedItem]) -> [DecodedItem] {
        var joined: [DecodedItem] = []
        for item in items {
            if case .samples(let block) = item, case .samples(var before)? = joined.last, before.stream == block.stream
            {
                before.times += block.times
                before.values += block.values
                joined[joined.count - 1] = .samples(before)
            } else {
                joined.append(item)
            }
        }
        return joined
    }
}

extension Vector.Item {
    init(_ item: DecodedItem) {
        self.init(kind: "")
        switch item {
        case .hello(let hello): (kind, fields) = ("hello", VectorFields(hello))
        case .device(let descriptor): (kind, device) = ("device", Vector.Device(descriptor))
        case .samples(let block):
            (kind, stream, nanoseconds) = ("samples", block.stream, block.times.map(\.nanoseconds))
            values = (0..<block.count).map { sample in
                (0..<block.channelCount).map { channel in
                    let value = block.values[sample * block.channelCount + channel]
                    return value.isNaN ? nil : value
                }
            }
        case .lost(let lostStream, let frames): (kind, stream, missing) = ("lost", lostStream, frames)
        case .status(let status): (kind, ticks, fields) = ("status", status.ticks, VectorFields(status))
        case .gap(let gap): (kind, fields) = ("gap", VectorFields(gap))
        case .clockProbe(let probe): (kind, fields) = ("clockProbe", VectorFields(probe))
        case .clockReply(let reply): (kind, ticks, fields) = ("clockReply", reply.sentTicks, VectorFields(reply))
        case .start(let selection): (kind, fields) = ("start", VectorFields(about: selection.stream))
        case .stop(let selection): (kind, fields) = ("stop", VectorFields(about: selection.stream))
        case .acknowledgement(let answer): (kind, fields) = ("acknowledgement", VectorFields(answer))
        }
    }
}

extension Vector.Device {
    init(_ device: DeviceDescriptor) {
        self.init(
            manufacturer: device.manufacturer, model: device.model, serialNumber: device.serialNumber,
            firmware: device.firmware,
            streams: device.streams.map { stream in
                Vector.Stream(
                    id: stream.id, name: stream.name, side: stream.side, sampleRate: stream.sampleRate,
                    clockRate: stream.clockRate,
                    channels: stream.channels.map {
                        Vector.Channel(
                            name: $0.name, unit: $0.unit, encoding: $0.encoding, scale: $0.scale, offset: $0.offset)
                    })
            })
    }
}
