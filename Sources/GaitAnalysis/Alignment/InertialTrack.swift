import Glibc
import SensorData
import SignalProcessing

/// One foot's inertial signal: samples put on a grid, turned into the foot's axes, looked through for swings.
///
/// The signal is looked at in pieces that lie at fixed places on the grid, so that neither the cutting of the bytes nor
/// what comes later changes a swing that was given out. Memory holds one piece and, at the beginning, what is needed to find
/// the axes.
struct InertialTrack {
    let parameters: InertialParameters
    private var columns: ColumnSelection
    let grid: SamplingGrid
    let mounting: Mounting
    private let side: Side?
    private let placement: SensorPlacement
    private var resampler: GridResampler
    private(set) var cadence: CadenceTrace
    private(set) var axes: AxisFinder.Result?
    /// Recent stretches without samples, in seconds from the grid's beginning, longer than may be filled.
    private var holes: [Range<Double>] = []
    private var finishedHoles: [Range<Double>] = []

    /// The grid samples that came of the last block; their memory is used again.
    private var known: GridBlock

    private var force: [SIMD3<Double>] = []
    private var angularRate: [SIMD3<Double>] = []
    /// Grid index of the first sample held.
    private var first = 0
    /// Number of missing samples at the end.
    private var missing = 0
    /// Grid index at which the next piece's new signal begins.
    private var nextPiece = 0
    private var nextAxisLook: Int
    private var lastContact = -Double.infinity
    /// Magnitude of gravity in the recent still windows, at grid indices.
    private var gravities: [(index: Int, value: Double)] = []
    private var standing = QuietStanding()
    /// Grid index up to which standing was looked for.
    private var watched = 0
    /// The same samples in the foot's axes, since these are known.
    private var turned: FootSignal?
    /// Movements that the next look may need again.
    private var movements = FootMovements()
    private var finished: [Swing] = []

    /// - Parameters:
    ///   - columns: of the acceleration and the angular rate in a sample.
    ///   - grid: on which the samples are put.
    ///   - descriptor: which foot, where and how the sensor is said to sit.
    ///   - axes: of the foot, where they are known from before the sensor was switched off and on.
    ///   - parameters: of the analysis.
    init(
        columns: [Int], grid: SamplingGrid, descriptor: StreamDescriptor, axes: AxisFinder.Result?,
        parameters: AnalysisParameters
    ) {
        self.axes = axes
        self.parameters = parameters.inertial
        self.columns = ColumnSelection(columns, factors: columns.map { _ in 1 })
        self.grid = grid
        cadence = CadenceTrace(sampleRate: grid.sampleRate, isVector: true)
        mounting = descriptor.mounting
        side = descriptor.side
        placement = descriptor.placement
        resampler = GridResampler(grid: grid, channelCount: columns.count, parameters: parameters.resampling)
        known = GridBlock(firstIndex: 0, channelCount: columns.count, values: [])
        nextAxisLook = Int((parameters.inertial.axisHop + parameters.inertial.axisHop / 2) * grid.sampleRate)
    }

    mutating func push(_ block: SampleBlock) -> DetectorState {
        columns.push(block, into: &resampler)
        resampler.drain(into: &known)
        takeKnown()
        advance(isLast: false)
        return state
    }

    mutating func finish() -> DetectorState {
        resampler.finish(into: &known)
        takeKnown()
        dropTrailingHole()
        advance(isLast: true)
        return state
    }

    /// Takes in that for now nothing follows: gives out the swings that are known.
    mutating func interrupt() -> DetectorState {
        guard axes != nil, nextPiece < end else { return state }
        while nextPiece + pieceLength + aheadLength <= end { look(until: nextPiece + pieceLength, end: end) }
        if nextPiece < end { look(until: end, end: end) }
        return state
    }

    private var state: DetectorState {
        DetectorState(settled: settled, hasNews: !(finished.isEmpty && finishedHoles.isEmpty))
    }

    /// Seconds before which no swing will be given out any more.
    private var settled: Double { max(lastContact, Double(settledIndex) / rate) }

    /// Holes in the samples that were found since the last call, in seconds from the grid's beginning.
    mutating func takeHoles() -> [Range<Double>] {
        defer { finishedHoles.removeAll(keepingCapacity: true) }
        return finishedHoles
    }

    mutating func takeFinished() -> [Swing] {
        defer { finished.removeAll(keepingCapacity: true) }
        return finished
    }

