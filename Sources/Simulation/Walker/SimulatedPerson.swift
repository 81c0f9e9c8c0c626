import Glibc

/// Who walks: what the seed drew around the parameters.
public struct SimulatedPerson: Equatable, Codable, Sendable {
    /// Metres.
    public var stature: Double
    /// Metres.
    public var footLength: Double
    /// Kilograms.
    public var bodyMass: Double
    /// m/s.
    public var speed: Double
    /// Steps per minute of both feet.
    public var cadence: Double
}

/// Draws a person from a seed: body, walk, and the small differences between the feet that healthy people have.
///
/// Standard deviations are proposals. Between the feet they lie inside what open recordings of healthy controls show
/// (stance index SD 1.9 %, impulse 6 % with the insoles' gain, heel share 10 %: PhysioNet gaitpdb).
struct PersonDraw {
    var parameters: WalkParameters
    let person: SimulatedPerson
    let feet: Feet<FootManner>
    let standingShare: Double

    init(parameters given: WalkParameters, seed: UInt64) {
        var random = RandomSource(seed: seed, stream: 6)
        var own = given
        let spread = given.personalSpread
        // Every draw is made whatever the spread, so that one spread does not change what another draws.
        func factor(_ deviation: Double) -> Double { 1 + spread * deviation * random.variation() }
        func change(_ deviation: Double) -> Double { spread * deviation * random.variation() }

        let size = factor(0.05)
        let pace = 1 + given.speedSpread * spread * random.variation()
        own.speed *= pace
        own.cadence *= factor(0.03) * (pace / size).squareRoot()
        own.bodyMass *= size * size * factor(0.10)
        let footLength = 0.265 * size * factor(0.03)
        own.stepWidth *= factor(0.20)
        own.doubleSupportShare *= factor(0.06)
        own.forceModulation *= pace * pace * factor(0.08)
        own.footStrikeAngle += change(3)
        own.toeOffAngle += change(3)
        own.toeClearance *= factor(0.12)
        own.toeOut += change(2)
        own.impact *= factor(0.15)
        own.bodyMass = (own.bodyMass * 10).rounded() / 10
        person = SimulatedPerson(
            stature: (1.70 * size * 100).rounded() / 100, footLength: footLength, bodyMass: own.bodyMass,
            speed: own.speed, cadence: own.cadence)
        parameters = own

        var usual = FootManner(own)
        usual.midfootGain = change(0.12)
        usual.medialShift = change(0.05)
        usual.lateralPath += change(0.003)
        var (left, right) = (usual, usual)
        let scale = given.naturalAsymmetry
        // Half of each difference on either foot.
        func part(_ field: WritableKeyPath<FootManner, Double>, _ deviation: Double) {
            let half = scale * deviation * random.variation()
            left[keyPath: field] += half
            right[keyPath: field] -= half
        }
        part(\.swingChange, 0.006)
        part(\.bearing, 0.005)
        part(\.reach, 0.006)
        part(\.acceptance, 0.02)
        part(\.heelRelief, 0.025)
        part(\.medialShift, 0.012)
        part(\.midfootGain, 0.03)
        part(\.toeOut, 0.8)
        part(\.strikeAngle, 0.6)
        part(\.toeOffAngle, 0.5)
        part(\.pushOffRate, 0.012)
        part(\.swingRate, 0.01)
        part(\.clearance, 0.0005)
        part(\.lateralPath, 0.0025)
        part(\.eversion, 0.5)
        part(\.impact, 0.9)
        feet = Feet(left: left, right: right)
        standingShare = 0.5 + scale * 0.02 * random.variation()
    }
}
