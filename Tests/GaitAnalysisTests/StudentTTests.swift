import Testing

@testable import GaitAnalysis

struct StudentTTests {
    // scipy.stats.t.ppf(0.975, df), SciPy 1.17
    @Test(arguments: [
        (1.0, 12.706204736174694), (2.0, 4.302652729749462), (3.5, 2.9400886379827282), (10.0, 2.2281388519649385),
        (30.0, 2.0422724563012373), (120.0, 1.979930405082422), (1000.0, 1.9623390808264078),
    ])
    func `the 97.5 % quantile is that of an independent program`(degreesOfFreedom: Double, expected: Double) {
        let quantile = StudentT.quantile(0.975, degreesOfFreedom: degreesOfFreedom)
        #expect(abs(quantile - expected) < 1e-9 * expected)
    }

    @Test(arguments: [0.6, 0.75, 0.9, 0.99, 0.9995], [1.0, 4.0, 17.0, 400.0])
    func `the quantile undoes the distribution`(probability: Double, degreesOfFreedom: Double) {
        let quantile = StudentT.quantile(probability, degreesOfFreedom: degreesOfFreedom)
        #expect(abs(StudentT.cumulative(quantile, degreesOfFreedom: degreesOfFreedom) - probability) < 1e-11)
    }
}
