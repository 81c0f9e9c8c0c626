import GaitAnalysis
import SensorData

extension SessionAnalysis {
    /// Every number of the analysis but those of single strides and curves, in the order of the report.
    var figures: [Figure] {
        metricFigures + symmetry.flatMap { figures(of: $0) } + (regularity.map { figures(of: $0) } ?? [])
            + trends.flatMap { figures(of: $0) } + regions.flatMap { figures(of: $0) }
    }

    private var metricFigures: [Figure] {
        func figure(_ name: String, _ value: Double?, _ unit: String, _ side: Side? = nil) -> Figure {
            Figure(.recording, name, side: side, value.map { Estimate(value: $0) }, unit: unit)
        }
        return [
            figure("duration", duration, "s"),
            figure("steps", metrics.steps.map { Double($0) }, "1"),
            figure("cadence", metrics.cadence, "1/min"),
            figure("spectralCadence", metrics.spectralCadence, "1/min"),
            figure("walkingSpeed", metrics.walkingSpeed, "m/s"),
            figure("pathLength", metrics.pathLength, "m"),
            figure("loopClosure", metrics.loopClosure, "m"),
            figure("bodyWeight", metrics.bodyWeight, "N"),
            figure("insoleScale", metrics.insoleScale, "1"),
            Figure(.recording, "gainCorrection", .value, metrics.gainCorrection, unit: "%"),
            figure("peakForceLeftOfBodyWeight", metrics.peakForceLeftOfBodyWeight, "1", .left),
            figure("peakForceRightOfBodyWeight", metrics.peakForceRightOfBodyWeight, "1", .right),
            figure("loadingRateLeftOfBodyWeight", metrics.loadingRateLeftOfBodyWeight, "1/s", .left),
            figure("loadingRateRightOfBodyWeight", metrics.loadingRateRightOfBodyWeight, "1/s", .right),
            Figure(.recording, "footStrikeAngle", .value, metrics.footStrikeAngle, unit: "°"),
            figure("footStrikeAngleLeft", metrics.footStrikeAngleLeft, "°", .left),
            figure("footStrikeAngleRight", metrics.footStrikeAngleRight, "°", .right),
            figure("heelShareLeft", metrics.heelShareLeft, "1", .left),
            figure("heelShareRight", metrics.heelShareRight, "1", .right),
            figure("impulseAsymmetry", metrics.impulseAsymmetry, "%"),
        ]
    }

    private func figures(of comparison: MeasureComparison) -> [Figure] {
        let name = comparison.measure.rawValue
        let unit = comparison.measure.unit(curves: curves)
        var figures: [Figure] = []
        for (side, foot) in [(Side.left, comparison.left), (.right, comparison.right)] {
            figures.append(
                Figure(
                    .symmetry, name, .mean, side: side, foot.map { Estimate(value: $0.mean) }, unit: unit,
                    strides: foot?.strides, remark: comparison.remark))
            add(.standardDeviation, foot?.standardDeviation, unit, side)
            add(.coefficientOfVariation, foot?.coefficientOfVariation, "%", side)
        }
        figures.append(
            Figure(
                .symmetry, name, .symmetryIndex, comparison.symmetryIndex, unit: "%",
                strides: comparison.left.flatMap { left in comparison.right.map { left.strides + $0.strides } },
                reference: comparison.reference, remark: comparison.remark))
        if let difference = comparison.difference {
            figures.append(Figure(.symmetry, name, .difference, difference, unit: unit))
        }
        if let ratio = comparison.symmetryRatio {
            figures.append(Figure(.symmetry, name, .symmetryRatio, ratio, unit: "1"))
        }
        add(.symmetryAngle, comparison.symmetryAngle, "%", nil)
        add(.gaitAsymmetry, comparison.gaitAsymmetry, "%", nil)
        add(.minimalDetectableChange, comparison.minimalDetectableChange, "%", nil)
        if let both = comparison.bothFeet { figures.append(Figure(.symmetry, name, .bothFeet, both, unit: unit)) }
        return figures

        func add(_ statistic: Figure.Statistic, _ value: Double?, _ unit: String, _ side: Side?) {
            guard let value else { return }
            figures.append(Figure(.symmetry, name, statistic, side: side, Estimate(value: value), unit: unit))
        }
    }

    private func figures(of regularity: WalkRegularity) -> [Figure] {
        let coordination = regularity.coordination
        let harmonics = regularity.harmonics
        func figure(_ name: String, _ estimate: Estimate?, _ unit: String, _ side: Side? = nil, _ strides: Int? = nil)
            -> Figure
        { Figure(.regularity, name, side: side, estimate, unit: unit, strides: strides) }
        func plain(_ value: Double?) -> Estimate? { value.map { Estimate(value: $0) } }
        return [
            figure("strideTimeVariation", regularity.strideTimeVariation, "%"),
            figure("strideTimeVariationLeft", regularity.strideTimeVariationLeft, "%", .left),
            figure("strideTimeVariationRight", regularity.strideTimeVariationRight, "%", .right),
            figure("phaseCoordinationIndex", coordination?.index, "%", nil, coordination?.strides),
            figure("phaseVariation", plain(coordination?.variation), "%", nil, coordination?.strides),
            figure("phaseDeviation", plain(coordination?.deviation), "%", nil, coordination?.strides),
            figure("phase", plain(coordination?.phase), "°", nil, coordination?.strides),
            figure("harmonicRatio", harmonics?.ratio, "1", nil, harmonics?.strides),
            figure("improvedHarmonicRatio", harmonics?.improvedRatio, "%", nil, harmonics?.strides),
        ]
    }

    private func figures(of trend: MeasureTrend) -> [Figure] {
        let name = trend.measure.rawValue
        let unit = trend.measure.unit(curves: curves) + "/min"
        func figure(_ statistic: Figure.Statistic, _ estimate: Estimate?, _ unit: String) -> Figure? {
            estimate.map { Figure(.trend, name, statistic, $0, unit: unit, strides: trend.strides) }
        }
        return [
            figure(.changePerMinute, trend.mean, unit), figure(.asymmetryChangePerMinute, trend.asymmetry, "%/min"),
            figure(.differenceChangePerMinute, trend.difference, unit),
        ].compactMap { $0 }
    }

    private func figures(of region: RegionSummary) -> [Figure] {
        func figure(_ statistic: Figure.Statistic, _ value: Double, _ unit: String) -> Figure {
            Figure(
                .region, region.region.rawValue, statistic, side: region.side, Estimate(value: value), unit: unit,
                strides: region.strides)
        }
        return [
            figure(.impulse, region.impulse, region.unit + "·s"), figure(.share, region.share, "1"),
            figure(.peak, region.peak, region.unit), figure(.contactTime, region.contactTime, "s"),
        ] + (region.peakPressure.map { [figure(.peakPressure, $0, "Pa")] } ?? [])
            + (region.pressureTimeIntegral.map { [figure(.pressureTimeIntegral, $0, "Pa·s")] } ?? [])
    }
}
