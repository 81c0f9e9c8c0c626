import SensorData
import Testing

@testable import GaitAnalysis

struct ClockFitTests {
    /// Numbers that look random and are the same each time.
    private struct Chance {
        var state: UInt64
        mutating func next() -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53)
        }
    }

    /// Device clock that starts at 5 s of host time and drifts; probes whose way back is slower now and then.
    private func fit(drift: Double, seconds: Int, seed: UInt64, jitter: Double) -> (ClockFit, (Double) -> Timestamp) {
        var chance = Chance(state: seed)
        let device = { (host: Double) in Timestamp(seconds: (host - 5) * (1 + drift)) }
        var fit = ClockFit()
        for burst in stride(from: 6.0, to: Double(seconds), by: 2) {
            for probe in 0..<8 {
                let sent = burst + Double(probe) * 0.02
                let there = 0.0003 + jitter * chance.next()
                let back = 0.0003 + jitter * chance.next() * (chance.next() < 0.2 ? 8 : 1)
                fit.addProbe(
                    device: device(sent + there), host: Timestamp(seconds: sent + there + back),
                    roundTripNanoseconds: UInt64((there + back) * 1e9))
            }
        }
        return (fit, device)
    }

    @Test(arguments: [-65e-6, 0, 65e-6, 200e-6], [0.0005, 0.004, 0.016])
    func `after a minute a drifting clock is known within 2 ms`(drift: Double, jitter: Double) {
        for seed in UInt64(1)...20 {
            let (fit, device) = fit(drift: drift, seconds: 90, seed: seed, jitter: jitter)
            for host in stride(from: 60.0, through: 90, by: 2.5) {
                #expect(abs(fit.hostSeconds(device(host)) - host) < 0.002)
            }
        }
    }

    @Test func `the mapped time never steps`() {
        let (fit, device) = fit(drift: 65e-6, seconds: 120, seed: 4, jitter: 0.004)
        var last = fit.hostSeconds(device(6))
        for host in stride(from: 6.01, through: 130, by: 0.01) {
            let mapped = fit.hostSeconds(device(host))
            #expect(abs(mapped - last - 0.01) < 0.0002)
            last = mapped
        }
    }

    @Test func `without probes the earliest arrivals give the drift`() {
        var chance = Chance(state: 9)
        var fit = ClockFit()
        for index in 0..<9000 {
            let host = 5 + Double(index) / 100
            fit.addArrival(
                device: Timestamp(seconds: (host - 5) * (1 - 65e-6)),
                host: Timestamp(seconds: host + 0.001 + 0.006 * chance.next()))
        }
        let mapped = fit.hostSeconds(Timestamp(seconds: 80 * (1 - 65e-6)))
        #expect(abs(mapped - 85.001) < 0.001)
        #expect(fit.uncertainty == nil)
    }

    @Test func `a clock without pairs is its own`() {
        #expect(ClockFit().hostSeconds(Timestamp(seconds: 12.5)) == 12.5)
    }

    @Test func `the stated uncertainty covers the error`() throws {
        var covered = 0
        for seed in UInt64(1)...100 {
            let (fit, device) = fit(drift: 30e-6, seconds: 80, seed: seed, jitter: 0.002)
            if abs(fit.hostSeconds(device(70)) - 70) <= (try #require(fit.uncertainty)) { covered += 1 }
        }
        #expect(covered >= 95)
    }
}
