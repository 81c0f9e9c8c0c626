import GaitAnalysis
import SensorData

/// Analyses made by formula: every kind of recording that a report must cope with.
enum SyntheticAnalysis: String, CaseIterable, Sendable {
    case healthyWalk
    case reducedLeftHeel
    case oneFootOnly
    case inertialOnly
    case tooLittle
    case empty
    case hostileText

    var analysis: SessionAnalysis {
        switch self {
        case .healthyWalk: Self.walk(seconds: 186, heelIndex: 3.2, impulseIndex: 1.1)
        case .reducedLeftHeel: Self.reducedHeel()
        case .oneFootOnly: Self.oneFoot()
        case .inertialOnly: Self.inertial()
        case .tooLittle: Self.little()
        case .empty: Self.blank()
        case .hostileText: Self.hostile()
        }
    }

    static let reference = "72 controls, PhysioNet gaitpdb, 8 cells a foot"

    // MARK: Kinds

    static func walk(seconds: Double, heelIndex: Double, impulseIndex: Double) -> SessionAnalysis {
        var analysis = blank()
        analysis.session = SessionInformation(
            patientCode: "K-0417", weight: 71, height: 174, footwear: "own running shoes", walkingSpeed: 1.21)
        analysis.recordedAt = "2026-03-14T10:22:05Z"
        analysis.duration = seconds
        addSteps(to: &analysis, sides: [.left, .right])
        analysis.symmetry = comparisons(heelIndex: heelIndex, impulseIndex: impulseIndex, strides: 140)
        analysis.curves = curves(heelIndex: heelIndex, impulseIndex: impulseIndex)
        analysis.metrics.cadence = 109.1
        analysis.metrics.spectralCadence = 109.4
        analysis.metrics.walkingSpeed = 1.21
        analysis.metrics.footStrikeAngleLeft = 21.9
        analysis.metrics.footStrikeAngleRight = 23.4
        analysis.metrics.heelShareLeft = 0.42 * (1 + heelIndex / 200)
        analysis.metrics.heelShareRight = 0.42 * (1 - heelIndex / 200)
        analysis.metrics.impulseAsymmetry = impulseIndex
        analysis.metrics.steps = 280
        analysis.quality.streams = [
            stream("insole", .left, 100), stream("insole", .right, 100), stream("imu", .left, 204.8),
            stream("imu", .right, 204.8),
        ]
        analysis.quality.alignmentError = 0.004
        return analysis
    }

    static func reducedHeel() -> SessionAnalysis {
        var analysis = walk(seconds: 186, heelIndex: -31.4, impulseIndex: -14.2)
        analysis.session.affectedSide = .left
        analysis.session.notes = "Walks barefoot at home; morning pain under the left heel for three weeks."
        analysis.findings = [
            Finding(
                pattern: .reducedHeelLoading, side: .left, measure: "heelShare.symmetryIndex", value: -31.4, unit: "%",
                interval: ConfidenceInterval(lower: -36.2, upper: -26.6), evidence: .reference,
                source: reference, limit: -21.1, strides: 280,
                supporting: [
                    SupportingMeasure(
                        measure: "heelPeak.symmetryIndex", value: -24.8, unit: "%",
                        interval: ConfidenceInterval(lower: -29.9, upper: -19.7))
                ]),
            Finding(
                pattern: .weightShift, side: .left, measure: "impulse.symmetryIndex", value: -14.2, unit: "%",
                interval: ConfidenceInterval(lower: -16.8, upper: -11.6), evidence: .reference,
                source: reference, limit: -11.9, strides: 280),
        ]
        analysis.notTold = [
            Limitation(reason: .gainUnknown, affects: ["impulse", "peakForce", "weightShift"]),
            Limitation(reason: .noReferenceForThisDevice, affects: ["heelPeak"]),
        ]
        return analysis
    }

