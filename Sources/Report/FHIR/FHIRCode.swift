import GaitAnalysis
import SensorData

/// A code of our own CodeSystem; it is published in `Formats/fhir-codesystem.json`, which the tests make from `all`.
///
/// LOINC and SNOMED CT are used only for body weight and height, whose LOINC codes stand in the FHIR specification itself
/// (<https://hl7.org/fhir/R4/observation-vitalsigns.html>). No code there was found with certainty for the rest.
struct FHIRCode: Equatable, Sendable {
    /// Stays the same for ever; a name that nobody has to own or resolve (RFC 9562).
    static let system = "urn:uuid:c4c04237-5369-4717-9d98-f18a121f46eb"

    var code: String
    var display: String
    var definition: String

    init(_ code: String, _ display: String, _ definition: String) {
        self.code = code
        self.display = display
        self.definition = definition
    }

    /// The code as a CodeableConcept; `text` for people instead of its own display, and a second coding.
    func concept(text: String? = nil, other: JSONValue? = nil) -> JSONValue {
        FHIRValue.object(
            ("coding", .array([coding] + (other.map { [$0] } ?? []))), ("text", FHIRValue.text(text ?? display)))
    }

    var coding: JSONValue {
        FHIRValue.object(("system", .string(Self.system)), ("code", .string(code)), ("display", .string(display)))
    }
}

extension FHIRCode {
    private static let strings = Strings()

    static func measure(_ measure: Measure) -> FHIRCode {
        FHIRCode("measure-" + measure.rawValue, strings.measure(measure), strings.measureExplanation(measure))
    }

    static func pattern(_ pattern: Pattern) -> FHIRCode {
        FHIRCode(
            "pattern-" + pattern.rawValue, strings.pattern(pattern),
            "Compensatory pattern, found or not; observed from insoles and foot motion sensors.")
    }

    static func remark(_ remark: Remark) -> FHIRCode {
        FHIRCode("remark-" + remark.rawValue, strings.remark(remark), "Why a number is missing, or what weakens it.")
    }

    static func reason(_ reason: Limitation.Reason) -> FHIRCode {
        FHIRCode("reason-" + reason.rawValue, strings.limitation(reason), "Why the recording could not answer it.")
    }

    static func evidence(_ evidence: EvidenceKind) -> FHIRCode {
        FHIRCode("evidence-" + evidence.rawValue, strings.evidence(evidence), "What a finding's limit rests on.")
    }

    static func caution(_ caution: Finding.Caution) -> FHIRCode {
        FHIRCode("caution-" + caution.rawValue, caution.rawValue, "What weakens a finding.")
    }

    static func region(_ region: SoleRegion) -> FHIRCode {
        FHIRCode("region-" + region.rawValue, region.rawValue, "Load on this region of the sole.")
    }

    static func side(_ side: FindingSide) -> FHIRCode {
        switch side {
        case .left: FHIRCode("foot-left", "Left foot", "The person's left foot.")
        case .right: FHIRCode("foot-right", "Right foot", "The person's right foot.")
        case .both: FHIRCode("foot-both", "Both feet", "Both feet of the person.")
        }
    }

    static let report = FHIRCode(
        "report", "Gait asymmetry report", "Analysis of one recorded walk, left against right.")
    static let software = FHIRCode("software", "Gait analysis software", "The program that made the report.")
    static let sensor = FHIRCode("sensor", "Sensor", "An insole or foot motion sensor that the person wore.")
    static let methodPressure = FHIRCode("method-pressure", "Insole", "Computed from the load on the cells of insoles.")
    static let methodInertial = FHIRCode(
        "method-inertial", "Foot inertial sensor", "Computed from acceleration and angular rate of the foot.")
    static let methodContacts = FHIRCode(
        "method-contacts", "Foot contacts",
        "Computed from the times of initial and final contacts, whichever sensor saw them.")
    static let lower = FHIRCode(
        "interval-lower", "Lower end of the 95 % confidence interval", "In the unit of the observation.")
    static let upper = FHIRCode(
        "interval-upper", "Upper end of the 95 % confidence interval", "In the unit of the observation.")
    static let standardError = FHIRCode(
        "standard-error", "Standard error of measurement",
        "Within this recording: a lower bound of the error between visits.")
    static let degreesOfFreedom = FHIRCode(
        "degrees-of-freedom", "Degrees of freedom", "Of Student's t, on which the interval rests.")
    static let strides = FHIRCode("strides", "Counted strides", "Strides on which the number rests.")
    static let limit = FHIRCode("limit", "Limit", "The limit that a finding's number passed.")
    static let evidence = FHIRCode("evidence", "Evidence", "What the limit rests on.")
    static let source = FHIRCode("source", "Source of the limit", "Study or data set behind the limit.")
    static let clear = FHIRCode(
        "clear", "Clear", "Whether the whole interval lies beyond the limit; else the finding is borderline.")
    static let probability = FHIRCode(
        "probability", "Adjusted probability",
        "Of so large a number by error alone, adjusted for all patterns looked for.")
    static let measured = FHIRCode(
        "measured", "Measured", "Name of the number behind a finding, as in the analysis' JSON.")
    static let caution = FHIRCode("caution", "Caution", "What weakens the finding.")