    private var rate: Double { grid.sampleRate }
    private var pieceLength: Int { Int(parameters.hop * rate) }
    private var aheadLength: Int { Int(parameters.lookAhead * rate) }
    /// Grid index before which no swing begins any more.
    private var settledIndex: Int { nextPiece - Int(parameters.longestReach * rate) }
    private var end: Int { first + force.count }

    // MARK: - Signal

    private mutating func takeKnown() {
        for index in 0..<known.count {
            let start = index * known.channelCount
            let f = SIMD3(known.values[start], known.values[start + 1], known.values[start + 2])
            let w = SIMD3(known.values[start + 3], known.values[start + 4], known.values[start + 5])
            cadence.take(w)
            let isMissing = !(f.x + f.y + f.z + w.x + w.y + w.z).isFinite
            if isMissing {
                missing += 1
                force.append(force.last ?? SIMD3())
                angularRate.append(angularRate.last ?? SIMD3())
            } else {
                if missing > 0 { cross(to: f, w) }
                force.append(f)
                angularRate.append(w)
            }
        }
    }

    /// Puts a straight line across the missing samples at the end, and notes the hole.
    ///
    /// A hole that is too long to be crossed keeps the last sample all through, however late its end is known.
    private mutating func cross(to f: SIMD3<Double>, _ w: SIMD3<Double>) {
        // Below 0 where what lay before the hole, and its beginning, were dropped meanwhile.
        let hole = force.count - missing
        movements.forget(from: first + hole)
        turned?.reset()
        if Double(missing + 1) / rate > parameters.longestCrossedHole, first + hole > 0 {
            // Nothing is known in between.
        } else if hole > 0 {
            let (lastForce, lastRate) = (force[hole - 1], angularRate[hole - 1])
            for index in 0..<missing {
                let part = Double(index + 1) / Double(missing + 1)
                force[hole + index] = lastForce + (f - lastForce) * part
                angularRate[hole + index] = lastRate + (w - lastRate) * part
            }
        } else {
            for index in 0..<min(missing, force.count) { (force[index], angularRate[index]) = (f, w) }
        }
        let range = Double(first + hole - 1) / rate..<Double(first + force.count) / rate
        holes.append(range)
        finishedHoles.append(range)
        missing = 0
    }

    private mutating func dropTrailingHole() {
        let held = min(missing, force.count)
        force.removeLast(held)
        angularRate.removeLast(held)
        missing = 0
    }

    // MARK: - Pieces

    private mutating func advance(isLast: Bool) {
        let hop = pieceLength
        let ahead = aheadLength
        if axes == nil {
            while axes == nil, nextAxisLook <= end || isLast {
                settleAxes(at: isLast ? end : nextAxisLook, isLast: isLast)
                nextAxisLook += Int(parameters.axisHop * rate)
                if isLast { break }
            }
            guard axes != nil else { return }
        }
        while nextPiece + hop + ahead <= end { look(until: nextPiece + hop, end: nextPiece + hop + ahead) }
        if isLast, nextPiece < end { look(until: end, end: end) }
    }

    /// Finds the foot's axes in the signal up to a grid index, once there are enough strides.
    private mutating func settleAxes(at limit: Int, isLast: Bool) {
        let count = min(limit - first, force.count)
        let known = InertialSignal(rate: rate, force: Array(force[..<count]), angularRate: Array(angularRate[..<count]))
        let longest = Int(parameters.axisDuration * rate)
        let found = AxisFinder(parameters: parameters).axes(of: known, isGiven: mounting == .footAxes)
        if let found, found.strides >= parameters.axisStrides || isLast || count >= longest {
            axes = found
        } else if count > longest {
            // Nobody has walked yet: what lies further back will not be needed.
            let drop = count - longest
            force.removeFirst(drop)
            angularRate.removeFirst(drop)
            first += drop
            nextPiece = max(nextPiece, first)
        }
    }

