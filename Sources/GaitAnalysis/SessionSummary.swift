public import SensorData
import SignalProcessing

extension GaitAnalyzer {
    /// What the caller knows of a recording beyond its samples.
    public struct Context: Equatable, Sendable {
        public var software: Software
        public var session: SessionInformation
        public var recordedAt: String?
        /// Losses and remarks from reading and decoding; streams and strides are filled in here.
        public var quality: Quality

        public init(software: Software, session: SessionInformation, recordedAt: String?, quality: Quality) {
            self.software = software
            self.session = session
            self.recordedAt = recordedAt
            self.quality = quality
        }
    }

    /// The whole analysis; call it after `finish()`.
    public func analysis(_ context: Context) -> SessionAnalysis {
        let strides = sums.strides
        let comparisons = comparisons(strides)
        let span = sessionSpan
        var quality = context.quality
        quality.streams = streams.map { stream in
            stream.quality(longestFilledGap: parameters.resampling.longestFilledGap) { clock, moment in
                time.seconds(moment, clock: clock)
            }
        }
        quality.alignmentError = alignmentError
        var rejected: [StrideRejection: Int] = [:]
        quality.stridesCounted = 0
        for stride in strides {
            if let reason = stride.rejected { rejected[reason, default: 0] += 1 } else { quality.stridesCounted += 1 }
        }
        quality.stridesRejected = StrideRejection.allCases.compactMap { reason in
            rejected[reason].map { RejectionCount(reason: reason, strides: $0) }
        }
        var metrics = metrics(strides, comparisons: comparisons)
        metrics.describeLoad(
            comparisons, hasForce: hasForce, hasCellForce: hasCellForce, weight: context.session.weight, gain: gain)
        let statistics = statistics(strides, speed: metrics.walkingSpeed)
        let search = search(strides, comparisons: comparisons, statistics: statistics)
        var analysis = SessionAnalysis(
            software: context.software, session: context.session, recordedAt: context.recordedAt,
            start: span.lowerBound, duration: span.upperBound - span.lowerBound, parameters: parameters,
            events: events, strides: strides,
            activities: ActivityFinder().activities(
                bouts: bouts.bouts, strides: strides,
                stances: feet.map(\.stances).filter { !$0.starts.isEmpty }, session: span),
            symmetry: comparisons,
            metrics: metrics,
            curves: feet.flatMap { foot in
                foot.pressure.flatMap { streams[$0].channels.cells }.map { sums.curves(foot.side, cells: $0) } ?? []
            },
            findings: search.findings(),
            notTold: Limitation.merged(
                limitations(strides: strides, comparisons: comparisons, truncated: context.quality.truncated)
                    + search.limitations()
            ).map(ofFoot),
            quality: quality)
        analysis.regularity = statistics.regularity
        analysis.trends = statistics.trends
        analysis.curveComparisons = sums.curveComparisons(
            cells: feet.compactMap { $0.pressure.flatMap { streams[$0].channels.cells } },
            least: parameters.statistics.curveBlocks, confidence: parameters.symmetry.confidence)
        analysis.detectable = search.detectable()
        analysis.regions = feet.flatMap { foot in
            foot.pressure.flatMap { streams[$0].channels.cells }.map { sums.regions(foot.side, cells: $0) } ?? []
        }
        analysis.soles = feet.compactMap { foot in
            foot.pressure.flatMap { streams[$0].channels.cells }.flatMap { sums.sole(foot.side, cells: $0) }
        }
        analysis.paths = feet.compactMap { $0.path.seenFromAbove(side: $0.side) }
        return analysis
    }

