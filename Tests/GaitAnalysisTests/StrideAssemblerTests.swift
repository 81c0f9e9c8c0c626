import SensorData
import Testing

@testable import GaitAnalysis

struct StrideAssemblerTests {
    /// Even steps of both feet: a stride of one second, stance 0.62 s, the right foot half a second later.
    private func walk(
        _ strides: Int, from start: Double = 0, stance: Double = 0.62,
        change: (Int, inout Footfall) -> Void = { _, _ in }
    )
        -> [Side: [Footfall]]
    {
        var falls: [Side: [Footfall]] = [:]
        for side in Side.allCases {
            falls[side] = (0...strides).map { index in
                let contact = start + Double(index) + (side == .right ? 0.5 : 0)
                var fall = Footfall(initialContact: contact, finalContact: contact + stance)
                fall.swing = SwingMotion(headingChange: 0.01, length: 1.2, heightChange: 0, hasPitch: true)
                if side == .left { change(index, &fall) }
                return fall
            }
        }
        return falls
    }

    /// All at once, as at the end of a recording.
    private func assemble(
        _ falls: [Side: [Footfall]], holes: [Side: [Range<Double>]] = [:]
    ) -> (strides: [Stride], bouts: [Range<Double>]) {
        var assembler = StrideAssembler(parameters: StrideParameters())
        var bouts = BoutFinder(parameters: StrideParameters())
        for side in Side.allCases {
            for hole in holes[side] ?? [] { assembler.take(hole: hole, side: side) }
            for fall in falls[side] ?? [] { assembler.take(fall, side: side) }
            assembler.settle(side, until: .infinity)
        }
        var strides: [Stride] = []
        for found in assembler.takeFound() {
            strides += bouts.take(found, sides: assembler.sides(until:)).map(\.stride)
        }
        strides += bouts.finish().map(\.stride)
        return (strides, bouts.bouts)
    }

    /// Step by step, as in a live session: each foot's stances as soon as they have ended.
    private func assembleSlowly(_ falls: [Side: [Footfall]]) -> [Stride] {
        var assembler = StrideAssembler(parameters: StrideParameters())
        var bouts = BoutFinder(parameters: StrideParameters())
        var strides: [Stride] = []
        let all = Side.allCases.flatMap { side in (falls[side] ?? []).map { (side, $0) } }
        for (side, fall) in all.sorted(by: { ($0.1.finalContact ?? 0) < ($1.1.finalContact ?? 0) }) {
            assembler.take(fall, side: side)
            for side in Side.allCases { assembler.settle(side, until: (fall.finalContact ?? 0) - 0.7) }
            for found in assembler.takeFound() {
                strides += bouts.take(found, sides: assembler.sides(until:)).map(\.stride)
            }
            strides += bouts.settle(until: assembler.earliestStart).map(\.stride)
        }
        for side in Side.allCases { assembler.settle(side, until: .infinity) }
        for found in assembler.takeFound() {
            strides += bouts.take(found, sides: assembler.sides(until:)).map(\.stride)
        }
        return strides + bouts.finish().map(\.stride)
    }

    @Test func `strides that are assembled while they are walked are those of the whole walk`() {
        var falls = walk(40) { if $0 == 20 { $1.swing?.headingChange = 0.9 } }
        for (side, later) in walk(90, from: 60) { falls[side, default: []] += later }
        #expect(assembleSlowly(falls) == assemble(falls).strides)
        #expect(assemble(falls).strides.count == 260)
    }

    @Test func `a foot that alone steps for long is no bout and does not wait for ever`() {
        var assembler = StrideAssembler(parameters: StrideParameters())
        var bouts = BoutFinder(parameters: StrideParameters())
        assembler.take(Footfall(initialContact: 0.1, finalContact: 0.5), side: .right)
        var settled = 0
        for index in 0..<500 {
            let contact = Double(index)
            assembler.take(Footfall(initialContact: contact, finalContact: contact + 0.6), side: .left)
            for side in Side.allCases { assembler.settle(side, until: contact) }
            for found in assembler.takeFound() { settled += bouts.take(found, sides: assembler.sides(until:)).count }
        }
        #expect(settled > 400)
        #expect(bouts.bouts.isEmpty)
    }

