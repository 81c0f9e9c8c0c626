import SensorData
import Testing

@testable import GaitAnalysis

struct FootPathTests {
    private func swing(_ length: Double, turn: Double, up: Double = 0) -> SwingMotion {
        var motion = SwingMotion(headingChange: turn, length: length, heightChange: up)
        motion.travel = SIMD2(length, 0)
        return motion
    }

    @Test(arguments: [1.0, -1.0])
    func `a square walked round either way closes`(sign: Double) {
        var path = FootPath()
        for _ in 0..<4 {
            path.take(swing(1.5, turn: 0), at: 0)
            path.take(swing(1.5, turn: sign * .pi / 2), at: 0)
        }
        #expect(path.closure < 1e-12)
        #expect(abs(path.length - 12) < 1e-12)
        #expect(abs(path.heading - sign * 2 * .pi) < 1e-12)
    }

    @Test func `a way that is left open says by how much`() {
        var path = FootPath()
        path.take(swing(3, turn: .pi / 2, up: 0.5), at: 0)
        path.take(swing(4, turn: 0, up: -0.5), at: 0)
        path.take(SwingMotion(headingChange: 1), at: 0)
        #expect(abs(path.closure - 5) < 1e-12)
        #expect(path.swings == 2)
    }

    private func strides(_ rejections: [StrideRejection?]) -> StrideList {
        StrideList(
            rejections.enumerated().map { index, rejection in
                var stride = Stride(
                    side: index.isMultiple(of: 2) ? .left : .right, start: 0.5 * Double(index),
                    end: 0.5 * Double(index) + 1, bout: 0)
                stride.rejected = rejection
                return stride
            })
    }

    @Test func `level steps next to a flight and on its landing belong to it`() {
        let climbing = [StrideRejection?](repeating: .stairs, count: 4)
        let level = [StrideRejection?](repeating: nil, count: 6)
        var strides = strides(level + climbing + [nil, nil, nil, .turning] + climbing + level)
        StairFlights(parameters: StrideParameters()).mark(&strides)
        let landing = strides[10..<13]
        #expect(landing.allSatisfy { $0.rejected == .stairs })
        #expect(strides[13].rejected == .turning)
        // The flight begins at 3 s: what ends before 2 s is level walking.
        #expect(strides.prefix(3).allSatisfy { $0.rejected == nil })
        #expect(strides[3...5].allSatisfy { $0.rejected == .stairs })
        #expect(strides.last?.rejected == nil)
    }

    @Test func `one high step makes no flight`() {
        var strides = strides([nil, nil, .stairs, nil, nil])
        StairFlights(parameters: StrideParameters()).mark(&strides)
        #expect(strides.filter { $0.rejected == nil }.count == 4)
    }
}
