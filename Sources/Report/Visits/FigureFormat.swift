import GaitAnalysis

/// How a figure of a visit is called and printed.
struct FigureFormat: Equatable, Sendable {
    var name: String
    var format: MeasureFormat
    /// Whether the value is a left-right difference, whose sign says which side is larger.
    var isDifference: Bool

    init(name: String, unit: String, strings: Strings) {
        let figure = FindingMeasure(name)
        isDifference = figure.isBetweenFeet
        if let measure = figure.measure {
            self.name = isDifference ? strings.leftAgainstRight(measure) : strings.bothFeet(measure)
            format =
                isDifference
                ? MeasureFormat(factor: 1, unit: "%", places: 1)
                : MeasureFormat(measure, unit: unit)
        } else {
            self.name = VisitFigure.Regularity(rawValue: name).map(strings.regularity) ?? name
            format = MeasureFormat(factor: 1, unit: unit, places: 1)
        }
    }

    func value(_ value: Double, _ strings: Strings) -> String {
        isDifference ? signed(value, strings) : format.text(value, strings)
    }

    func signed(_ value: Double, _ strings: Strings) -> String {
        strings.signed(value * format.factor, places: finePlaces(value)) + strings.unitSuffix(format.unit)
    }

    func range(_ interval: ConfidenceInterval, _ strings: Strings) -> String {
        let places = finePlaces(interval.upper - interval.lower)
        return strings.signedRange(interval.lower * format.factor, interval.upper * format.factor, places: places)
            + strings.unitSuffix(format.unit)
    }

    /// A size without a sign, with as many decimals as it takes not to read as nothing.
    func size(_ value: Double, _ strings: Strings) -> String {
        let size = abs(value * format.factor)
        var places = finePlaces(value)
        var digits = size
        for _ in 0..<places { digits *= 10 }
        while size > 0, digits < 1, places < 9 {
            digits *= 10
            places += 1
        }
        return strings.number(size, places: places) + strings.unitSuffix(format.unit)
    }

    /// One decimal more than the measure itself has, where the number would else be next to nothing.
    private func finePlaces(_ value: Double) -> Int {
        var scale = 1.0
        for _ in 0..<format.places { scale *= 10 }
        return abs(value * format.factor) * scale < 10 ? format.places + 1 : format.places
    }
}
