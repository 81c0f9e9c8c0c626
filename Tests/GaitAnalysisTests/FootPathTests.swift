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
}
