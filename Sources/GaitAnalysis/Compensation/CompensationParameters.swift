/// Limits of the compensatory patterns, as set on `dated`; a limit on a difference holds to both sides.
///
/// Where no study gives a cut-off, a limit is 0.6 of the change that a clinician would want to see (CLINICAL 1b): a change of that
/// size is then found as long as a person's own asymmetry and the error together have a standard deviation below a
/// fifth of it, and a healthy walk is left alone up to three of them. All such limits are proposals.
public struct CompensationParameters: Equatable, Codable, Sendable {
    public var dated = "2026-11-21"

    // MARK: Against 72 controls on eight-cell insoles (CLINICAL 2b, `ControlReference`)
    /// Percent; the larger side of the controls' interval.
    ///
    /// Their spread is 1.7 % (stance), 5.8 % (impulse), 12.3 % (heel share).
    public var stanceTimeIndex = 3.2
    public var impulseIndex = 12.0
    public var heelShareIndex = 21.1
    /// Percent, on other insoles than the controls' where the gains cannot be the reason: 0.6 × 16 % (proposal).
    ///
    /// They cannot where moments of standing gave them, or where what no gain changes leans to the same foot.
    public var impulseIndexBeyondGain = 10.0
    /// Percent points by which the impulse's index must exceed the peak force's of the same insoles, so that no gain explains it
    /// (half of that limit: proposal).
    public var impulseBeyondPeak = 5.0
    /// Percent; 97.5th percentile of the controls' absolute index, spread 20.1 % and 14.7 %.
    public var midfootShareControls = 40.3
    public var forefootShareControls = 29.5
    /// Three times what six of the controls differ by (root mean square 29 %, 6.6 %, 0.037 of stance): such insoles have single cells
    /// that decide these, and the proposals further down would call half of the healthy ones (computed by us: proposal).
    public var loadingRateControls = 86.0
    public var peakRatioControls = 20.0
    public var heelOffControls = 0.11
    /// Percent; upper end for insoles alone, which do not tell every turn.
    public var strideTimeVariationControls = 5.6
    /// The timing and heel limits times this where the insole is not the kind that the controls wore (proposal).
    public var otherDeviceFactor = 1.5
    /// Antalgic gait: the load must be lower on the same side by at least this part of its limit (proposal).
    public var antalgicLoadPart = 0.33

    // MARK: Foot strike (Ensink 2024, Sensors 24:710: 19 healthy on a treadmill 29.0 ± 8.9°, minimum 12.0°)
    /// Degrees; lower end of the 95 % prediction interval of those 19.
    public var strikeAngleLow = 9.7
    /// Degrees; lowest of the 19; between the two: borderline.
    public var strikeAngleBorder = 12.0
    /// Degrees between the feet (proposal: 0.6 × 15°).
    public var strikeAngleDifference = 9.0
    /// Degrees between the feet where the heel's lead at contact agrees (proposal: 0.4 × 15°).
    public var strikeAngleWithLead = 6.0
    /// Seconds by which the heel's load leads where the foot lands flat or on the forefoot (proposal).
    public var heelLeadFlat = 0.010

