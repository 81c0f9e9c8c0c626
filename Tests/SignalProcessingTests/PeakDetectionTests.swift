import Foundation
import SignalProcessing
import Testing

@Suite struct PeakDetectionTests {
    @Test func `peaks equal SciPy's, plateaus and options included`() throws {
        let vectors = try Vectors.load()
        #expect(vectors.peaks.count == 12)
        for vector in vectors.peaks {
            var detection = PeakDetection(
                minimumHeight: vector.options.height, minimumDistance: vector.options.distance,
                minimumProminence: vector.options.prominence)
            if let width = vector.options.width { detection.width = width[0]...width[1] }
            let peaks = detection.peaks(in: vector.signal == "walk" ? vectors.signal : vectors.stepped)
            #expect(!peaks.isEmpty)
            #expect(peaks.map(\.index) == vector.index)
            #expect(peaks.map(\.bases.lowerBound) == vector.leftBase)
            #expect(peaks.map(\.bases.upperBound) == vector.rightBase)
            expectClose(peaks.map(\.prominence), vector.prominence, tolerance: 1e-14)
            expectClose(peaks.map(\.crossings.lowerBound), vector.left, tolerance: 1e-14)
            expectClose(peaks.map(\.crossings.upperBound), vector.right, tolerance: 1e-14)
        }
    }

    @Test func `a parabola's top is found between the samples`() throws {
        let signal = (0..<20).map { 4 - 0.3 * pow(Double($0) - 7.3, 2) }
        let peak = try #require(PeakDetection().peaks(in: signal).first)
        #expect(peak.index == 7)
        #expect(abs(peak.position - 7.3) < 1e-12)
        #expect(abs(peak.refinedHeight - 4) < 1e-12)
    }

    @Test func `ends, slopes, constants and missing samples are no peaks`() {
        for signal in [
            [], [1], [2, 1], [1, 2], [1, 1, 1], [1, 2, 2], [2, 2, 1], [1, .nan, 0], [0, 1, .nan, 1, 0],
        ] {
            #expect(PeakDetection().peaks(in: signal).isEmpty)
        }
    }

    @Test func `of two equal peaks too close the earlier goes`() {
        let peaks = PeakDetection(minimumDistance: 3).peaks(in: [0, 1, 0, 1, 0])
        #expect(peaks.map(\.index) == [3])
    }
}
