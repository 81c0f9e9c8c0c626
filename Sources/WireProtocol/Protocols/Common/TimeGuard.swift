/// Lets samples through whose times are believable, on wires without a checksum.
///
/// One garbled digit in a time must not throw a stream's clock off for good: a time that falls, or leaps ahead, is believed
/// only when the next one follows it. The first sample needs the second in the same way. None is dropped that the next confirms.
struct TimeGuard: Sendable {
    struct Sample: Equatable, Sendable {
        var ticks: UInt64
        var raw: [Double]
        var sequence: UInt64?
    }

    /// Longest step that is believed at once, in ticks.
    let longestStep: UInt64
    /// Ticks after which the time begins again at 0; nil when it never does.
    let modulus: UInt64?
    private var last: Sample?
    private var doubtful: Sample?

    init(longestStep: UInt64, modulus: UInt64? = nil) {
        self.longestStep = longestStep
        self.modulus = modulus
    }

    /// The samples that are believed with this one, in their order.
    mutating func admit(_ sample: Sample, counting statistics: inout DecodeStatistics) -> [Sample] {
        if let last, follows(sample, last) {
            if doubtful != nil { statistics.malformed += 1 }
            doubtful = nil
            guard !isSame(sample, last) else {
                statistics.repeatedFrames += 1
                return []
            }
            self.last = sample
            return [sample]
        }
        guard let before = doubtful else {
            doubtful = sample
            return []
        }
        guard follows(sample, before), !isSame(sample, before) else {
            if isSame(sample, before) { statistics.repeatedFrames += 1 } else { statistics.malformed += 1 }
            doubtful = sample
            return []
        }
        doubtful = nil
        last = sample
        return [before, sample]
    }

    private func follows(_ sample: Sample, _ before: Sample) -> Bool {
        if sample.ticks >= before.ticks { return sample.ticks - before.ticks <= longestStep }
        guard let modulus, before.ticks < modulus else { return false }
        return modulus - before.ticks + sample.ticks <= longestStep
    }

    /// Equal in every number, a missing one being equal to a missing one.
    private func isSame(_ sample: Sample, _ other: Sample) -> Bool {
        sample.ticks == other.ticks && sample.sequence == other.sequence
            && sample.raw.elementsEqual(other.raw) { $0 == $1 || ($0.isNaN && $1.isNaN) }
    }
}
