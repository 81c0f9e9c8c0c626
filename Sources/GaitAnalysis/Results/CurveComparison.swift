/// Left against right over the whole stance, with a band that holds at all its points together.
///
/// Left less right of the mean load curves, over blocks of strides that follow one another. The band is `halfWidth` to
/// both sides: with 95 % confidence the true difference lies in it everywhere at once. Its height comes from the expected Euler
/// characteristic of a t field (Worsley 1994; as in statistical parametric mapping, Pataky 2010, J Biomech 43:1976; as a
/// band, Telschow and Schwartzman 2022, J Stat Plan Inference 216:70).
public struct CurveComparison: Equatable, Codable, Sendable {
    public var subject: StanceCurve.Subject
    /// Of the values, as in the curves.
    public var unit: String
    /// Pairs of blocks, one of each foot, and strides of a foot in each.
    public var blocks: Int
    public var blockStrides: Int
    /// 101 values at 0, 1, … 100 % of stance; positive means that the left is larger.
    public var difference: [Double]
    /// 101 values.
    public var halfWidth: [Double]
    /// Stretches of stance where the band leaves zero out.
    public var regions: [Region]

    /// A stretch of stance in percent, both ends inside.
    public struct Region: Equatable, Codable, Sendable {
        public var from: Int
        public var to: Int
        /// Whether the left foot's load is the larger one here.
        public var leftIsLarger: Bool

        public init(from: Int, to: Int, leftIsLarger: Bool) {
            self.from = from
            self.to = to
            self.leftIsLarger = leftIsLarger
        }
    }

    public init(
        subject: StanceCurve.Subject, unit: String, blocks: Int, blockStrides: Int, difference: [Double],
        halfWidth: [Double], regions: [Region]
    ) {
        self.subject = subject
        self.unit = unit
        self.blocks = blocks
        self.blockStrides = blockStrides
        self.difference = difference
        self.halfWidth = halfWidth
        self.regions = regions
    }
}
