import SensorData

extension GaitAnalyzer {
    /// What the sensors of both feet can tell.
    func abilities(hasWalking: Bool, hasStepLength: Bool) -> RecordingAbilities {
        let cells = feet.compactMap { $0.pressure.flatMap { streams[$0].channels.cells } }
        let inertial = feet.compactMap { $0.inertial.map { streams[$0] } }
        let hasBoth = cells.count == feet.count
        return RecordingAbilities(
            isReferenceDevice: isReferenceDevice, hasForce: hasForce, hasCellForce: hasCellForce, hasPressure: hasBoth,
            hasInertial: inertial.count == feet.count,
            hasHeelCells: hasBoth && cells.allSatisfy { $0.layout != nil },
            hasBorderCells: hasBoth
                && cells.allSatisfy { !($0.layout?.medial ?? []).isEmpty && !($0.layout?.lateral ?? []).isEmpty },
            hasPlaces: hasBoth && cells.allSatisfy { $0.layout?.places != nil },
            axesUncertain: feet.contains { foot in
                foot.inertial.map { foot.hasSwings && !hasSureAxes(stream: $0) } ?? false
            },
            inertialRate: inertial.map { $0.descriptor.sampleRate.hertz }.min() ?? 0, hasStepLength: hasStepLength,
            hasWalking: hasWalking)
    }
}

extension GaitAnalyzer {
    /// Whether every cell of both feet gives a force.
    var hasCellForce: Bool {
        let cells = feet.compactMap { $0.pressure.flatMap { streams[$0].channels.cells } }
        return cells.count == feet.count && cells.allSatisfy { $0.cellUnit == "N" }
    }

    /// How the insoles' gains compare; nil unless both give forces, on one clock, and somebody stood with different shares.
    var gain: GainEstimate? {
        guard hasForce, feetSynchronised else { return nil }
        let quiet = feet.map { foot -> [QuietLoad] in
            guard let track = foot.pressure.flatMap({ streams[$0].track }), let pressure = track.pressure else {
                return []
            }
            return pressure.detector.quiet.moments.map {
                QuietLoad(start: time.seconds(track.firstTime, plus: $0.start, clock: track.clock), load: $0.load)
            }
        }
        return quiet.count == 2 ? GainEstimate(left: quiet[0], right: quiet[1]) : nil
    }
}

extension SessionMetrics {
    /// m/s²; the conventional value.
    private static let gravity = 9.80665

    /// Loads as parts of body weight, and the strike angle's place.
    ///
    /// Over whole strides the mean force of both feet is body weight, as nobody rises or sinks for good.
    ///
    /// - Parameters:
    ///   - comparisons: of the walk.
    ///   - hasForce: both feet's total loads are forces.
    ///   - hasCellForce: so are the loads of their cells; the heel's loading rate is else that of a pressure.
    ///   - weight: of the body in kg; nil where unknown.
    ///   - gain: how the insoles' gains compare.
    mutating func describeLoad(
        _ comparisons: [MeasureComparison], hasForce: Bool, hasCellForce: Bool, weight: Double?, gain: GainEstimate?
    ) {
        func mean(_ measure: Measure, _ side: Side) -> Double? {
            let comparison = comparisons.first { $0.measure == measure }
            return side == .left ? comparison?.left?.mean : comparison?.right?.mean
        }
        if let angle = comparisons.first(where: { $0.measure == .footStrikeAngle })?.bothFeet {
            let degrees = 180 / Double.pi
            footStrikeAngle = Estimate(
                value: angle.value * degrees, interval: angle.interval?.scaled(by: degrees),
                standardError: angle.standardError.map { $0 * degrees }, degreesOfFreedom: angle.degreesOfFreedom)
            footStrikeAnglePlace = StrikeReference.place(degrees: angle.value * degrees)
        }
        guard hasForce else { return }
        gainCorrection = gain.map {
            let half = 1.96 * $0.indexError
            return Estimate(
                value: $0.indexCorrection,
                interval: ConfidenceInterval(lower: $0.indexCorrection - half, upper: $0.indexCorrection + half),
                standardError: $0.indexError)
        }
        var measured: Double?
        if let left = mean(.impulse, .left), let right = mean(.impulse, .right),
            let leftTime = mean(.strideTime, .left), let rightTime = mean(.strideTime, .right)
        {
            measured = left / leftTime + right / rightTime
        }
        bodyWeight = weight.map { $0 * Self.gravity } ?? measured
        guard let bodyWeight, bodyWeight > 0 else { return }
        if weight != nil { insoleScale = measured.map { $0 / bodyWeight } }
        peakForceLeftOfBodyWeight = mean(.peakForce, .left).map { $0 / bodyWeight }
        peakForceRightOfBodyWeight = mean(.peakForce, .right).map { $0 / bodyWeight }
        guard hasCellForce else { return }
        loadingRateLeftOfBodyWeight = mean(.loadingRate, .left).map { $0 / bodyWeight }
        loadingRateRightOfBodyWeight = mean(.loadingRate, .right).map { $0 / bodyWeight }
    }
}

extension Limitation {
    /// One entry for each reason, in the order in which they first come; nothing is named twice.
    static func merged(_ limitations: [Limitation]) -> [Limitation] {
        var result: [Limitation] = []
        for limitation in limitations {
            if let index = result.firstIndex(where: { $0.reason == limitation.reason }) {
                result[index].affects += limitation.affects.filter { !result[index].affects.contains($0) }
                if result[index].side != limitation.side { result[index].side = nil }
            } else {
                result.append(limitation)
            }
        }
        return result
    }
}
