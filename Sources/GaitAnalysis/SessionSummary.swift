public import SensorData

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
        var footfalls: [Side: [Footfall]] = [:]
        for foot in feet { footfalls[foot.side] = self.footfalls(of: foot) }
        let assembled = StrideAssembler(
            parameters: parameters.strides, footfalls: footfalls, feetSynchronised: feetSynchronised, holes: holes
        ).assemble()
        let strides = assembled.strides
        let isReference = isReferenceDevice
        let comparisons = SymmetryComparison(
            parameters: parameters.symmetry,
            reference: { isReference ? ControlReference.symmetryIndex(of: $0) : nil }, strides: strides
        ).comparisons()
        var metrics = metrics(assembled, footfalls: footfalls, comparisons: comparisons)
        metrics.describeLoad(comparisons, hasForce: hasForce, weight: context.session.weight)
        let statistics = statistics(assembled, footfalls: footfalls, speed: metrics.walkingSpeed)
        let curves = curves(assembled, footfalls: footfalls)
        let search = CompensationSearch(
            evidence: CompensationEvidence(
                comparisons: comparisons, trends: statistics.trends, regularity: statistics.regularity,
                abilities: abilities(hasWalking: !strides.isEmpty), parameters: parameters.compensation))
        let span = sessionSpan
        var quality = context.quality
        quality.streams = tracks.map(\.quality)
        quality.alignmentError = alignmentError
        quality.stridesCounted = strides.lazy.filter { $0.rejected == nil }.count
        quality.stridesRejected = StrideRejection.allCases.compactMap { reason in
            let count = strides.lazy.filter { $0.rejected == reason }.count
            return count > 0 ? RejectionCount(reason: reason, strides: count) : nil
        }
        var analysis = SessionAnalysis(
            software: context.software, session: context.session, recordedAt: context.recordedAt,
            start: span.lowerBound, duration: span.upperBound - span.lowerBound, parameters: parameters,
            events: events(of: footfalls),
            strides: strides,
            activities: ActivityFinder().activities(
                bouts: assembled.bouts, strides: strides, footfalls: footfalls, session: span),
            symmetry: comparisons,
            metrics: metrics, curves: curves.feet,
            findings: search.findings(),
            notTold: Limitation.merged(
                limitations(strides: strides, comparisons: comparisons, truncated: context.quality.truncated)
                    + search.limitations()),
            quality: quality)
        analysis.regularity = statistics.regularity
        analysis.trends = statistics.trends
        analysis.curveComparisons = curves.comparisons
        analysis.detectable = search.detectable()
        analysis.regions = regions(assembled, footfalls: footfalls)
        return analysis
    }

    /// Holes of the inertial signals that lead their foot.
    private var holes: [Side: [Range<Double>]] {
        var holes: [Side: [Range<Double>]] = [:]
        for foot in feet where foot.pressure == nil {
            guard let track = foot.inertial.map({ tracks[$0] }),
                let clock = foot.inertial.flatMap({ sessionClock(track: $0, many: true) })
            else { continue }
            holes[foot.side] = track.inertial?.holes.map { clock.time($0.lowerBound)..<clock.time($0.upperBound) }
        }
        return holes
    }

    private func footfalls(of foot: FootRecord) -> [Footfall] {
        func time(_ track: Int) -> (Double) -> Double {
            sessionClock(track: track, many: true)?.time ?? { $0 }
        }
        let contacts = foot.pressure.map { track -> [Contact] in
            let time = time(track)
            return foot.contacts.map { $0.mapped(time) }
        }
        let swings = foot.inertial.map { track -> [Swing] in
            let time = time(track)
            let isSure = hasSureAxes(track: track)
            return foot.swings.map { isSure ? $0.mapped(time) : $0.mapped(time).withoutMotion }
        }
        return parameters.fusion.footfalls(contacts: contacts, swings: swings)
    }

    /// Whether the foot's axes are sure enough to speak of length, height and turning.
    func hasSureAxes(track: Int) -> Bool {
        (tracks[track].inertial?.axes?.confidence ?? 0) >= parameters.inertial.leastConfidence
    }

    /// From the first to the last sample of the streams that have a side, in seconds of the session.
    private var sessionSpan: Range<Double> {
        let spans = tracks.indices.compactMap { index -> Range<Double>? in
            guard tracks[index].descriptor.side != nil, let first = tracks[index].firstTime,
                let last = tracks[index].lastTime,
                let clock = sessionClock(track: index, many: false)
            else { return nil }
            let start = clock.time(0)
            return start..<max(start, clock.time(Double(last.nanoseconds - first.nanoseconds) / 1e9))
        }
        guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max() else { return 0..<0 }
        return first..<last
    }

    /// Whether every foot's insole is of the kind that the controls wore.
    var isReferenceDevice: Bool {
        let cells = feet.compactMap { $0.pressure.flatMap { tracks[$0].channels.cells } }
        return cells.count == 2 && cells.allSatisfy(\.isReferenceKind)
    }

    /// Whether every foot's load is a force.
    var hasForce: Bool {
        let cells = feet.compactMap { $0.pressure.flatMap { tracks[$0].channels.cells } }
        return cells.count == 2 && cells.allSatisfy { $0.unit == "N" }
    }

    private func events(of footfalls: [Side: [Footfall]]) -> [GaitEvent] {
        var events: [GaitEvent] = []
        for side in Side.allCases {
            for fall in footfalls[side] ?? [] {
                if let time = fall.initialContact {
                    events.append(
                        GaitEvent(
                            side: side, kind: .initialContact, time: time, source: fall.initialSource,
                            disagreement: fall.initialDisagreement))
                }
                if let time = fall.finalContact {
                    events.append(
                        GaitEvent(
                            side: side, kind: .finalContact, time: time, source: fall.finalSource,
                            disagreement: fall.finalDisagreement))
                }
            }
        }
        return events.sorted { ($0.time, $0.side) < ($1.time, $1.side) }
    }

    /// Mean load over stance with its spread, over the strides that count, and left against right.
    private func curves(
        _ assembled: StrideAssembler.Result, footfalls: [Side: [Footfall]]
    ) -> (feet: [StanceCurve], comparisons: [CurveComparison]) {
        var curves: [StanceCurve] = []
        var feetBlocks: [(blocks: [CurveBlocks], units: [String])] = []
        for foot in feet {
            guard let cells = foot.pressure.flatMap({ tracks[$0].channels.cells }), let falls = footfalls[foot.side]
            else { continue }
            var total = CurveAverage()
            var thirds = Thirds(heel: CurveAverage(), midfoot: CurveAverage(), forefoot: CurveAverage())
            var blocks = [CurveBlocks](repeating: CurveBlocks(), count: StanceCurve.Subject.allCases.count)
            for (stride, opening) in zip(assembled.strides, assembled.openings)
            where stride.side == foot.side && stride.rejected == nil {
                guard let load = falls[opening].load else { continue }
                total.take(load.totalCurve)
                blocks[0].take(load.totalCurve)
                if let third = load.thirdCurves {
                    thirds.heel.take(third.heel)
                    thirds.midfoot.take(third.midfoot)
                    thirds.forefoot.take(third.forefoot)
                    for (index, curve) in [third.heel, third.midfoot, third.forefoot].enumerated() {
                        blocks[index + 1].take(curve)
                    }
                }
            }
            feetBlocks.append((blocks, [cells.unit, cells.cellUnit, cells.cellUnit, cells.cellUnit]))
            curves += [
                total.curve(side: foot.side, subject: .total, unit: cells.unit),
                thirds.heel.curve(side: foot.side, subject: .heel, unit: cells.cellUnit),
                thirds.midfoot.curve(side: foot.side, subject: .midfoot, unit: cells.cellUnit),
                thirds.forefoot.curve(side: foot.side, subject: .forefoot, unit: cells.cellUnit),
            ].compactMap { $0 }
        }
        guard feetBlocks.count == 2, feetBlocks[0].units == feetBlocks[1].units else { return (curves, []) }
        let comparisons = StanceCurve.Subject.allCases.enumerated().compactMap { index, subject in
            CurveBlocks.comparison(
                left: feetBlocks[0].blocks[index], right: feetBlocks[1].blocks[index], subject: subject,
                unit: feetBlocks[0].units[index], confidence: parameters.symmetry.confidence,
                least: parameters.statistics.curveBlocks)
        }
        return (curves, comparisons)
    }

    private func metrics(
        _ assembled: StrideAssembler.Result, footfalls: [Side: [Footfall]], comparisons: [MeasureComparison]
    ) -> SessionMetrics {
        var metrics = SessionMetrics()
        metrics.spectralCadence = spectralCadence(bouts: assembled.bouts)
        metrics.footStrikeAngleLeft = strikeAngle(.left, footfalls)
        metrics.footStrikeAngleRight = strikeAngle(.right, footfalls)
        let counted = assembled.strides.filter { $0.rejected == nil }
        let walked = counted.reduce(0.0) { $0 + $1.duration }
        if !counted.isEmpty {
            // Each stride holds two steps.
            metrics.cadence = 120 * Double(counted.count) / walked
            metrics.steps = counted.count
        }
        let lengths = counted.filter { $0.length != nil }
        let time = lengths.reduce(0.0) { $0 + $1.duration }
        if time > 0 { metrics.walkingSpeed = lengths.reduce(0.0) { $0 + ($1.length ?? 0) } / time }
        func comparison(_ measure: Measure) -> MeasureComparison? { comparisons.first { $0.measure == measure } }
        metrics.heelShareLeft = comparison(.heelShare)?.left?.mean
        metrics.heelShareRight = comparison(.heelShare)?.right?.mean
        metrics.impulseAsymmetry = comparison(.impulse)?.symmetryIndex?.value
        return metrics
    }

    /// Mean foot strike angle of the steps straight on, in degrees; nil under three.
    private func strikeAngle(_ side: Side, _ footfalls: [Side: [Footfall]]) -> Double? {
        let angles = (footfalls[side] ?? []).compactMap { fall -> Double? in
            guard let swing = fall.swing, swing.hasPitch, let heading = swing.headingChange,
                abs(heading) <= parameters.strides.turningAngle
            else { return nil }
            return swing.strikeAngle
        }
        guard angles.count >= parameters.symmetry.cycleMinimum else { return nil }
        return angles.reduce(0, +) / Double(angles.count) * 180 / .pi
    }

    /// Largest difference of the two feet's cadences, as a share, that still is one cadence (proposal).
    private static let cadenceTolerance = 0.05

    /// Steps per minute in the longest bout, read from the spectrum of each foot's load or pitch rate.
    ///
    /// nil where no spectrum shows it clearly, or the two feet's do not agree.
    private func spectralCadence(bouts: [Range<Double>]) -> Double? {
        var longest: Range<Double>?
        for bout in bouts where bout.upperBound - bout.lowerBound > longest.map({ $0.upperBound - $0.lowerBound }) ?? 0
        {
            longest = bout
        }
        guard let longest else { return nil }
        let cadences = feet.compactMap { foot -> Double? in
            guard let index = foot.pressure ?? foot.inertial, let clock = sessionClock(track: index, many: false) else {
                return nil
            }
            let range = clock.trackSeconds(longest.lowerBound)..<clock.trackSeconds(longest.upperBound)
            if let pressure = tracks[index].pressure { return pressure.cadence.cadence(in: range) }
            guard let inertial = tracks[index].inertial, let axes = inertial.axes?.axes else { return nil }
            return inertial.cadence.cadence(in: range, along: axes.y)
        }
        guard let low = cadences.min(), let high = cadences.max(), high <= low * (1 + Self.cadenceTolerance) else {
            return nil
        }
        return cadences.reduce(0, +) / Double(cadences.count)
    }

    /// What could not be told, and why.
    private func limitations(strides: [Stride], comparisons: [MeasureComparison], truncated: Bool) -> [Limitation] {
        var limitations: [Limitation] = []
        func add(_ reason: Limitation.Reason, _ affects: [String]) {
            limitations.append(Limitation(reason: reason, affects: affects))
        }
        let loads = feet.compactMap { $0.pressure.flatMap { tracks[$0].channels.cells } }
        let names = { (measures: [Measure]) in measures.map(\.rawValue) }
        if truncated { add(.truncated, []) }
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
            if loads.count == 2 { add(.gainUnknown, names([.impulse, .peakForce, .meanForce, .heelPeak])) }
            if !isReferenceDevice {
                add(.noReferenceForThisDevice, names([.stanceTime, .swingTime, .impulse, .peakForce, .heelShare]))
            }
        }
        if feet.contains(where: { foot in foot.inertial.map { !foot.swings.isEmpty && !hasSureAxes(track: $0) } ?? false
        }) {
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
