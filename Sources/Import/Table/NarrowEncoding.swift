import SensorData

/// The narrowest way to write a column's numbers without changing one bit of them.
struct NarrowEncoding: Equatable, Sendable {
    var encoding: ChannelEncoding
    /// The raw numbers are the printed ones divided by this; 1 for floating point.
    var step: Double

    /// Steps that are tried for whole numbers; powers of two are exact under any further scale.
    private static let binarySteps: [Double] = [1, 0.5, 0.25, 0.125]
    private static let decimalSteps: [Double] = [0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6]

    /// Chooses for these numbers; NaN is a missing value, which only floating point can hold.
    ///
    /// A decimal step is used only where `whole · step` has the bits of every printed number, and only under a scale of ±1,
    /// because any other scale would round once more.
    init(for column: [Double], scale: Double) {
        var best = NarrowEncoding(encoding: .float64, step: 1)
        if column.allSatisfy({ $0.isNaN || Double(Float($0)).bitPattern == $0.bitPattern }) { best.encoding = .float32 }
        let steps = abs(scale) == 1 ? Self.binarySteps + Self.decimalSteps : Self.binarySteps
        for step in steps {
            guard let encoding = Self.integer(for: column, step: step) else { continue }
            if encoding.byteCount < best.encoding.byteCount { best = NarrowEncoding(encoding: encoding, step: step) }
        }
        self = best
    }

    private init(encoding: ChannelEncoding, step: Double) {
        self.encoding = encoding
        self.step = step
    }

    /// The narrowest integer that holds every number divided by the step, or nil when one of them is no such integer.
    private static func integer(for column: [Double], step: Double) -> ChannelEncoding? {
        var least = 0.0
        var greatest = 0.0
        for value in column {
            let whole = (value / step).rounded()
            guard abs(whole) < 2_147_483_648, ((whole == 0 ? 0 : whole) * step).bitPattern == value.bitPattern else {
                return nil
            }
            least = min(least, whole)
            greatest = max(greatest, whole)
        }
        let candidates: [(ChannelEncoding, ClosedRange<Double>)] = [
            (.uint8, 0...255), (.int8, -128...127), (.uint16, 0...65_535), (.int16, -32_768...32_767),
            (.uint32, 0...4_294_967_295), (.int32, -2_147_483_648...2_147_483_647),
        ]
        return candidates.first { $0.1.contains(least) && $0.1.contains(greatest) }?.0
    }
}
