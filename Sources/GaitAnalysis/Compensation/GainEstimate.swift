/// How the gains of the two insoles compare.
struct GainEstimate: Equatable, Sendable {
    /// What is added to a symmetry index of loads, in percent points.
    var indexCorrection: Double
    /// Standard error of that, in percent points.
    var indexError: Double
}