    @Test func `even walking is one bout whose first and last strides do not count`() {
        let result = assemble(walk(10))
        #expect(result.bouts.count == 1)
        #expect(result.strides.count == 20)
        for side in Side.allCases {
            let own = result.strides.filter { $0.side == side }
            #expect(own.map(\.rejected) == [.firstOfBout] + Array(repeating: nil, count: 8) + [.lastOfBout])
        }
    }

    @Test func `times of a stride are those of the two feet`() throws {
        let stride = try #require(assemble(walk(10)).strides.first { $0.side == .left && $0.start == 4 })
        #expect(abs(try #require(stride.stanceTime) - 0.62) < 1e-12)
        #expect(abs(try #require(stride.swingTime) - 0.38) < 1e-12)
        #expect(abs(try #require(stride.stepTime) - 0.5) < 1e-12)
        // Both feet are down from 4.00 to 4.12 and from 4.50 to 4.62.
        #expect(abs(try #require(stride.doubleSupportTime) - 0.24) < 1e-9)
        #expect(abs(try #require(stride.singleSupportTime) - 0.38) < 1e-9)
    }

    @Test func `flight instead of double support is running, counted and left out`() {
        var falls: [Side: [Footfall]] = [:]
        for side in Side.allCases {
            falls[side] = (0...10).map { index in
                let contact = 0.7 * Double(index) + (side == .right ? 0.35 : 0)
                return Footfall(initialContact: contact, finalContact: contact + 0.25)
            }
        }
        let running = assemble(falls)
        #expect(running.strides.count == 20)
        #expect(running.strides.allSatisfy { $0.rejected == .running })
        // As short a stance in slow walking is a contact that was found late, not flight.
        #expect(assemble(walk(10, stance: 0.45)).strides.allSatisfy { $0.rejected != .running })
    }

    @Test func `a stride in which the foot turns is left out`() {
        let result = assemble(walk(10) { if $0 == 5 { $1.swing?.headingChange = 0.8 } })
        #expect(result.strides.filter { $0.rejected == .turning }.map(\.end) == [5])
    }

    @Test func `a stride that gains height is a stair`() {
        let result = assemble(walk(10) { if $0 == 5 { $1.swing?.heightChange = 0.30 } })
        #expect(result.strides.filter { $0.rejected == .stairs }.map(\.end) == [5])
    }

    @Test func `a pause ends a bout and is no stride`() {
        var falls = walk(6)
        for (side, later) in walk(6, from: 20) { falls[side, default: []] += later }
        let result = assemble(falls)
        #expect(result.bouts.count == 2)
        #expect(result.strides.allSatisfy { $0.duration < 1.1 })
        #expect(result.strides.filter { $0.rejected == .firstOfBout }.count == 4)
    }

    @Test func `a hole in the signal rejects the strides that it touches`() {
        let result = assemble(walk(10), holes: [.left: [4.2..<4.3]])
        #expect(result.strides.filter { $0.rejected == .gap }.map(\.start) == [4])
    }

    @Test func `a stumble among even strides is unsteady`() {
        let result = assemble(walk(12) { if $0 == 6 { $1.finalContact = 6 + 0.80 } })
        #expect(result.strides.filter { $0.rejected == .unsteady }.map(\.start) == [6])
    }

    @Test func `a missing final contact is said`() {
        let result = assemble(walk(10) { if $0 == 6 { $1.finalContact = nil } })
        #expect(result.strides.first { $0.side == .left && $0.start == 6 }?.rejected == .incompleteEvents)
    }

    @Test func `two steps are no walking`() {
        let result = assemble(walk(1))
        #expect(result.bouts.isEmpty)
        #expect(result.strides.allSatisfy { $0.rejected == .outsideBout })
    }
}
