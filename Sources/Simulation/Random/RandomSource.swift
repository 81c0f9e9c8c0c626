/// A reproducible sequence of random numbers (SplitMix64: Steele, Lea and Flood 2014).
struct RandomSource: Sendable {
    private var state: UInt64

    /// The sequence that belongs to a seed; another `stream` of the same seed is independent of the first.
    init(seed: UInt64, stream: UInt64) {
        state = seed
        let start = next()
        state = start ^ (stream &* 0xD6E8_FEB8_6659_FD93)
    }

    /// The next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of mean 0 and standard deviation 1, nearly normal, never beyond ±6.
    ///
    /// The sum of twelve uniform numbers less 6: whole-number arithmetic, so that every processor gives the same.
    mutating func gaussian() -> Double {
        var sum: UInt64 = 0
        for _ in 0..<3 {
            let bits = next()
            sum += (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        }
        return (Double(sum) + 6) / 65536 - 6
    }

    /// A nearly normal number cut off at ±2.5, for what the walker varies: no step may fall out of human range.
    mutating func variation() -> Double { min(2.5, max(-2.5, gaussian())) }
}
