import Glibc
import SensorData

/// Makes a healthy walker show a pattern at a strength.
///
/// Some sizes can be set at once, others follow from force and path; those are approached until a steady stride has
/// them. What the pattern would change by the way and need not is held.
struct PatternShaping {
    /// The person's own.
    let parameters: WalkParameters
    let person: SimulatedPerson
    let healthy: Feet<FootManner>

    func feet(showing compensation: Compensation) -> Feet<FootManner> {
        let (side, strength) = (compensation.side, compensation.strength)
        var feet = healthy
        switch compensation.pattern {
        case .weightShift:
            // The spared foot takes weight late and gives it up early.
            feet[side].acceptance *= 1 - 0.35 * strength
            feet[side].release *= 1 + 0.25 * strength
            approach(&feet, [impulseIndex(sparing: side, larger: 32 * strength)])
        case .antalgic:
            shortenStance(&feet, side, strength)
        case .fatigueDrift:
            shortenStance(&feet, side, strength)
            lowerToes(&feet, side, strength)
        case .reducedHeelLoading:
            approach(&feet, [load(side, \.heelRelief, 0...0.98, \.heelShare) { $0 * (1 - 0.8 * strength) }])
        case .heelStrikeAvoidance:
            feet[side].strikeAngle = max(-5, feet[side].strikeAngle - 30 * strength)
            approach(&feet, [motion(side, \.swingRate, 0.3...3, \.peakSwingVelocity) { $0 }])
        case .hardHeelImpact:
            feet[side].impact *= 1 + strength
            approach(
                &feet,
                [
                    load(side, \.acceptance, 0.5...6, \.loadingRate) { $0 * (1 + strength) },
                    impulseIndex(sparing: side, larger: 0),
                ])
        case .overpronation:
            feet[side].eversion += 12 * strength
            approach(&feet, [mediolateral(side) { $0 * (1 + 0.5 * strength) }])
        case .oversupination:
            feet[side].eversion -= 12 * strength
            approach(&feet, [mediolateral(side) { $0 * (1 - 0.5 * strength) }])
        case .lateralLoading:
            approach(&feet, [mediolateral(side) { 1 - (1 - $0) * (1 + 0.6 * strength) }])
        case .lowArch:
            approach(&feet, [load(side, \.midfootGain, -0.98...6, \.midfootShare) { $0 * (1 + 1.6 * strength) }])
        case .highArch:
            approach(&feet, [load(side, \.midfootGain, -0.98...6, \.midfootShare) { $0 * pow(0.4, 2 * strength) }])
        case .forefootOverload:
            approach(&feet, [load(side, \.forefootGain, 0...0.98, \.forefootShare) { $0 * (1 + 0.6 * strength) }])
        case .toeOut:
            feet[side].toeOut += 20 * strength
            approach(&feet, [pathHeld(side)])
        case .toeIn:
            feet[side].toeOut -= 20 * strength
            approach(&feet, [pathHeld(side)])
        case .stiffGait:
            approach(
                &feet,
                [
                    motion(side, \.toeOffAngle, 10...80, \.pitchRange) { $0 - 30 * strength * .pi / 180 },
                    // A shorter push to a smaller angle is as fast; the heel leaves the floor when it did.
                    motion(side, \.pushShare, 0.1...0.6, \.pushOffVelocity) { $0 },
                    motion(side, \.swingRate, 0.75...2, \.peakSwingVelocity) {
                        // A foot that goes a way in a time cannot be slower than that.
                        $0 * (1 - strength * (0.67 - 0.34 * strength))
                    },
                    motion(side, \.earlyRise, 0...30, \.heelOff) { $0 },
                ])
        case .circumduction:
            approach(&feet, [motion(side, \.lateralPath, -0.2...0.3, \.lateralExcursion) { $0 + 0.08 * strength }])
        case .weakPushOff:
            feet[side].toeOffAngle *= 1 - 0.22 * strength
            approach(
                &feet,
                [
                    load(side, \.pushOffDip, 0...0.6, \.secondPeak) { $0 * (1 - 0.2 * strength) },
                    motion(side, \.pushOffRate, 0.2...4, \.pushOffVelocity) { $0 * pow(0.75, 2 * strength) },
                    motion(side, \.swingRate, 0.7...2, \.peakSwingVelocity) { $0 },
                    motion(side, \.pushShare, 0.2...0.6, \.heelOff) { $0 },
                ])
        case .lowClearance:
            lowerToes(&feet, side, strength)
        case .stepLengthAsymmetry:
            feet[side].reach *= 1 - 0.2 * strength
        case .irregularGait:
            break
        case .earlyHeelRise:
            feet[side].heelEnd -= 0.16 * strength
            feet[side].riseLead = 0.18 * strength
            approach(&feet, [motion(side, \.earlyRise, 0...30, \.heelOff) { $0 - 0.16 * strength }])
        }
        return feet
    }