    /// How alike the steps are, and how each measure changes over the recording.
    private func statistics(
        _ strides: StrideList, speed: Double?
    ) -> (regularity: WalkRegularity?, trends: [MeasureTrend]) {
        let counted = strides.filterStored { $0.rejected == nil }
        guard !counted.isEmpty else { return (nil, []) }
        let confidence = parameters.symmetry.confidence
        let harmonics =
            hasForce && feetSynchronised
            ? sums.spectrum.result(
                strides, least: parameters.statistics.regularityStrides, confidence: confidence) : nil
        return (
            RegularityAnalysis(parameters: parameters.statistics, confidence: confidence, strides: counted)
                .regularity(harmonics: harmonics, speed: speed),
            TrendAnalysis(parameters: parameters.statistics, confidence: confidence, strides: counted).trends()
        )
    }

    /// Left against right over some strides, and what the rules find in it.
    func compare(_ strides: StrideList) -> (comparisons: [MeasureComparison], findings: [Finding]) {
        let comparisons = comparisons(strides)
        let statistics = statistics(strides, speed: nil)
        return (comparisons, search(strides, comparisons: comparisons, statistics: statistics).findings())
    }

    private func comparisons(_ strides: StrideList) -> [MeasureComparison] {
        let isReference = isReferenceDevice
        let steps = turnedSteps?.comparison(confidence: parameters.symmetry.confidence)
        return SymmetryComparison(
            parameters: parameters.symmetry,
            reference: { isReference ? ControlReference.symmetryIndex(of: $0) : nil },
            hasBothFeet: feet.allSatisfy { $0.pressure != nil || $0.inertial != nil }, strides: strides
        ).comparisons().map { $0.measure == .stepLength ? steps ?? $0 : $0 }
    }

    /// What turning round says of the steps; nil unless both feet's ways are known on one clock.
    private var turnedSteps: TurnedSteps? {
        guard feetSynchronised, feet.allSatisfy({ $0.path.swings > 0 }) else { return nil }
        return TurnedSteps(
            left: feet[Side.left.place].trail, right: feet[Side.right.place].trail,
            longestStep: parameters.strides.longestStep)
    }

    private func search(
        _ strides: StrideList, comparisons: [MeasureComparison],
        statistics: (regularity: WalkRegularity?, trends: [MeasureTrend])
    ) -> CompensationSearch {
        CompensationSearch(
            evidence: CompensationEvidence(
                comparisons: comparisons, trends: statistics.trends, regularity: statistics.regularity,
                abilities: abilities(
                    hasWalking: !strides.isEmpty,
                    hasStepLength: comparisons.contains { $0.measure == .stepLength && $0.difference != nil }),
                gain: gain, parameters: parameters.compensation))
    }

    /// Whether the foot's axes are sure enough to speak of length, height and turning.
    func hasSureAxes(stream: Int) -> Bool {
        (streams[stream].track?.inertial?.axes?.confidence ?? 0) >= parameters.inertial.leastConfidence
    }

    /// From the first to the last sample of the streams that have a side, in seconds of the session.
    private var sessionSpan: Range<Double> {
        let spans = streams.flatMap { stream -> [Range<Double>] in
            guard stream.descriptor.side != nil else { return [] }
            return stream.stretches.map { stretch in
                let start = time.seconds(stretch.first, clock: stretch.clock)
                return start..<max(start, time.seconds(stretch.last, clock: stretch.clock))
            }
        }
        guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max() else { return 0..<0 }
        return first..<last
    }

    /// Whether every foot's insole is of the kind that the controls wore.
    var isReferenceDevice: Bool {
        let cells = feet.compactMap { $0.pressure.flatMap { streams[$0].channels.cells } }
        return cells.count == 2 && cells.allSatisfy(\.isReferenceKind)
    }

    /// Whether every foot's load is a force.
    var hasForce: Bool {
        let cells = feet.compactMap { $0.pressure.flatMap { streams[$0].channels.cells } }
        return cells.count == 2 && cells.allSatisfy { $0.unit == "N" }
    }