    static func statistic(_ statistic: Figure.Statistic) -> FHIRCode {
        FHIRCode(
            "statistic-" + statistic.rawValue, statistic.rawValue,
            "What a number is of what it measures; defined in the codebook of the tables.")
    }

    /// A figure of the whole recording, by its name in the JSON.
    static func figure(_ name: String) -> FHIRCode {
        FHIRCode(
            "figure-" + name, figureNames[name] ?? name, "Figure of the whole recording; defined in the JSON's schema.")
    }

    private static let figureNames = [
        "duration": "Duration of the recording", "steps": "Counted steps", "cadence": "Cadence",
        "spectralCadence": "Cadence from the spectrum", "walkingSpeed": "Walking speed", "pathLength": "Path length",
        "loopClosure": "Distance from the first to the last point of the path", "bodyWeight": "Body weight as a force",
        "insoleScale": "Insoles' force against the given weight", "gainCorrection": "Correction for the insoles' gains",
        "peakForceLeftOfBodyWeight": "Left peak force of body weight",
        "peakForceRightOfBodyWeight": "Right peak force of body weight",
        "loadingRateLeftOfBodyWeight": "Left heel loading rate of body weight",
        "loadingRateRightOfBodyWeight": "Right heel loading rate of body weight",
        "footStrikeAngle": "Foot strike angle, mean of both feet", "footStrikeAngleLeft": "Left foot strike angle",
        "footStrikeAngleRight": "Right foot strike angle", "heelShareLeft": "Left heel's share of the impulse",
        "heelShareRight": "Right heel's share of the impulse", "impulseAsymmetry": "Asymmetry of the impulse",
        "strideTimeVariation": "Variation of the stride time",
        "strideTimeVariationLeft": "Variation of the left stride time",
        "strideTimeVariationRight": "Variation of the right stride time",
        "phaseCoordinationIndex": "Phase coordination index", "phaseVariation": "Variation of the phase",
        "phaseDeviation": "Deviation of the phase from 180°", "phase": "Phase of the steps",
        "harmonicRatio": "Harmonic ratio of the force", "improvedHarmonicRatio": "Improved harmonic ratio of the force",
    ]

    /// Every code that a bundle can hold, in the order in which they are published.
    static var all: [FHIRCode] {
        var codes: [FHIRCode] = [
            report, software, sensor, methodPressure, methodInertial, methodContacts, lower, upper, standardError,
            degreesOfFreedom, strides, limit, evidence, source, clear, probability, measured, caution,
        ]
        codes += [FindingSide.left, .right, .both].map { side($0) }
        codes += Figure.Statistic.allCases.map { statistic($0) }
        codes += figureNames.keys.sorted().map { figure($0) }
        codes += Measure.allCases.map { measure($0) }
        codes += SoleRegion.allCases.map { region($0) }
        codes += Pattern.allCases.map { pattern($0) }
        codes += EvidenceKind.allCases.map { evidence($0) }
        codes += Finding.Caution.allCases.map { caution($0) }
        codes += Remark.allCases.map { remark($0) }
        codes += Limitation.Reason.allCases.map { reason($0) }
        return codes
    }
}
