import SensorData

/// How the samples of one stream stand in a frame, worked out once from its descriptor.
///
///     offset  0  1  2  3  4  5  6 …
///             NN NN PP PP PP PP  N samples, each with all channels in order, little-endian
///
/// - N: number of samples, at least 1. P: ticks from the first sample to the last.
///
/// An object, as every frame of its stream asks for it.
final class SampleLayout: Sendable {
    /// Bytes of the payload before the first sample.
    static let headBytes = 6

    /// Neighbouring channels of one encoding.
    private struct Run: Sendable {
        var encoding: ChannelEncoding
        var channels: Range<Int>
        /// Bytes of the sample before it.
        var start: Int
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
        clockRate = stream.clockRate
        let scaled = 1_000_000_000 * UInt64(stream.clockRate.denominator)
        let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: UInt64(stream.clockRate.numerator))
        nanosecondsPerTick = remainder == 0 ? quotient : 0
        var runs: [Run] = []
        var bytes = 0
        for (index, channel) in stream.channels.enumerated() {
            if let last = runs.last, last.encoding == channel.encoding {
                runs[runs.count - 1].channels = last.channels.lowerBound..<(index + 1)
            } else {
                runs.append(Run(encoding: channel.encoding, channels: index..<(index + 1), start: bytes))
            }
            bytes += channel.encoding.byteCount
        }
        bytesPerSample = bytes
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
        precondition(
            first >= 0 && first + count * channelCount <= values.count
                && Self.headBytes + count * bytesPerSample <= payload.count,
            "the payload has the samples, and the values have room for them")
        let bytes = payload.bytes
        for run in runs {
            switch run.encoding {
            case .uint8: write(run, of: bytes, count, into: &values, at: first) { (raw: UInt8) in Double(raw) }
            case .int8: write(run, of: bytes, count, into: &values, at: first) { (raw: Int8) in Double(raw) }
            case .uint16: write(run, of: bytes, count, into: &values, at: first) { (raw: UInt16) in Double(raw) }
            case .int16: write(run, of: bytes, count, into: &values, at: first) { (raw: Int16) in Double(raw) }
            case .uint32: write(run, of: bytes, count, into: &values, at: first) { (raw: UInt32) in Double(raw) }
            case .int32: write(run, of: bytes, count, into: &values, at: first) { (raw: Int32) in Double(raw) }
            case .float32: write(run, of: bytes, count, into: &values, at: first) { Double(Float(bitPattern: $0)) }
            case .float64: write(run, of: bytes, count, into: &values, at: first) { Double(bitPattern: $0) }
            }
        }
    }

    /// Writes neighbouring channels of all samples; the caller has checked the room.
    @inline(__always)
    private func write<Raw: FixedWidthInteger & BitwiseCopyable>(
        _ run: Run, of payload: RawSpan, _ count: Int, into values: inout [Double], at first: Int,
        _ number: (Raw) -> Double
    ) {
        let (allScales, allOffsets, allFactors) = (scales, offsets, factors)
        let scales = allScales.span.extracting(run.channels)
        let offsets = allOffsets.span.extracting(run.channels)
        let factors = allFactors.span.extracting(run.channels)
        let (bytesPerSample, channelCount) = (bytesPerSample, channelCount)
        var input = Self.headBytes &+ run.start
        var place = first &+ run.channels.lowerBound
        var output = values.mutableSpan
        for _ in 0..<count {
            for channel in scales.indices {
                let raw = payload.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: input &+ channel &* (Raw.bitWidth / 8), as: Raw.self)
                output[unchecked: place &+ channel] =
                    (number(Raw(littleEndian: raw)) * scales[unchecked: channel] + offsets[unchecked: channel])
                    * factors[unchecked: channel]
            }
            input &+= bytesPerSample
            place &+= channelCount
        }
    }
}
