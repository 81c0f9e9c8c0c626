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

    @Test func `seen from above, x is the way that the foot went at first`() throws {
        var path = FootPath()
        var motion = SwingMotion(headingChange: 0, length: 1, heightChange: 0.1)
        motion.travel = SIMD2(0, 1)
        for step in 1...3 { path.take(motion, from: 0.5, at: Double(step)) }
        let seen = try #require(path.seenFromAbove(side: .right))
        #expect(seen.every == 1)
        #expect(seen.stances.map(\.time) == [0.5, 1, 2, 3])
        for (index, stance) in seen.stances.enumerated() {
            #expect(abs(stance.x - Double(index)) < 1e-12)
            #expect(abs(stance.y) < 1e-12)
            #expect(abs(stance.height - 0.1 * Double(index)) < 1e-12)
            #expect(abs(stance.heading + .pi / 2) < 1e-12)
        }
    }

    @Test(arguments: [1, 1998, 1999, 2000, 3997, 50_001])
    func `of a long way every so many-th stance is kept, and the last`(count: Int) throws {
        var path = FootPath()
        for step in 1...count { path.take(swing(1, turn: 0), at: Double(step)) }
        let stances = try #require(path.seenFromAbove(side: .left)).stances
        #expect(stances.count <= WalkPath.longestList)
        #expect(stances.count >= min(count, WalkPath.longestList / 2))
        #expect(stances.first?.x == 0)
        #expect(stances.last?.x == Double(count))
        #expect(zip(stances, stances.dropFirst()).allSatisfy { $0.x < $1.x })
    }
}