    static func oneFoot() -> SessionAnalysis {
        var analysis = walk(seconds: 62, heelIndex: 0, impulseIndex: 0)
        analysis.events.removeAll { $0.side == .right }
        analysis.strides.removeAll { $0.side == .right }
        analysis.curves.removeAll { $0.side == .right }
        analysis.symmetry = analysis.symmetry.map {
            var comparison = MeasureComparison(measure: $0.measure)
            comparison.left = $0.left
            comparison.remark = .oneFootOnly
            return comparison
        }
        analysis.metrics.heelShareRight = nil
        analysis.metrics.footStrikeAngleRight = nil
        analysis.metrics.impulseAsymmetry = nil
        analysis.quality.streams.removeAll { $0.side == .right }
        analysis.quality.alignmentError = nil
        analysis.notTold = [Limitation(reason: .needsBothFeet, affects: Pattern.allCases.map(\.rawValue))]
        return analysis
    }

    static func inertial() -> SessionAnalysis {
        var analysis = walk(seconds: 95, heelIndex: 0, impulseIndex: 0)
        let timing: [Measure] = [.strideTime, .stanceTime, .swingTime, .stepTime, .doubleSupportTime, .strideLength]
        analysis.symmetry.removeAll { !timing.contains($0.measure) }
        analysis.curves = []
        analysis.metrics.heelShareLeft = nil
        analysis.metrics.heelShareRight = nil
        analysis.metrics.impulseAsymmetry = nil
        analysis.metrics.pathLength = 114.2
        analysis.metrics.loopClosure = 1.34
        analysis.events = analysis.events.map {
            GaitEvent(side: $0.side, kind: $0.kind, time: $0.time, source: .inertial)
        }
        analysis.paths = Side.allCases.map { side in
            // Out, once across, and back: it ends three metres beside its beginning.
            let corners: [(x: Double, y: Double)] = [(0, 0), (1.3, 0), (2.6, 0), (2.6, 3), (1.3, 3), (0, 3)]
            let stances = corners.enumerated().map {
                WalkPath.Stance(time: Double($0.offset), x: $0.element.x, y: $0.element.y, height: 0, heading: 0)
            }
            return WalkPath(side: side, length: side == .left ? 8.2 : 8.3, every: 1, stances: stances)
        }
        analysis.quality.streams = [stream("imu", .left, 204.8), stream("imu", .right, 204.8)]
        analysis.quality.streams[1].axesConfidence = 0.91
        analysis.notTold = [
            Limitation(reason: .needsPressure, affects: ["weightShift", "reducedHeelLoading", "impulse", "heelShare"])
        ]
        return analysis
    }

    static func little() -> SessionAnalysis {
        var analysis = walk(seconds: 6.4, heelIndex: 0, impulseIndex: 0)
        analysis.symmetry = Measure.allCases.prefix(4).map {
            var comparison = MeasureComparison(measure: $0)
            comparison.left = FootSummary(strides: 2, mean: 0.7, standardDeviation: 0.02, coefficientOfVariation: 2.9)
            comparison.remark = .tooFewStrides
            return comparison
        }
        analysis.curves = []
        analysis.metrics = SessionMetrics()
        analysis.quality.truncated = true
        analysis.quality.bytesLost = 1873
        analysis.quality.damagedFrames = 12
        analysis.notTold = [
            Limitation(reason: .needsMoreStrides, affects: Pattern.allCases.map(\.rawValue)),
            Limitation(reason: .truncated, affects: []),
        ]
        return analysis
    }

    static func blank() -> SessionAnalysis {
        SessionAnalysis(
            software: Software(name: "heelstrike", version: "0.1.0"), session: SessionInformation(), recordedAt: nil,
            duration: 0, parameters: AnalysisParameters(), events: [], strides: [], activities: [], symmetry: [],
            metrics: SessionMetrics(), curves: [], findings: [],
            notTold: [Limitation(reason: .noWalking, affects: Pattern.allCases.map(\.rawValue))], quality: Quality())
    }

    static let hostileStrings = [
        "<script>alert('x')</script>", "\"/><img src=x onerror=alert(1)>", "مريض رقم ٧", "👩🏽‍⚕️🦶",
        "a\u{0}b\u{1B}[31mred\u{7F}",
        "\u{202E}backwards", "]]>&amp;&#60;", "line one\nline two\ttab",
    ]