    private func shortenStance(_ feet: inout Feet<FootManner>, _ side: Side, _ strength: Double) {
        // Less time on one leg is less swing of the other: a stance index of 8 % at half strength.
        feet[side].swingChange += 0.08 * strength
        feet[side.opposite].swingChange -= 0.08 * strength
        approach(&feet, [impulseIndex(sparing: side, larger: 24 * strength)])
    }

    private func lowerToes(_ feet: inout Feet<FootManner>, _ side: Side, _ strength: Double) {
        approach(&feet, [motion(side, \.clearance, 0.003...0.1, \.toeClearance) { max(0.004, $0 - 0.012 * strength) }])
    }

    // MARK: What is approached

    /// A number of the feet that is changed until a measured one has its size.
    private struct Aim {
        var get: (Feet<FootManner>) -> Double
        var set: (inout Feet<FootManner>, Double) -> Void
        var range: ClosedRange<Double>
        var measure: (SteadyWalk) -> Double
        var size: (Double) -> Double
    }

    private func load(
        _ side: Side, _ number: WritableKeyPath<FootManner, Double>, _ range: ClosedRange<Double>,
        _ measured: KeyPath<FootLoad, Double>, size: @escaping (Double) -> Double
    ) -> Aim {
        Aim(
            get: { $0[side][keyPath: number] }, set: { $0[side][keyPath: number] = $1 }, range: range,
            measure: { $0.load(side)[keyPath: measured] }, size: size)
    }

    private func motion(
        _ side: Side, _ number: WritableKeyPath<FootManner, Double>, _ range: ClosedRange<Double>,
        _ measured: KeyPath<FootMotion, Double>, size: @escaping (Double) -> Double
    ) -> Aim {
        Aim(
            get: { $0[side][keyPath: number] }, set: { $0[side][keyPath: number] = $1 }, range: range,
            measure: { $0.motion(side)[keyPath: measured] }, size: size)
    }

    private func pathHeld(_ side: Side) -> Aim {
        motion(side, \.lateralPath, -0.2...0.3, \.lateralExcursion) { $0 }
    }

    private func mediolateral(_ side: Side, size: @escaping (Double) -> Double) -> Aim {
        load(side, \.medialShift, -0.97...0.97, \.medialShare, size: size)
    }

    /// The other foot's impulse above the spared one's, as an index in percent, by the load in single support.
    private func impulseIndex(sparing side: Side, larger change: Double) -> Aim {
        Aim(
            get: { $0[side.opposite].bearing },
            set: { feet, value in
                feet[side].bearing -= value - feet[side.opposite].bearing
                feet[side.opposite].bearing = value
            }, range: -0.6...0.6,
            measure: { walk in
                let (spared, other) = (walk.load(side).impulse, walk.load(side.opposite).impulse)
                return 200 * (other - spared) / (other + spared)
            }, size: { $0 + change })
    }

    private func measure(_ aim: Aim, _ feet: Feet<FootManner>) -> Double {
        aim.measure(SteadyWalk(Walker(steady: parameters, person: person, feet: feet)))
    }

    /// Changes one number after the other by the secant rule, and all again while they disturb each other.
    private func approach(_ feet: inout Feet<FootManner>, _ aims: [Aim]) {
        let sizes = aims.map { $0.size(measure($0, healthy)) }
        for _ in 0..<(aims.count == 1 ? 1 : 4) {
            for (aim, size) in zip(aims, sizes) { approach(&feet, aim, size) }
        }
    }

    private func approach(_ feet: inout Feet<FootManner>, _ aim: Aim, _ size: Double) {
        var first = aim.get(feet)
        var missing = size - measure(aim, feet)
        let enough = 1e-5 * max(abs(size), 1e-3)
        guard abs(missing) > enough else { return }
        func limited(_ value: Double) -> Double { min(aim.range.upperBound, max(aim.range.lowerBound, value)) }
        var second = limited(first + 0.05 * max(abs(first), 0.02))
        for _ in 0..<12 {
            aim.set(&feet, second)
            let missingNow = size - measure(aim, feet)
            guard abs(missingNow) > enough, missingNow != missing else { return }
            let better = limited(second + missingNow * (second - first) / (missing - missingNow))
            (first, missing) = (second, missingNow)
            guard better != second else { return }
            second = better
        }
    }
}
