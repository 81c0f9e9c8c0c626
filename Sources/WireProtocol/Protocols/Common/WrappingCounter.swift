/// A counter on the wire that begins again at 0, made into one that only rises.
struct WrappingCounter: Sendable {
    /// What a value means after the one before it.
    enum Step: Equatable {
        case first
        /// The counter rose; this many values were left out.
        case forward(missing: UInt64)
        /// The same value again.
        case same
        /// It fell by less than half its range: the device began anew.
        case backward
    }

    /// Number of values; nil when it never wraps.
    let modulus: UInt64?
    private(set) var value: UInt64 = 0
    private var last: UInt64?

    init(modulus: UInt64?) {
        self.modulus = modulus
    }

    /// Follows the next value; after a new beginning the risen value goes on by one.
    mutating func take(_ raw: UInt64) -> Step {
        let raw = modulus.map { raw % $0 } ?? raw
        guard let last else {
            last = raw
            value = raw
            return .first
        }
        guard raw != last else { return .same }
        self.last = raw
        let step: UInt64?
        if let modulus {
            let distance = raw > last ? raw - last : modulus - (last - raw)
            step = distance <= modulus / 2 ? distance : nil
        } else {
            step = raw > last ? raw - last : nil
        }
        let (next, overflow) = value.addingReportingOverflow(step ?? 1)
        value = overflow ? .max : next
        return step.map { .forward(missing: $0 - 1) } ?? .backward
    }
}