    static func hostile() -> SessionAnalysis {
        var analysis = reducedHeel()
        analysis.session.patientCode = hostileStrings[0] + hostileStrings[2]
        analysis.session.notes = hostileStrings.joined(separator: " ")
        analysis.session.footwear = hostileStrings[1]
        analysis.recordedAt = hostileStrings[6]
        analysis.quality.remarks = hostileStrings
        analysis.quality.streams[0].name = hostileStrings[0]
        analysis.software.version = hostileStrings[1]
        analysis.findings[0].source = hostileStrings[0]
        analysis.findings[1].measure = hostileStrings[1]
        analysis.notTold[0].affects = hostileStrings
        return analysis
    }

    // MARK: Parts

    private static func stream(_ name: String, _ side: Side, _ rate: Double) -> StreamQuality {
        StreamQuality(
            name: name, side: side, samples: Int(rate * 186), declaredRate: rate, measuredRate: rate * 1.0004,
            gaps: side == .left ? 2 : 0, missingTime: side == .left ? 0.31 : 0, discardedSamples: 0)
    }

    /// Bouts of 40 s with standing before and a turn in the middle; the stride time wanders a little.
    static func addSteps(to analysis: inout SessionAnalysis, sides: [Side]) {
        let duration = analysis.duration
        var start = min(2, duration / 10)
        var bout = 0
        analysis.activities.append(ActivityPeriod(kind: .standing, start: 0, end: start))
        while start < duration - 3 {
            let end = min(start + 40, duration - 1)
            let turn = start + (end - start) / 2..<start + (end - start) / 2 + 2.4
            analysis.activities += [
                ActivityPeriod(kind: .walking, start: start, end: turn.lowerBound),
                ActivityPeriod(kind: .turning, start: turn.lowerBound, end: turn.upperBound),
                ActivityPeriod(kind: .walking, start: turn.upperBound, end: end),
            ]
            for side in sides { addBout(to: &analysis, side: side, from: start, to: end, turn: turn, bout: bout) }
            let next = min(duration, end + 4)
            analysis.activities.append(ActivityPeriod(kind: .standing, start: end, end: next))
            start = next
            bout += 1
        }
        analysis.events.sort { ($0.time, $0.side.rawValue) < ($1.time, $1.side.rawValue) }
        analysis.strides.sort { ($0.start, $0.side.rawValue) < ($1.start, $1.side.rawValue) }
        analysis.quality.stridesCounted = analysis.strides.count { $0.rejected == nil }
        analysis.quality.stridesRejected = StrideRejection.allCases.sorted { $0.rawValue < $1.rawValue }.compactMap {
            reason in
            let count = analysis.strides.count { $0.rejected == reason }
            return count > 0 ? RejectionCount(reason: reason, strides: count) : nil
        }
        analysis.notTold = []
    }

    private static func addBout(
        to analysis: inout SessionAnalysis, side: Side, from start: Double, to end: Double, turn: Range<Double>,
        bout: Int
    ) {
        var time = start + (side == .left ? 0.2 : 0.75)
        var index = 0
        while time < end - 1.2 {
            let wander = Double((index * 7 + (side == .left ? 0 : 3)) % 11 - 5) * 0.004
            let length = 1.1 + wander
            let stance = 0.68 + wander / 2
            var stride = Stride(side: side, start: time, end: time + length, bout: bout)
            stride.stanceTime = stance
            stride.swingTime = length - stance
            stride.length = 1.31
            stride.impulse = 480 + wander * 100
            stride.heelShare = 0.42
            if index == 0 { stride.rejected = .firstOfBout }
            if turn.overlaps(time..<time + length) { stride.rejected = .turning }
            if time + 2 * length > end - 1.2 { stride.rejected = .lastOfBout }
            analysis.strides.append(stride)
            analysis.events += [
                GaitEvent(side: side, kind: .initialContact, time: time, source: .both, disagreement: wander / 2),
                GaitEvent(side: side, kind: .finalContact, time: time + stance, source: .both, disagreement: nil),
            ]
            time += length
            index += 1
        }
    }

