import Testing

@testable import GaitAnalysis

struct PressureContactTests {
    /// Steps of one second at 100 Hz: the load rises from nothing to 800 in 0.1 s from 0.2 s on, and falls from 0.7 to 0.8 s.
    private func load(_ time: Double) -> Double {
        let phase = time - time.rounded(.down)
        return 800 * max(0, min(1, min((phase - 0.2) / 0.1, (0.8 - phase) / 0.1)))
    }

    private func contacts(seconds: Double = 20, change: (Int, Double) -> Double = { $1 }) -> [Contact] {
        var detector = PressureContactDetector(
            rate: 100, cellCount: 0, totalIsSum: false, layout: nil, firstFrame: 0, parameters: PressureParameters())
        for index in 0..<Int(seconds * 100) { detector.push([change(index, load(Double(index) / 100))].span) }
        detector.finish()
        return detector.takeFinished()
    }

    @Test func `contacts lie where the load crosses its levels`() throws {
        let found = contacts()
        #expect(found.count == 20)
        for (index, contact) in found.enumerated() {
            // 6.5 % of 800 on a rise of 8000 a second; 8 % on the fall.
            #expect(abs(try #require(contact.initialContact) - (Double(index) + 0.2065)) < 1e-9)
            #expect(abs(try #require(contact.finalContact) - (Double(index) + 0.792)) < 1e-9)
        }
    }

    /// Else the guided calibration, which begins with standing, takes a part of body weight for nothing.
    @Test func `weight shifted in standing before the walk is not taken for a lifted foot`() {
        var detector = PressureContactDetector(
            rate: 100, cellCount: 0, totalIsSum: false, layout: nil, firstFrame: 0, parameters: PressureParameters())
        for index in 0..<3500 {
            let time = Double(index) / 100
            let standing = time < 6 ? 400.0 : time < 13 ? 600 : 200
            detector.push([time < 20 ? standing : load(time)].span)
        }
        detector.finish()
        let loads = detector.quiet.moments.prefix(38).map { $0.load.rounded() }
        #expect(Set(loads) == [200, 400, 600])
        #expect(detector.takeFinished().count { ($0.initialContact ?? 0) > 20 } == 15)
    }

    @Test func `the unit and the gain do not move a contact`() {
        let plain = contacts()
        let scaled = contacts { $1 * 0.0371 }
        #expect(plain.count == scaled.count)
        for (one, other) in zip(plain, scaled) {
            #expect(abs((one.initialContact ?? 0) - (other.initialContact ?? 1)) < 1e-9)
        }
    }

    @Test func `a shoe that presses in swing does not hide the swing`() {
        let found = contacts { $1 + 150 }
        #expect(found.count == 20)
        #expect(abs((found[10].initialContact ?? 0) - 10.2065) < 0.002)
    }

    @Test func `a zero that creeps is followed`() {
        let found = contacts(seconds: 120) { $1 + Double($0) * 0.01 }
        #expect(found.count == 120)
    }

    @Test func `a drop to nothing in the middle of stance is no toe-off`() {
        let found = contacts { index, load in (1045..<1053).contains(index) ? 0 : load }
        #expect(found.count == 20)
    }

    @Test func `missing samples for a moment are crossed, for long they cut the stance`() {
        #expect(contacts { index, load in (1045..<1053).contains(index) ? .nan : load }.count == 20)
        let cut = contacts { index, load in (1040..<1065).contains(index) ? .nan : load }
        #expect(cut.filter { $0.initialContact != nil && $0.finalContact != nil }.count == 19)
    }

    @Test func `somebody who stands makes no contacts`() {
        let found = contacts { index, _ in 400 + 5 * Double(index % 7) }
        #expect(found.allSatisfy { $0.initialContact == nil && $0.finalContact == nil })
    }

    @Test func `the impulse of a stance is the area under its load`() throws {
        let load = try #require(contacts()[10].load)
        // A trapezoid of 800 with shoulders of 0.1 s and a top of 0.4 s; the levels cut off a little of each shoulder.
        #expect(abs(load.impulse - 400) < 4)
        #expect(load.peak == 800)
        #expect(load.totalCurve.count == 101)
        #expect(abs(Double(load.totalCurve[50]) - 800) < 1e-3)
    }
}
