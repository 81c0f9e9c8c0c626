import SensorData

/// How the samples of one stream stand in a frame, worked out once from its descriptor.
///
///     offset  0  1  2  3  4  5  6 …
///             NN NN PP PP PP PP  N samples, each with all channels in order, little-endian
///
/// - N: number of samples, at least 1. P: ticks from the first sample to the last.
struct SampleLayout {
    /// Bytes of the payload before the first sample.
    static let headBytes = 6

    /// Neighbouring channels of one encoding.
    private struct Run {
        var encoding: ChannelEncoding
        var channels: Range<Int>
    }

    let channelCount: Int
    let bytesPerSample: Int
    private let clockRate: Frequency
    /// Whole nanoseconds of one tick; 0 when a tick is not a whole number of nanoseconds.
    private let nanosecondsPerTick: UInt64
    private let runs: [Run]
    private let scales: [Double]
    private let offsets: [Double]
    private let factors: [Double]

    init(_ stream: StreamDescriptor) {
        channelCount = stream.channels.count
        bytesPerSample = stream.channels.reduce(0) { $0 + $1.encoding.byteCount }
        clockRate = stream.clockRate
        let scaled = 1_000_000_000 * UInt64(stream.clockRate.denominator)
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: UInt64(stream.clockRate.numerator))
        nanosecondsPerTick = remainder == 0 ? quotient : 0
        var runs: [Run] = []
        for (index, channel) in stream.channels.enumerated() {
            if let last = runs.last, last.encoding == channel.encoding {
                runs[runs.count - 1].channels = last.channels.lowerBound..<(index + 1)
            } else {
                runs.append(Run(encoding: channel.encoding, channels: index..<(index + 1)))
            }
        }
        self.runs = runs
        scales = stream.channels.map(\.scale)
        offsets = stream.channels.map(\.offset)
        factors = stream.channels.map(\.unit.factorToSI)
    }

    /// Number of samples of a payload; nil when the payload contradicts itself or the descriptor.
    func sampleCount(_ payload: Span<UInt8>, ticks: UInt64) -> Int? {
        guard payload.count >= Self.headBytes else { return nil }
        let count = Int(payload.integer(at: 0, as: UInt16.self))
        let span: UInt32 = payload.integer(at: 2)
        guard count > 0, payload.count == Self.headBytes + count * bytesPerSample, count > 1 || span == 0,
            !ticks.addingReportingOverflow(UInt64(span)).overflow
        else { return nil }
        return count
    }

    /// Writes the samples' times from `first` on.
    func decodeTimes(_ payload: Span<UInt8>, ticks: UInt64, count: Int, into times: inout [Timestamp], at first: Int) {
        let span: UInt32 = payload.integer(at: 2)
        var output = times.mutableSpan
        let (last, overflow) = (ticks &+ UInt64(span)).multipliedReportingOverflow(by: nanosecondsPerTick)
        let isSimple = nanosecondsPerTick != 0 && !overflow && last <= UInt64(Int64.max)
        for index in 0..<count {
            let tick = ticks &+ SampleTiming.offset(of: index, count: count, span: span)
            output[first &+ index] =
                isSimple
                ? Timestamp(nanoseconds: Int64(truncatingIfNeeded: tick &* nanosecondsPerTick))
                : clockRate.timestamp(ticks: tick)
        }
    }

    /// Writes the samples' SI values from `first` on: `(raw · scale + offset) · factorToSI`.
    func decodeValues(_ payload: Span<UInt8>, count: Int, into values: inout [Double], at first: Int) {
        var output = values.mutableSpan
        let scales = scales.span
        let offsets = offsets.span
        let factors = factors.span
        let runs = runs.span
        var input = Self.headBytes
        var sample = first
        for _ in 0..<count {
            for run in 0..<runs.count {
                let channels = runs[run].channels
                switch runs[run].encoding {
                case .uint8:
                    for channel in channels {
                        let raw = Double(payload[input])
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 1
                    }
                case .int8:
                    for channel in channels {
                        let raw = Double(Int8(bitPattern: payload[input]))
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 1
                    }
                case .uint16:
                    for channel in channels {
                        let raw = Double(payload.integer(at: input, as: UInt16.self))
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 2
                    }
                case .int16:
                    for channel in channels {
                        let raw = Double(Int16(bitPattern: payload.integer(at: input)))
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 2
                    }
                case .uint32:
                    for channel in channels {
                        let raw = Double(payload.integer(at: input, as: UInt32.self))
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 4
                    }
                case .int32:
                    for channel in channels {
                        let raw = Double(Int32(bitPattern: payload.integer(at: input)))
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 4
                    }
                case .float32:
                    for channel in channels {
                        let raw = Double(Float(bitPattern: payload.integer(at: input)))
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 4
                    }
                case .float64:
                    for channel in channels {
                        let raw = Double(bitPattern: payload.integer(at: input))
                        output[sample &+ channel] = (raw * scales[channel] + offsets[channel]) * factors[channel]
                        input &+= 8
                    }
                }
            }
            sample &+= channelCount
        }
    }
}