    private static func comparisons(heelIndex: Double, impulseIndex: Double, strides: Int) -> [MeasureComparison] {
        func make(
            _ measure: Measure, _ mean: Double, _ index: Double, _ half: Double, _ reference: (Double, Double)?,
            _ remark: Remark? = nil
        ) -> MeasureComparison {
            var comparison = MeasureComparison(measure: measure)
            let left = mean * (1 + index / 200)
            let right = mean * (1 - index / 200)
            comparison.left = FootSummary(
                strides: strides, mean: left, standardDeviation: left * 0.031, coefficientOfVariation: 3.1)
            comparison.right = FootSummary(
                strides: strides, mean: right, standardDeviation: right * 0.027, coefficientOfVariation: 2.7)
            comparison.symmetryIndex = Estimate(
                value: index, interval: ConfidenceInterval(lower: index - half, upper: index + half))
            comparison.symmetryRatio = Estimate(
                value: left / right,
                interval: ConfidenceInterval(lower: left / right - 0.02, upper: left / right + 0.02))
            comparison.symmetryAngle = index / 3.14
            comparison.gaitAsymmetry = abs(index)
            comparison.reference = reference.map { ReferenceInterval(lower: $0.0, upper: $0.1, source: Self.reference) }
            comparison.remark = remark
            return comparison
        }
        return [
            make(.strideTime, 1.1, 0.1, 0.2, nil),
            make(.stanceTime, 0.682, -1.4, 0.6, (-3.1, 3.2)),
            make(.swingTime, 0.418, 2.3, 0.9, (-5.5, 4.6)),
            make(.stepTime, 0.55, -0.7, 0.8, nil),
            make(.doubleSupportTime, 0.264, 0.4, 1.6, nil),
            make(.strideLength, 1.31, 0.6, 1.1, nil),
            make(.impulse, 478, impulseIndex, 2.6, (-11.9, 11.5), .gainUnknown),
            make(.peakForce, 771, impulseIndex * 0.7, 2.2, (-8.2, 11.0), .gainUnknown),
            make(.heelShare, 0.42, heelIndex, 4.8, (-21.1, 17.6)),
            make(.midfootShare, 0.18, -heelIndex * 0.4, 5.5, nil),
            make(.forefootShare, 0.4, -heelIndex * 0.7, 4.1, nil),
            make(.heelPeak, 402, heelIndex * 0.8, 5.1, nil),
        ]
    }

    private static func curves(heelIndex: Double, impulseIndex: Double) -> [StanceCurve] {
        func bump(_ x: Double, _ centre: Double, _ width: Double) -> Double {
            let z = (x - centre) / width
            return 1 / (1 + z * z * z * z)
        }
        return Side.allCases.flatMap { side in
            let sign = side == .left ? 1.0 : -1.0
            let heelGain = 410 * (1 + sign * heelIndex / 200)
            let middleGain = 120 * (1 - sign * heelIndex / 500)
            let foreGain = 640 * (1 - sign * heelIndex / 400)
            let totalGain = 1 + sign * impulseIndex / 200
            let percents = (0...100).map(Double.init)
            let heel = percents.map { percent in heelGain * bump(percent, 18, 14) * min(1, percent / 8) }
            let middle = percents.map { percent in middleGain * bump(percent, 42, 20) }
            let fore = percents.map { percent in foreGain * bump(percent, 76, 17) * min(1, (100 - percent) / 10) }
            let total = heel.indices.map { index in (heel[index] + middle[index] + fore[index]) * totalGain }
            let parts: [(StanceCurve.Subject, [Double])] = [
                (.total, total), (.heel, heel), (.midfoot, middle), (.forefoot, fore),
            ]
            return parts.map { subject, mean in
                StanceCurve(
                    side: side, subject: subject, unit: "N", strides: 140, mean: mean,
                    standardDeviation: mean.map { 6 + $0 * 0.07 })
            }
        }
    }
}
