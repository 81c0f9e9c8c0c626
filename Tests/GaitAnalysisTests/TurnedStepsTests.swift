import Glibc
import SensorData
import Testing

@testable import GaitAnalysis

/// Uneven steps told from the ways of two feet that turn round.
struct TurnedStepsTests {
    /// Somebody who walks up and down; every number in metres and radians.
    private struct Walk {
        var leftStep = 0.63
        var rightStep = 0.70
        var turns = 5
        /// Steps in which a half turn is made.
        var turnSteps = 4
        /// Factor on what the left foot's sensor takes for a metre.
        var scale = 1.0
        /// Radians that the right foot's sensor invents in each swing.
        var drift = 0.0
        /// The feet's first places in their own frames are anywhere.
        var start = 0.4
        /// Stance of the left foot whose way was not seen.
        var broken: Int?

        /// The two feet's stances, one step after the other.
        func trails() -> (left: FootTrail, right: FootTrail) {
            var trails = (left: FootTrail(), right: FootTrail())
            var before: [Side: (place: SIMD2<Double>, heading: Double)] = [:]
            var body = SIMD2<Double>()
            var (heading, time, count, left) = (0.0, 1.0, 0, 0)
            func step(_ side: Side, _ length: Double) {
                body += SIMD2(cos(heading), sin(heading)) * length
                let out = side == .left ? 0.05 : -0.05
                let place = body + SIMD2(-sin(heading), cos(heading)) * out
                let old = before[side] ?? (place - SIMD2(start, 0), 0)
                before[side] = (place, heading)
                let way = place - old.place
                var swing = SwingMotion()
                let (c, s) = (cos(old.heading), sin(old.heading))
                swing.travel =
                    SIMD2(c * way.x + s * way.y, -s * way.x + c * way.y) * (side == .left ? scale : 1)
                swing.headingChange = heading - old.heading + (side == .right ? drift : 0)
                time += 0.55
                if side == .left {
                    trails.left.take(Footfall(initialContact: time, swing: left == broken ? nil : swing))
                    left += 1
                } else {
                    trails.right.take(Footfall(initialContact: time, swing: swing))
                }
                count += 1
            }
            for turn in 0...turns {
                for _ in 0..<14 { step(count % 2 == 0 ? .left : .right, count % 2 == 0 ? leftStep : rightStep) }
                guard turn < turns else { break }
                // The sides go on in turn, so that after an odd number of steps the other foot is next.
                for _ in 0..<turnSteps {
                    heading += (turn % 2 == 0 ? 1 : -1) * .pi / Double(turnSteps)
                    step(count % 2 == 0 ? .left : .right, 0.25)
                }
            }
            return trails
        }

        var steps: TurnedSteps {
            let trails = trails()
            return TurnedSteps(left: trails.left, right: trails.right, longestStep: 2)
        }
    }

    @Test(arguments: [(0.63, 0.70), (0.70, 0.63), (0.66, 0.66), (0.40, 0.55)])
    func `the steps of both feet are told from the turns`(left: Double, right: Double) throws {
        let comparison = Walk(leftStep: left, rightStep: right).steps.comparison(confidence: 0.95)
        #expect(abs(try #require(comparison.left).mean - left) < 1e-9)
        #expect(abs(try #require(comparison.right).mean - right) < 1e-9)
        #expect(abs(try #require(comparison.symmetryIndex).value - 200 * (left - right) / (left + right)) < 1e-6)
    }

    @Test func `a sensor that measures too long, and one that loses its direction, hardly matter`() throws {
        let walk = Walk(scale: 1.005, drift: 0.004)
        let difference = try #require(walk.steps.comparison(confidence: 0.95).difference)
        #expect(abs(difference.value + 0.07) < 0.015)
    }

    @Test func `three turns are too few`() {
        let comparison = Walk(turns: 3).steps.comparison(confidence: 0.95)
        #expect(comparison.difference == nil && comparison.remark == .signalMissing)
        #expect(Walk(turns: 4).steps.comparison(confidence: 0.95).difference != nil)
    }

    @Test func `a turn beside a way that nobody saw is left out`() {
        // The left foot's stance in the first turn.
        #expect(Walk(broken: 8).steps.turns.count == Walk().steps.turns.count - 1)
    }

    @Test func `a foot that spins on the floor tells nothing`() {
        #expect(Walk(turnSteps: 1).steps.turns.isEmpty)
        #expect(!Walk(turnSteps: 3).steps.turns.isEmpty)
    }

    @Test func `walking straight on tells nothing of the steps`() {
        #expect(Walk(turns: 0).steps.turns.isEmpty)
    }
}
