public import SensorData

/// All that is known of one recording; the JSON of `heelstrike analyze` is this value.
public struct SessionAnalysis: Equatable, Codable, Sendable {
    /// Version of this structure.
    public var schema = 1
    public var software: Software
    public var session: SessionInformation
    /// As the source gives it, ISO 8601 where it can.
    public var recordedAt: String?
    /// Time of the first sample of either foot in seconds; not 0 where times count from a clock's or a packet counter's zero.
    public var start: Double
    /// Seconds from the recording's first sample of either foot to its last.
    public var duration: Double
    public var parameters: AnalysisParameters
    public var events: [GaitEvent]
    public var strides: StrideList
    public var activities: [ActivityPeriod]
    public var symmetry: [MeasureComparison]
    public var metrics: SessionMetrics
    /// nil without counted strides.
    public var regularity: WalkRegularity?
    public var trends: [MeasureTrend] = []
    public var curves: [StanceCurve]
    /// Left against right over stance, with bands; empty where a foot has no curve or there are too few strides.
    public var curveComparisons: [CurveComparison] = []
    public var findings: [Finding]
    /// What each pattern judged by a difference between the feet could have been found from.
    public var detectable: [DetectableDifference] = []
    /// What each region of the soles carried, averaged over the counted strides.
    public var regions: [RegionSummary] = []
    /// How the load lies on each sole; empty without cells whose regions are known.
    public var soles: [SoleMap] = []
    /// Where each foot stood, seen from above; one entry for each foot whose way its inertial sensor tells.
    public var paths: [WalkPath] = []
    public var notTold: [Limitation]
    public var quality: Quality

    public init(
        software: Software, session: SessionInformation, recordedAt: String?, start: Double = 0, duration: Double,
        parameters: AnalysisParameters, events: [GaitEvent], strides: StrideList, activities: [ActivityPeriod],
        symmetry: [MeasureComparison], metrics: SessionMetrics, curves: [StanceCurve], findings: [Finding],
        notTold: [Limitation], quality: Quality
    ) {
        self.software = software
        self.session = session
        self.recordedAt = recordedAt
        self.start = start
        self.duration = duration
        self.parameters = parameters
        self.events = events
        self.strides = strides
        self.activities = activities
        self.symmetry = symmetry
        self.metrics = metrics
        self.curves = curves
        self.findings = findings
        self.notTold = notTold
        self.quality = quality
    }
}

/// The program that made an analysis.
public struct Software: Equatable, Codable, Sendable {
    public var name: String
    public var version: String

    public init(name: String, version: String) {
        self.name = name
        self.version = version
    }
}

/// Whole-recording figures; nil where unknown, and then null in JSON, never left out.
public struct SessionMetrics: Equatable, Codable, Sendable {
    /// Steps per minute over the counted strides.
    public var cadence: Double?
    /// Steps per minute from the spectrum of the whole walk, independent of the events.
    public var spectralCadence: Double?
    /// m/s from stride length and time; what the operator gave stands in the session.
    public var walkingSpeed: Double?
    /// N; given by the operator's weight, else as both insoles together measured it over whole strides; nil without force.
    public var bodyWeight: Double?
    /// Both insoles' mean force over whole strides against the given weight; nil without either.
    public var insoleScale: Double?
    /// Percent points that the insoles' gains, told by standing with different shares of the load, add to an index of loads.
    ///
    /// Findings are corrected by it; the comparisons show what the insoles measured.
    public var gainCorrection: Estimate?
    /// Peak force over stance as a part of body weight.
    public var peakForceLeftOfBodyWeight: Double?
    public var peakForceRightOfBodyWeight: Double?
    /// Heel loading rate in body weights per second.
    public var loadingRateLeftOfBodyWeight: Double?
    public var loadingRateRightOfBodyWeight: Double?
    /// Mean of both feet with its interval, toes up positive, degrees.
    public var footStrikeAngle: Estimate?
    /// Where that mean stands among 19 healthy walkers (Ensink 2024, Sensors 24:710).
    public var footStrikeAnglePlace: ReferencePlace?
    /// Toes up positive, degrees.
    public var footStrikeAngleLeft: Double?
    public var footStrikeAngleRight: Double?
    /// Metres between the first and the last point of the path; less than 0.06 of height in a stride is taken for level floor.
    public var loopClosure: Double?
    /// Metres.
    public var pathLength: Double?
    /// 0…1 of the stance impulse.
    public var heelShareLeft: Double?
    public var heelShareRight: Double?
    /// Percent, 200 (L − R) / (L + R).
    public var impulseAsymmetry: Double?
    /// Counted steps of both feet.
    public var steps: Int?

    public init() {}
}

