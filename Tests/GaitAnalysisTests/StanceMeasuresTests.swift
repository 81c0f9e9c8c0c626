import SensorData
import Testing

@testable import GaitAnalysis

struct StanceMeasuresTests {
    private static let cells = [
        PressureCell(number: 1, x: 20, y: -10, area: 500, region: .heelMedial),
        PressureCell(number: 2, x: 20, y: 10, area: 500, region: .heelLateral),
        PressureCell(number: 3, x: 100, y: 20, area: 500, region: .midfootLateral),
        PressureCell(number: 4, x: 180, y: -25, area: 500, region: .metatarsal1),
        PressureCell(number: 5, x: 180, y: 25, area: 500, region: .metatarsal4to5),
    ]

    /// A stance of 0.6 s a second: the heel carries 0.0–0.3 s, the midfoot 0.1–0.4 s, the forefoot 0.3–0.6 s.
    private func loads(_ time: Double) -> [Double] {
        let phase = time - time.rounded(.down) - 0.2
        func hump(_ from: Double, _ to: Double, _ size: Double) -> Double {
            max(0, min(1, min((phase - from) / 0.05, (to - phase) / 0.05))) * size
        }
        let heel = hump(0, 0.3, 400)
        let midfoot = hump(0.1, 0.4, 100)
        let forefoot = hump(0.25, 0.6, 300)
        return [heel / 2, heel / 2, midfoot, forefoot * 0.4, forefoot * 0.6]
    }

    private func contacts(side: Side = .left, gain: Double = 1) throws -> [Contact] {
        let layout = try #require(SoleLayout(cells: Self.cells, side: side))
        var detector = PressureContactDetector(
            rate: 100, cellCount: 5, totalIsSum: true, layout: layout, firstFrame: 0, parameters: PressureParameters())
        for index in 0..<2000 {
            let cells = loads(Double(index) / 100).map { $0 * gain }
            detector.push(([cells.reduce(0, +)] + cells).span)
        }
        detector.finish()
        return detector.takeFinished()
    }

    @Test func `regions, rates and moments of a stance are those it was made of`() throws {
        let load = try #require(try contacts()[10].load)
        let measures = load.measures
        #expect(abs(Double(try #require(measures.heelImpulse)) - 100) < 2)
        // 60 % of 400 in 60 % of 50 ms.
        #expect(abs(Double(try #require(measures.loadingRate)) - 8000) < 200)
        #expect(abs(Double(try #require(measures.heelOff)) - 0.49) < 0.02)
        #expect(abs(Double(try #require(measures.midfootContact)) - 0.10) < 0.01)
        #expect(abs(Double(try #require(measures.heelLead)) - 0.10) < 0.015)
        #expect(abs(Double(try #require(measures.midfootTime)) - 0.29) < 0.02)
        // 50 + 36 against 50 + 25 + 54, each times its time.
        #expect(abs(Double(try #require(measures.medialShare)) - 86 / 215) < 0.02)
        #expect(abs(Double(try #require(measures.forefootPressure)) - 180 / 500e-6) < 1000)
        #expect(measures.archIndex == nil)
        #expect(load.regions.count == 5)
        #expect(abs(load.regions.reduce(0) { $0 + Double($1.impulse) } - load.impulse) < 1e-3)
    }

    @Test func `outwards is positive on both feet`() throws {
        let left = try #require(try contacts(side: .left)[10].load?.measures.copMediolateral)
        let right = try #require(try contacts(side: .right)[10].load?.measures.copMediolateral)
        #expect(left > 0)
        #expect(left == -right)
    }

    @Test func `a gain changes forces and leaves shares and moments`() throws {
        let one = try #require(try contacts()[10].load?.measures)
        let other = try #require(try contacts(gain: 1.2)[10].load?.measures)
        #expect(abs(try #require(other.firstPeak) / (try #require(one.firstPeak)) - 1.2) < 1e-5)
        #expect(abs(try #require(other.medialShare) - (try #require(one.medialShare))) < 1e-5)
        #expect(abs(try #require(other.heelOff) - (try #require(one.heelOff))) < 1e-5)
        #expect(abs(try #require(other.peakRatio) - (try #require(one.peakRatio))) < 1e-5)
    }
}
