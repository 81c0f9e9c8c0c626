/// The rule by which one frame gives the times of all its samples.
///
/// Sample `i` of `N` is `round(i · span / (N − 1))` ticks after the first, halves rounded up.
enum SampleTiming {
    /// Ticks from the first sample to sample `index` of `count`.
    @inline(__always)
    static func offset(of index: Int, count: Int, span: UInt32) -> UInt64 {
        guard count > 1 else { return 0 }
        let steps = UInt64(count &- 1)
        return (2 &* UInt64(index) &* UInt64(span) &+ steps) / (2 &* steps)
    }

    /// The most samples from the beginning of `ticks` whose times one frame can give exactly, at least 1.
    ///
    /// Sample `i` at offset `t` allows all slopes in `[(t − ½)/i, (t + ½)/i)`; a frame of `N` samples is exact when its
    /// own slope, the last offset over `N − 1`, is allowed by all samples before. All fractions are compared exactly.
    static func longestRun(_ ticks: ArraySlice<UInt64>, limit: Int) -> Int {
        guard let first = ticks.first else { return 0 }
        // Numerators are twice the offset ± 1, denominators twice the index; at most 2³³ and 2¹⁷.
        var low: (top: UInt64, bottom: UInt64) = (0, 1)
        var high: (top: UInt64, bottom: UInt64) = (1, 0)
        var longest = 1
        var index: UInt64 = 1
        for tick in ticks.dropFirst().prefix(min(limit, 65_535) - 1) {
            guard tick >= first, tick - first <= UInt64(UInt32.max) else { break }
            let offset = tick - first
            if offset * low.bottom >= low.top * index, offset * high.bottom < high.top * index {
                longest = Int(index) + 1
            }
            let bottom = 2 * index
            let above = 2 * offset + 1
            if offset > 0, (2 * offset - 1) * low.bottom > low.top * bottom { low = (2 * offset - 1, bottom) }
            if above * high.bottom < high.top * bottom { high = (above, bottom) }
            guard low.top * high.bottom < high.top * low.bottom else { break }
            index += 1
        }
        return longest
    }
}