/// Something that the recording could not answer, and why.
public struct Limitation: Equatable, Codable, Sendable {
    public enum Reason: String, CaseIterable, Codable, Sendable {
        case needsPressure
        case needsCellsWithRegions
        case needsCellAreas
        /// No cell lies under the heel.
        case needsHeelCells
        /// No cells under the inner and the outer border that can be told apart.
        case needsCellsAtBothBorders
        /// The cells' places on the sole are unknown.
        case needsCellPlaces
        case needsForceOfBothFeet
        /// The sensor samples too seldom for what has to be seen.
        case samplingRateTooLow
        /// The foot's tilt is told against a second of quiet standing.
        case needsQuietStanding
        /// Nothing says how far the feet are apart along the way.
        case needsStepLength
        case needsInertialSensor
        /// How an inertial sensor sits on the foot could not be found with confidence.
        case axesUncertain
        case needsBothFeet
        case needsMoreStrides
        /// There is a number, but it rests on few strides.
        case fewStrides
        case gainUnknown
        case noReferenceForThisDevice
        case feetNotSynchronised
        case noWalking
        /// The foot walks, and its insole sees less than half of the steps.
        case insoleShowsNoLoad
        case strideLengthUnknown
        case truncated
    }

    public var reason: Reason
    /// What is affected: names of measures or patterns.
    public var affects: [String]
    /// The foot that lacks it; nil where it is not one foot alone.
    public var side: Side?

    public init(reason: Reason, affects: [String], side: Side? = nil) {
        self.reason = reason
        self.affects = affects
        self.side = side
    }
}

/// How good the recording is.
public struct Quality: Equatable, Codable, Sendable {
    /// The recording was not ended in order, or parts of it are damaged; what was readable was analysed.
    public var truncated: Bool
    /// Bytes that could not be read, in the recording or at its end.
    public var bytesLost: Int
    /// Frames with a wrong checksum or form.
    public var damagedFrames: Int
    /// Frames that the sequence numbers say are missing.
    public var lostFrames: Int
    /// Bytes that the host was too slow to take.
    public var overrunBytes: Int
    public var streams: [StreamQuality]
    public var stridesCounted: Int
    /// Number of rejected strides by reason, sorted by reason.
    public var stridesRejected: [RejectionCount]
    /// Seconds by which the two feet's clocks may disagree (95 %); nil when they share one clock.
    public var alignmentError: Double?
    /// What importers and drivers had to say.
    public var remarks: [String]

    public init(
        truncated: Bool = false, bytesLost: Int = 0, damagedFrames: Int = 0, lostFrames: Int = 0,
        overrunBytes: Int = 0, streams: [StreamQuality] = [],
        stridesCounted: Int = 0, stridesRejected: [RejectionCount] = [], alignmentError: Double? = nil,
        remarks: [String] = []
    ) {
        self.truncated = truncated
        self.bytesLost = bytesLost
        self.damagedFrames = damagedFrames
        self.lostFrames = lostFrames
        self.overrunBytes = overrunBytes
        self.streams = streams
        self.stridesCounted = stridesCounted
        self.stridesRejected = stridesRejected
        self.alignmentError = alignmentError
        self.remarks = remarks
    }
}

/// How many strides were left out for one reason.
public struct RejectionCount: Equatable, Codable, Sendable {
    public var reason: StrideRejection
    public var strides: Int

    public init(reason: StrideRejection, strides: Int) {
        self.reason = reason
        self.strides = strides
    }
}

/// Rate and losses of one stream.
public struct StreamQuality: Equatable, Codable, Sendable {
    /// Gaps that are listed one by one at most; all are counted.
    public static let longestGapList = 200

    public var name: String
    public var side: Side?
    public var samples: Int
    /// Hz as declared by the source.
    public var declaredRate: Double
    /// Hz from the samples' own times; nil under two samples.
    public var measuredRate: Double?
    /// Number of gaps longer than may be filled (50 ms).
    public var gaps: Int
    /// Seconds missing in those gaps.
    public var missingTime: Double
    /// The gaps in order of time; of many the first `longestGapList`.
    public var gapList: [SampleGap]
    /// Clocks that the stream's samples came on: more than one where the device was switched off and on again.
    public var clockSegments: Int
    /// Drops of the whole insole to nothing that were bridged, and how many seconds they lasted together.
    public var bridgedDrops: Int
    public var bridgedTime: Double
    /// Samples that came twice or out of order and were left out.
    public var discardedSamples: Int
    /// 0…1: how sure the foot's axes are that were found from the signal; nil when they were given.
    public var axesConfidence: Double?

    public init(
        name: String, side: Side?, samples: Int, declaredRate: Double, measuredRate: Double?, gaps: Int,
        missingTime: Double, gapList: [SampleGap] = [], clockSegments: Int = 1, bridgedDrops: Int = 0,
        bridgedTime: Double = 0, discardedSamples: Int, axesConfidence: Double? = nil
    ) {
        self.name = name
        self.side = side
        self.samples = samples
        self.declaredRate = declaredRate
        self.measuredRate = measuredRate
        self.gaps = gaps
        self.missingTime = missingTime
        self.gapList = gapList
        self.clockSegments = clockSegments
        self.bridgedDrops = bridgedDrops
        self.bridgedTime = bridgedTime
        self.discardedSamples = discardedSamples
        self.axesConfidence = axesConfidence
    }
}

/// A stretch of time without samples.
public struct SampleGap: Equatable, Codable, Sendable {
    /// Seconds; the last sample before it.
    public var start: Double
    /// Seconds to the next sample.
    public var length: Double

    public init(start: Double, length: Double) {
        self.start = start
        self.length = length
    }
}
