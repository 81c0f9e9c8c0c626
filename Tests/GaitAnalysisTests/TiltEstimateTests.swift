import SignalProcessing
import Testing

@testable import GaitAnalysis

struct TiltEstimateTests {
    /// The velocity that a tilt leaves over, with half of the vertical force going with either end.
    private func leftOver(_ before: SIMD3<Double>, _ after: SIMD3<Double>) -> SIMD3<Double> {
        let half = SIMD3(0, 0, 5.0)
        return SIMD3() - before.cross(half) - after.cross(half)
    }

    @Test(arguments: [SIMD3(0.01, 0, 0), SIMD3(0, -0.02, 0), SIMD3(0.01, 0.02, 0)])
    func `a tilt that stayed the same is told by the velocity left over`(tilt: SIMD3<Double>) {
        let estimate = TiltEstimate(
            force: (5, 5), velocity: leftOver(tilt, tilt), velocityError: 1e-4, turned: SIMD3(), turnError: 1e-4,
            gravityError: 1)
        #expect((estimate.before - tilt).length < 1e-6)
        #expect((estimate.after - tilt).length < 1e-6)
    }

    @Test func `what the gyroscope gathered lies between the two ends`() {
        let turned = SIMD3(0.02, -0.01, 0)
        let tilt = SIMD3(0.005, 0.003, 0)
        let estimate = TiltEstimate(
            force: (5, 5), velocity: leftOver(tilt, tilt + turned), velocityError: 1e-4, turned: turned,
            turnError: 1e-4,
            gravityError: 1)
        #expect((estimate.before - tilt).length < 1e-6)
        #expect((estimate.after - tilt - turned).length < 1e-6)
    }

    @Test func `a hard landing tells nothing, and gravity is believed`() {
        let estimate = TiltEstimate(
            force: (5, 5), velocity: SIMD3(0.5, 0.5, 0), velocityError: 100, turned: SIMD3(), turnError: 0.01,
            gravityError: 0.001)
        #expect(estimate.before.length < 1e-6)
        #expect(estimate.after.length < 1e-6)
    }
}