    private func metrics(_ strides: StrideList, comparisons: [MeasureComparison]) -> SessionMetrics {
        var metrics = SessionMetrics()
        metrics.spectralCadence = spectralCadence
        setPath(in: &metrics)
        var counted = 0
        var walked = 0.0
        var way = 0.0
        var wayTime = 0.0
        for stride in strides where stride.rejected == nil {
            counted += 1
            walked += stride.duration
            guard let length = stride.length else { continue }
            way += length
            wayTime += stride.duration
        }
        if counted > 0 {
            // Each stride holds two steps.
            metrics.cadence = 120 * Double(counted) / walked
            metrics.steps = counted
        }
        if wayTime > 0 { metrics.walkingSpeed = way / wayTime }
        func comparison(_ measure: Measure) -> MeasureComparison? { comparisons.first { $0.measure == measure } }
        let strike = comparison(.footStrikeAngle)
        metrics.footStrikeAngleLeft = strike?.left.map { $0.mean * 180 / .pi }
        metrics.footStrikeAngleRight = strike?.right.map { $0.mean * 180 / .pi }
        metrics.heelShareLeft = comparison(.heelShare)?.left?.mean
        metrics.heelShareRight = comparison(.heelShare)?.right?.mean
        metrics.impulseAsymmetry = comparison(.impulse)?.symmetryIndex?.value
        return metrics
    }

    /// Seconds of walking after which dead reckoning says nothing of a loop any more (proposal).
    private static let longestLoop = 300.0

    /// Length of the walk and how far it ends from where it began, the mean of the feet.
    private func setPath(in metrics: inout SessionMetrics) {
        let paths = feet.map(\.path).filter { $0.swings > 0 }
        guard !paths.isEmpty else { return }
        metrics.pathLength = paths.reduce(0) { $0 + $1.length } / Double(paths.count)
        guard paths.allSatisfy({ $0.duration <= Self.longestLoop }) else { return }
        metrics.loopClosure = paths.reduce(0) { $0 + $1.closure } / Double(paths.count)
    }

    /// Largest difference of the two feet's cadences, as a share, that still is one cadence (proposal).
    private static let cadenceTolerance = 0.05

    /// Steps per minute in the longest bout of the first hour, from the spectrum of each foot's load or pitch rate.
    ///
    /// nil where no spectrum shows it clearly, or the two feet's do not agree.
    private var spectralCadence: Double? {
        var longest: Range<Double>?
        for bout in bouts.bouts {
            let bout = bout.clamped(to: bout.lowerBound..<max(bout.lowerBound, cadenceEnd))
            if bout.upperBound - bout.lowerBound > longest.map({ $0.upperBound - $0.lowerBound }) ?? 0 {
                longest = bout
            }
        }
        guard let longest else { return nil }
        let cadences = feet.compactMap { foot -> Double? in
            guard let track = (foot.pressure ?? foot.inertial).flatMap({ streams[$0].track }) else { return nil }
            let start = time.seconds(track.firstTime, clock: track.clock)
            let range = longest.lowerBound - start..<longest.upperBound - start
            if let pressure = track.pressure { return pressure.cadence.cadence(in: range) }
            guard let inertial = track.inertial, let axes = inertial.axes?.axes else { return nil }
            return inertial.cadence.cadence(in: range, along: axes.y)
        }
        guard let low = cadences.min(), let high = cadences.max(), high <= low * (1 + Self.cadenceTolerance) else {
            return nil
        }
        return cadences.reduce(0, +) / Double(cadences.count)
    }

    /// Seconds of the session up to which every foot's signal was kept for its spectrum.
    private var cadenceEnd: Double {
        feet.compactMap { ($0.pressure ?? $0.inertial).flatMap { streams[$0].track } }
            .map { time.seconds($0.firstTime, plus: CadenceTrace.length, clock: $0.clock) }.min() ?? 0
    }

