import SensorData
import Testing

@testable import GaitAnalysis

struct StairFlightsTests {
    private static let climbing = [StrideRejection?](repeating: .stairs, count: 4)
    private static let level = [StrideRejection?](repeating: nil, count: 6)

    /// One stride every half second, a second long, of the left and the right foot in turn.
    private func strides(_ rejections: [StrideRejection?]) -> [Stride] {
        rejections.enumerated().map { index, rejection in
            var stride = Stride(
                side: index.isMultiple(of: 2) ? .left : .right, start: 0.5 * Double(index),
                end: 0.5 * Double(index) + 1, bout: 0)
            stride.rejected = rejection
            return stride
        }
    }

    /// What is settled after each stride, and what remains at the end.
    private func settled(_ strides: [Stride]) -> (early: [Stride], late: [Stride]) {
        var flights = StairFlights(parameters: StrideParameters())
        var early: [Stride] = []
        for stride in strides {
            early += flights.take(StrideAssembler.Found(stride: stride, load: nil)).map(\.stride)
        }
        return (early, flights.finish().map(\.stride))
    }

    private func all(_ strides: [Stride]) -> [Stride] {
        let (early, late) = settled(strides)
        return early + late
    }

    @Test func `level steps next to a flight and on its landing belong to it`() {
        let strides = all(
            strides(Self.level + Self.climbing + [nil, nil, nil, .turning] + Self.climbing + Self.level))
        #expect(strides[10..<13].allSatisfy { $0.rejected == .stairs })
        #expect(strides[13].rejected == .turning)
        // The flight begins at 3 s: what ends before 2 s is level walking.
        #expect(strides.prefix(3).allSatisfy { $0.rejected == nil })
        #expect(strides[3...5].allSatisfy { $0.rejected == .stairs })
        #expect(strides.last?.rejected == nil)
    }

    @Test func `one high step makes no flight`() {
        let strides = all(strides([nil, nil, .stairs, nil, nil]))
        #expect(strides.count { $0.rejected == nil } == 4)
    }

    @Test func `two flights that more than a landing parts leave level walking between them`() {
        let strides = all(strides(Self.climbing + Self.level + Self.level + Self.level + Self.climbing))
        #expect(strides.contains { $0.rejected == nil })
        #expect(strides[4].rejected == .stairs)
        #expect(strides[21].rejected == .stairs)
    }

    @Test(arguments: [
        [level, climbing, [nil, nil, nil], climbing, level, level, level],
        [climbing, level, [.stairs], level, climbing, level],
        [level, [.stairs, .stairs], level, [.gap, .turning], climbing, [nil], climbing, level, level, level],
        [level, level, level, level],
    ])
    func `what was settled while a walk went on is what the whole walk says`(_ walk: [[StrideRejection?]]) {
        let walked = strides(walk.flatMap { $0 })
        let whole = all(walked)
        #expect(whole.count == walked.count)
        for length in 0...walked.count {
            let early = settled(Array(walked.prefix(length))).early
            #expect(early == Array(whole.prefix(early.count)))
        }
    }

    @Test func `on level ground no stride waits longer than a flight's reach`() {
        var flights = StairFlights(parameters: StrideParameters())
        for stride in strides([StrideRejection?](repeating: nil, count: 40)) {
            let settled = flights.take(StrideAssembler.Found(stride: stride, load: nil))
            // A stride is a second long and the reach another: the fifth that begins after it settles it.
            if stride.start >= 2 { #expect(settled.count == 1) }
        }
        #expect(flights.settle(until: 100).count == 4)
    }
}
