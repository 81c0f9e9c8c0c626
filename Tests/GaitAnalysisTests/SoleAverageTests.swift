import SensorData
import Testing

@testable import GaitAnalysis

@Suite struct SoleAverageTests {
    /// Two cells under the heel, one under the forefoot.
    private static let cells = [
        PressureCell(number: 1, x: 20, y: -10, area: 500, region: .heelMedial),
        PressureCell(number: 2, x: 20, y: 10, area: 500, region: .heelLateral),
        PressureCell(number: 3, x: 200, y: 0, area: 1000, region: .metatarsals),
    ]

    /// A stance of eleven frames: first the heel with 100 N on each cell, then the forefoot with 400 N.
    private static func load(_ layout: SoleLayout) -> SoleLoad {
        var buffer = LoadBuffer(cellCount: 3, first: 0)
        for frame in 0...10 {
            let values: [Double] = frame < 5 ? [200, 100, 100, 0] : [400, 0, 0, 400]
            buffer.append(values.span)
            buffer.subtract(zeros: [0, 0, 0, 0], frame: frame)
        }
        return SoleLoad(0...10, in: buffer, layout: layout, peak: 400)
    }

    @Test(arguments: Side.allCases)
    func `cells carry their mean over stance and the centre of pressure goes from heel to toes`(side: Side) throws {
        let layout = try #require(SoleLayout(cells: Self.cells, side: side))
        var average = SoleAverage()
        for _ in 0..<3 { average.take(Self.load(layout)) }
        let map = try #require(average.map(side: side, layout: layout, unit: "N"))
        #expect(map.strides == 3)
        for (cell, expected) in zip(map.cells, [500.0 / 11, 500.0 / 11, 2400.0 / 11]) {
            #expect(abs(cell.load - expected) < 1e-4)
        }
        #expect(map.cells.map(\.region) == [.heelMedial, .heelLateral, .metatarsals])
        // Left is towards positive y, so the outer border of the left foot is too.
        #expect(map.cells[1].place?.outwards == (side == .left ? 0.01 : -0.01))
        #expect(map.cells[2].area == 0.001)
        #expect(map.path.count == SoleLoad.pathPoints)
        let ends = try #require(map.path.first.flatMap { first in map.path.last.map { (first, $0) } })
        #expect(abs(ends.0.forwards - 0.02) < 1e-6)
        #expect(abs(ends.1.forwards - 0.2) < 1e-6)
        #expect(map.path.allSatisfy { abs($0.outwards) < 1e-6 })
    }

    @Test func `without places there are loads but no path, and without strides there is nothing`() throws {
        let cells = Self.cells.map { PressureCell(number: $0.number, region: $0.region) }
        let layout = try #require(SoleLayout(cells: cells, side: .left))
        #expect(SoleAverage().map(side: .left, layout: layout, unit: "N") == nil)
        var average = SoleAverage()
        average.take(Self.load(layout))
        let map = try #require(average.map(side: .left, layout: layout, unit: "N"))
        #expect(map.cells.count == 3)
        #expect(map.cells.allSatisfy { $0.place == nil && $0.area == nil })
        #expect(map.path.isEmpty)
    }
}
