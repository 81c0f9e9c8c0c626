import SensorData

/// The strides of a walk as another system timed them, for the statistics without any signal.
///
/// Such tables are published without the forces behind them (PhysioNet gaitndd: one row for each stride of the left foot with
/// the right foot's stride beside it). What no table holds, step and support times, stays unknown.
public struct StrideTable: Equatable, Sendable {
    /// The times of one foot's stride in seconds.
    public struct Times: Equatable, Sendable {
        public var stride: Double
        public var stance: Double
        public var swing: Double

        public init(stride: Double, stance: Double, swing: Double) {
            self.stride = stride
            self.stance = stance
            self.swing = swing
        }
    }

    /// One row: the two feet's strides that end together, or nearly so.
    public struct Row: Equatable, Sendable {
        /// Seconds at the end of the strides.
        public var end: Double
        public var left: Times
        public var right: Times

        public init(end: Double, left: Times, right: Times) {
            self.end = end
            self.left = left
            self.right = right
        }
    }

    public var rows: [Row]

    public init(rows: [Row]) {
        self.rows = rows
    }

    /// The strides, all of one bout; implausible ones are rejected with their reason.
    public func strides(parameters: StrideParameters = StrideParameters()) -> [Stride] {
        rows.flatMap { row in
            [(Side.left, row.left), (.right, row.right)].map { side, times in
                var stride = Stride(side: side, start: row.end - times.stride, end: row.end, bout: 0)
                stride.stanceTime = times.stance
                stride.swingTime = times.swing
                let cadence = 120 / times.stride
                if !(parameters.shortestStride...parameters.longestStride).contains(times.stride)
                    || !(parameters.lowestCadence...parameters.highestCadence).contains(cadence)
                {
                    stride.rejected = .implausibleStrideTime
                } else if times.stance <= 0 || times.swing <= 0 {
                    stride.rejected = .implausibleStance
                }
                return stride
            }
        }
    }

    /// Left against right in every measure that the table holds, over the plausible strides.
    ///
    /// - Parameter parameters: limits of plausible strides, and how many are needed.
    /// - Returns: one comparison for each measure, in the order of `Measure.allCases`.
    public func comparisons(parameters: AnalysisParameters = AnalysisParameters()) -> [MeasureComparison] {
        SymmetryComparison(
            parameters: parameters.symmetry, reference: { _ in nil },
            strides: StrideList(
                strides(parameters: parameters.strides).sorted { ($0.start, $0.side) < ($1.start, $1.side) })
        ).comparisons()
    }
}
