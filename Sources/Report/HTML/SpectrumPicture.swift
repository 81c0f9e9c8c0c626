import GaitAnalysis

/// The spectrum of both feet's summed force over multiples of the stride's frequency.
///
/// Full bars belong to the step, hollow bars to what differs between the two steps: form tells them apart, not colour.
struct SpectrumPicture {
    var analysis: SessionAnalysis
    var strings: Strings

    private static let height = 130.0
    /// Of a harmonic's place.
    private static let barShare = 0.62

    /// nil without strides to judge at all; without the force of both feet it says what is missing.
    var markup: Markup? {
        guard let regularity = analysis.regularity else { return nil }
        let heading = tag("h3", strings.spectrumHeading)
        guard let harmonics = regularity.harmonics, let amplitudes = harmonics.amplitudes, !amplitudes.isEmpty else {
            guard regularity.harmonics == nil else { return nil }
            let least = analysis.parameters.statistics.regularityStrides
            return tag(
                "div", ["class": "group"], [heading, tag("p", ["class": "note"], strings.noSpectrum(least: least))])
        }
        return tag(
            "div", ["class": "group kept"],
            [
                heading,
                tag(
                    "p", ["class": "note"],
                    strings.spectrumNote(strideFrequency: analysis.metrics.cadence.map { $0 / 120 })),
                legend([("key-bar", strings.evenHarmonics), ("key-bar hollow", strings.oddHarmonics)]),
                tag(
                    "figure", ["role": "group"],
                    [
                        tag("figcaption", ["class": "unit"], strings.spectrumAxis),
                        plot(amplitudes, strides: harmonics.strides).markup(class: "plot-area"),
                        tag("p", ["class": "axis-name"], strings.harmonicAxis),
                    ]),
            ])
    }

    private func plot(_ amplitudes: [Double], strides: Int) -> Plot {
        let top = max(1, amplitudes.filter(\.isFinite).max() ?? 1)
        let marks: [Double] = [0, 1, 5, 10, 20, 40, 60, 80, 100].filter { $0 <= top }
        var picture = Picture(
            id: "spectrum", title: strings.spectrumTitle,
            description: strings.spectrumDescription(amplitudes, strides: strides), height: Self.height)
        // The root makes the small ones visible and leaves nothing at nothing.
        func share(_ value: Double) -> Double { (value / (1.05 * top)).squareRoot() }
        func y(_ value: Double) -> Double { Self.height * (1 - share(value)) }
        let place = Picture.width / Double(amplitudes.count)
        for mark in marks { picture.add(lineFrom: 0, y(mark), to: Picture.width, y(mark), .grid) }
        for (index, amplitude) in amplitudes.enumerated() where amplitude.isFinite {
            let left = (Double(index) + (1 - Self.barShare) / 2) * place
            picture.add(
                rectangle: left, y(amplitude), left + Self.barShare * place, y(0),
                (index + 1).isMultiple(of: 2) ? .evenHarmonic : .oddHarmonic)
        }
        picture.add(lineFrom: 0, y(0), to: Picture.width, y(0), .zero)
        return Plot(
            picture: picture,
            yLabels: marks.map { (share($0), strings.number($0, places: 0)) },
            xLabels: amplitudes.indices.filter { $0 == 0 || ($0 + 1).isMultiple(of: 2) }.map {
                ((Double($0) + 0.5) / Double(amplitudes.count), strings.count($0 + 1))
            })
    }
}
