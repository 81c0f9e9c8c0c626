import GaitAnalysis
import SensorData

/// Cadence of every counted stride against time, beside the figure from the spectrum.
struct CadenceSection {
    var analysis: SessionAnalysis
    var strings: Strings

    private static let height = 120.0

    var markup: Markup? {
        let metrics = analysis.metrics
        let note = tag(
            "p", ["class": "note"], strings.cadenceNote(events: metrics.cadence, spectral: metrics.spectralCadence))
        let points = analysis.strides.filter { $0.rejected == nil && $0.duration > 0 }.map {
            (side: $0.side, time: ($0.start + $0.end) / 2, cadence: 120 / $0.duration)
        }
        let all = points.map(\.cadence)
        guard let low = all.min(), let high = all.max(), analysis.duration > 0 else {
            return section("cadence", strings.cadenceHeading, [note])
        }
        let lines = [metrics.cadence, metrics.spectralCadence].compactMap(\.self)
        let scale = AxisScale(
            covering: ((lines + [low]).min() ?? low) - 2, ((lines + [high]).max() ?? high) + 2, count: 4)
        var picture = Picture(
            id: "cadence-time", title: strings.cadenceTitle,
            description: strings.cadenceDescription(points: points.count, low: low, high: high), height: Self.height)
        func y(_ value: Double) -> Double { Self.height * (1 - scale.share(value)) }
        for tick in scale.ticks { picture.add(lineFrom: 0, y(tick), to: Picture.width, y(tick), .grid) }
        if let cadence = metrics.cadence {
            picture.add(lineFrom: 0, y(cadence), to: Picture.width, y(cadence), .average)
        }
        if let spectral = metrics.spectralCadence {
            picture.add(lineFrom: 0, y(spectral), to: Picture.width, y(spectral), .spectral)
        }
        for side in Side.allCases {
            let own = points.filter { $0.side == side }.map {
                (x: $0.time / analysis.duration * Picture.width, y: y($0.cadence))
            }
            picture.add(path: Picture.dots(own), .dot(isLeft: side == .left))
        }
        let plot = Plot(picture, scale, overSeconds: analysis.duration, strings: strings)
        return section(
            "cadence", strings.cadenceHeading,
            [
                note,
                legend([
                    ("key-dot left", strings.sideTitle(.left)), ("key-dot right", strings.sideTitle(.right)),
                    ("key average", strings.averageLine), ("key spectral", strings.spectralLine),
                ]),
                tag(
                    "figure", ["role": "group"],
                    [tag("figcaption", ["class": "unit"], strings.cadenceAxis), plot.markup(class: "plot-area")]),
            ])
    }
}