    /// Looks at one piece with what lies before and behind it, and gives out the swings that land in it.
    private mutating func look(until limit: Int, end: Int) {
        guard let axes = axes?.axes else { return }
        let start = max(first, nextPiece - Int(parameters.lookBack * rate))
        if turned == nil { turned = FootSignal(axes: axes, rate: rate, parameters: parameters) }
        guard let found = turned?.piece(start..<end, force: force, angularRate: angularRate, from: first)
        else { return }
        let piece = found.signal
        movements.begin(at: start)
        let swings = InertialSwingFinder(parameters: parameters).swings(
            in: found, movements: &movements, landings: nextPiece - Int(0.5 * rate) - start..<limit - start)
        for (index, swing) in swings.enumerated() {
            let landing = start + swing.candidate.end
            let lifted = (Double(start) + swing.finalContact) / rate
            let contact = (Double(start) + swing.initialContact) / rate
            guard landing >= nextPiece - Int(0.5 * rate), landing < limit, lifted > settled,
                !isAcrossLongHole(lifted..<max(lifted, contact))
            else { continue }
            lastContact = contact
            watchStanding(until: landing, axes)
            finished.append(
                Swing(
                    finalContact: lifted, initialContact: contact,
                    motion: motion(of: index, among: swings, in: piece, from: start)))
        }
        watchStanding(until: limit - Int(0.5 * rate), axes)
        nextPiece = limit
        let oldest = Double(limit) / rate - parameters.lookBack - parameters.longestReach
        holes.removeAll { $0.upperBound < oldest }
        // So much more is kept that everything smoothed can be worked out again.
        let margin = Int((max(parameters.pitchRateSupport, parameters.rateSupport) * rate).rounded(.up))
        let drop = max(0, nextPiece - Int(parameters.lookBack * rate) - margin - first)
        // In large pieces, so that little is moved.
        guard 2 * drop > force.count else { return }
        force.removeFirst(drop)
        angularRate.removeFirst(drop)
        first += drop
    }

    /// Takes what lies before a grid index for quiet standing, so that a swing knows of nothing that came after it.
    private mutating func watchStanding(until limit: Int, _ axes: FootAxes) {
        let stretch = max(1, Int(parameters.trajectory.standingStretch * rate))
        for index in stride(from: max(watched, first), to: limit, by: 1) {
            standing.take(
                force[index - first], angularRate[index - first], axis: axes.z, samples: stretch,
                parameters: parameters.trajectory)
        }
        watched = max(watched, limit)
    }

    /// How the foot moved in one swing.
    private mutating func motion(
        of index: Int, among swings: [InertialSwing], in piece: InertialSignal, from start: Int
    ) -> SwingMotion {
        let swing = swings[index]
        var motion = SwingMotion(length: swing.travel, heightChange: swing.height)
        if let axes = axes?.axes, let path = trajectory(of: index, among: swings, in: piece, from: start) {
            let measures = SwingMeasures(
                parameters: parameters.trajectory,
                sensorHeight: placement == .insole
                    ? parameters.trajectory.insoleHeight : parameters.trajectory.footHeight,
                outwards: side == .right ? -1 : 1,
                longAxis: mounting == .footAxes ? atan2(axes.y.x, axes.x.x) : nil)
            motion = measures.measures(
                of: path, piece, finalContact: swing.finalContact, initialContact: swing.initialContact,
                standing: standing.up.map(axes.components))
        } else {
            motion.headingChange = swing.heading
        }
        motion.hasPitch = swing.candidate.kind == .pitch
        return motion
    }

    /// The path of one swing between the still moments of the stances before and after it.
    private mutating func trajectory(
        of index: Int, among swings: [InertialSwing], in piece: InertialSignal, from start: Int
    ) -> FootTrajectory? {
        let path = parameters.trajectory
        let distance = Int(path.contactDistance * rate)
        let farthest = Int(path.farthest * rate)
        let lifted = Int(swings[index].finalContact)
        let landed = Int(swings[index].initialContact)
        let earliest = index > 0 ? Int(swings[index - 1].initialContact) + distance : 0
        let latest = index + 1 < swings.count ? Int(swings[index + 1].finalContact) - distance : piece.count - 1
        let before = max(earliest, lifted - farthest)
        let after = min(latest, landed + farthest)
        guard before <= lifted - distance, landed + distance <= after else { return nil }
        guard
            let later = StillSpan(piece, in: landed + distance...after, parameters: path)
        else { return nil }
        let place = start + later.stillest
        gravities.append((place, FootTrajectory.force(piece, at: later.stillest, parameters: path).length))
        let oldest = place - Int(path.gravitySpan * rate)
        gravities.removeAll { $0.index < oldest }
        guard let earlier = StillSpan(piece, in: before...lifted - distance, parameters: path) else { return nil }
        let range = swings[index].candidate.stillBefore...swings[index].candidate.stillAfter
        return FootTrajectory(
            piece, path: movements.path(piece, range), before: earlier, after: later,
            gravity: Order.median(gravities.map { $0.value }) ?? Strapdown.gravity,
            bias: standing.up.flatMap { _ in axes?.axes.components(standing.bias) }, parameters: path)
    }

    private func isAcrossLongHole(_ range: Range<Double>) -> Bool {
        holes.contains { $0.upperBound - $0.lowerBound > parameters.longestCrossedHole && $0.overlaps(range) }
    }
}