    // MARK: Side to side, proposals
    /// Percent; 0.6 × the index of a rate 50 % higher.
    public var loadingRateIndex = 24.0
    /// Percent; 0.6 × the index of a shock 50 % higher.
    public var contactTransientIndex = 24.0
    /// m/s²; less on either foot is no shock that could speak for or against a hard landing (proposal: a third of the smallest
    /// peak of a usual heel strike).
    public var contactTransientLeast = 3.0
    /// Degrees; 0.6 × 6°.
    public var frontalAngleDifference = 3.6
    /// Percent; 0.6 × the index of a medial share 25 % off.
    public var medialShareIndex = 15.0
    /// Percent; 0.6 × the index of a lateral share 30 % higher.
    public var lateralShareIndex = 15.6
    /// Percent; 0.6 × the index of a midfoot share 80 % higher, and 60 % lower.
    public var lowArchIndex = 34.0
    public var highArchIndex = 52.0
    /// Percent; 0.6 × the index of a forefoot share 30 % higher.
    public var forefootShareIndex = 15.6
    /// Degrees between the feet, which CLINICAL row 12 proposes.
    public var progressionAngleDifference = 5.0
    /// Degrees that the foot must be from the healthy middle: a little less than half of the change that a clinician would want to
    /// see (proposal).
    public var progressionAngleFromMiddle = 4.5
    /// Degrees by which it must be farther from there than the other foot (proposal; decision 0015):
    /// with less it is not known which foot deviates, and none is named.
    public var progressionAngleMargin = 1.5
    /// Percent; half the index of an angular velocity 25 % lower, for swing; the pitch range has to agree.
    public var swingVelocityIndex = 15.0
    /// Percent; 0.6 × the index of a push-off 25 % slower, where the second force peak is lower on the same foot.
    public var pushOffVelocityIndex = 17.0
    /// Part of `peakRatioIndex` from which on the second force peak agrees with a slow push-off.
    public var pushOffPeakPart = 0.33
    /// Degrees; a third of 15°: it only has to agree with the swing velocity.
    public var pitchRangeDifference = 5.0
    /// Metres; 0.6 × 4 cm.
    public var lateralExcursionDifference = 0.024
    /// Percent; 0.6 × the index of a second peak 10 % lower against the first.
    public var peakRatioIndex = 6.3
    /// Metres; 0.55 × 6 mm: sensors and people's feet differ by a standard deviation of 1.3 mm, a little more than the fifth that 0.6 asks for.
    public var toeClearanceDifference = 0.0033
    /// Percent; 0.6 × the index of a step 10 % shorter.
    public var stepLengthIndex = 6.3
    /// Share of stance; 0.6 × 8 %.
    public var heelOffDifference = 0.048
    /// Percent; healthy 2 % and 0.6 × the 3 % more that a clinician would want to see.
    public var strideTimeVariation = 3.8
    /// Percent; what healthy strides vary by at least, which the interval has to leave out (proposal).
    public var strideTimeVariationUsual = 2.0
    /// A drift over the recording counts from this part of the measure's own limit on.
    public var driftPart = 1.0

    // MARK: Inertial sensors on the foot alone, without an insole that would be a second witness
    // Twice the root mean square of what nine healthy walkers differ by between the feet (recordings of Voisard 2023, IPOL, up to
    // 28 strides each, sensors strapped to the shoe; computed by us: proposal). The usual limit holds where it is larger.
    /// Percent.
    public var pushOffVelocityAlone = 37.0
    public var swingVelocityAlone = 20.0
    /// Percent; the same nine, and the most that 72 controls on insoles differ by.
    public var stanceTimeAlone = 6.2
    /// Seconds by which the same event is seen apart on the two feet: standard deviation over ten of those people's trials of the feet's medians
    /// against hand labels, left minus right; an eleventh, labelled where one foot already stands, is left out (computed by us: proposal).
    public var initialContactApart = 0.013
    public var finalContactApart = 0.008
    /// Degrees.
    public var frontalAngleAlone = 6.3
    /// Metres.
    public var toeClearanceAlone = 0.0076
    /// Share of stance.
    public var heelRiseAlone = 0.084

    // MARK: Healthy middles, which tell the foot that deviates from the other's opposite
    /// Degrees outwards (secondary sources, healthy 5–13°: proposal).
    public var progressionAngleMiddle = 7.0
    /// Degrees beyond which a foot points outwards abnormally (secondary sources: proposal).
    public var progressionAngleOut = 15.0
    /// Share of the impulse on the midfoot; median of the controls.
    public var midfootShareMiddle = 0.18
    /// Arch index: between the cut-offs 0.21 and 0.26 (unverified: proposal).
    public var archIndexMiddle = 0.235
    /// Centre-of-pressure excursion: between 7.3 and 21 % (unverified: proposal).
    public var excursionMiddle = 0.14

    // MARK: Certainty
    /// Fewer strides of a foot than this, and the whole interval has to lie beyond the limit (Melvin 2014).
    public var certainCycles = 30
    /// Percent points; standard deviation that two insoles' unknown gains give an index: √2 × 2.37 %, from the errors of
    /// −3.7 to +5.6 % that Cramer 2022 (Sensors 22:2203) found, taken as a 95 % range.
    public var gainSpread = 3.36
    /// Largest rate of false discoveries among the patterns that are tested at once (Benjamini and Hochberg 1995).
    public var falseDiscoveryRate = 0.05
    /// Share of a foot's load by which a region must have grown to be named as the one that took over (proposal).
    public var chainShare = 0.02

    public init() {}
}