    /// A limitation with the foot that lacks a sensor, where the other one has it.
    private func ofFoot(_ limitation: Limitation) -> Limitation {
        let lacking = feet.filter { foot in
            switch limitation.reason {
            case .needsInertialSensor: foot.inertial == nil
            case .needsPressure: foot.pressure == nil
            case .needsBothFeet: foot.inertial == nil && foot.pressure == nil
            default: false
            }
        }
        var placed = limitation
        if lacking.count == 1 { placed.side = lacking.first?.side }
        return placed
    }

    /// Whether a foot's insole sees less than half of the steps that its inertial sensor sees, or else of the other foot's.
    ///
    /// Ten steps are asked for, so that a walk that has just begun is not taken for it (both numbers are proposals).
    private func showsNoLoad(_ foot: FootRecord) -> Bool {
        guard foot.pressure != nil else { return false }
        let others = feet.filter { $0.side != foot.side }.map(\.joiner.contactCount).max() ?? 0
        let (steps, seen) =
            foot.inertial == nil
            ? (others, foot.joiner.contactCount) : (foot.joiner.swingCount, foot.joiner.landingsSeen)
        return steps >= 10 && 2 * seen < steps
    }

    /// What could not be told, and why.
    private func limitations(strides: StrideList, comparisons: [MeasureComparison], truncated: Bool) -> [Limitation] {
        var limitations: [Limitation] = []
        func add(_ reason: Limitation.Reason, _ affects: [String]) {
            limitations.append(Limitation(reason: reason, affects: affects))
        }
        let loads = feet.compactMap { $0.pressure.flatMap { streams[$0].channels.cells } }
        let names = { (measures: [Measure]) in measures.map(\.rawValue) }
        if truncated { add(.truncated, []) }
        limitations += feet.filter(showsNoLoad).map { foot in
            Limitation(reason: .insoleShowsNoLoad, affects: ["symmetry"], side: foot.side)
        }
        if feet.contains(where: { $0.pressure == nil && $0.inertial == nil }) { add(.needsBothFeet, ["symmetry"]) }
        if !feetSynchronised { add(.feetNotSynchronised, ["stepTime", "singleSupportTime", "doubleSupportTime"]) }
        if strides.isEmpty { add(.noWalking, ["symmetry", "findings"]) }
        if loads.isEmpty {
            add(.needsPressure, names([.impulse, .peakForce, .meanForce, .heelShare, .midfootShare, .forefootShare]))
        } else {
            if loads.contains(where: { $0.layout == nil }) {
                add(.needsCellsWithRegions, names([.heelShare, .midfootShare, .forefootShare, .heelPeak]))
            } else if loads.contains(where: { $0.cellUnit != "N" }) {
                add(.needsCellAreas, names([.heelShare, .midfootShare, .forefootShare, .heelPeak]))
            }
            if loads.contains(where: { $0.unit != "N" }) {
                add(.needsCellAreas, names([.impulse, .peakForce, .meanForce]))
            }
            if loads.count == 2, gain == nil {
                add(.gainUnknown, names([.impulse, .peakForce, .meanForce, .heelPeak]))
            }
            if !isReferenceDevice {
                add(.noReferenceForThisDevice, names([.stanceTime, .swingTime, .impulse, .peakForce, .heelShare]))
            }
        }
        if feet.contains(where: { foot in foot.inertial.map { foot.hasSwings && !hasSureAxes(stream: $0) } ?? false }) {
            add(.axesUncertain, ["strideLength", "turning", "stairs"])
        }
        if feet.allSatisfy({ $0.inertial == nil }) { add(.needsInertialSensor, ["strideLength", "turning"]) }
        if !strides.isEmpty, strides.allSatisfy({ $0.length == nil }) {
            add(.strideLengthUnknown, names([.strideLength]))
        }
        for (remark, reason) in [
            (Remark.tooFewStrides, Limitation.Reason.needsMoreStrides), (.fewStrides, .fewStrides),
        ] {
            let measures = comparisons.filter { $0.remark == remark }.map(\.measure.rawValue)
            if !strides.isEmpty, !measures.isEmpty { add(reason, measures) }
        }
        return limitations
    }
}
