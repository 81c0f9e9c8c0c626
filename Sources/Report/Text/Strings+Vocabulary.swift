import GaitAnalysis
import SensorData

/// The field's words for what the results hold.
extension Strings {
    func side(_ side: Side) -> String {
        switch side {
        case .left: say(english: "left")
        case .right: say(english: "right")
        }
    }

    func sideTitle(_ side: Side) -> String {
        switch side {
        case .left: say(english: "Left")
        case .right: say(english: "Right")
        }
    }

    func measure(_ measure: Measure) -> String {
        switch measure {
        case .strideTime: say(english: "Stride time")
        case .stanceTime: say(english: "Stance time")
        case .swingTime: say(english: "Swing time")
        case .singleSupportTime: say(english: "Single support")
        case .doubleSupportTime: say(english: "Double support")
        case .stepTime: say(english: "Step time")
        case .strideLength: say(english: "Stride length")
        case .impulse: say(english: "Impulse")
        case .peakForce: say(english: "Peak force")
        case .meanForce: say(english: "Mean force")
        case .heelShare: say(english: "Heel share of the impulse")
        case .midfootShare: say(english: "Midfoot share of the impulse")
        case .forefootShare: say(english: "Forefoot share of the impulse")
        case .heelPeak: say(english: "Heel peak load")
        case .firstPeak: say(english: "First force peak")
        case .secondPeak: say(english: "Second force peak")
        case .pushOffImpulse: say(english: "Push-off impulse")
        case .loadingRate: say(english: "Heel loading rate")
        case .heelImpulse: say(english: "Heel impulse")
        case .heelOff: say(english: "Heel-off")
        case .midfootContact: say(english: "Time until midfoot contact")
        case .heelLead: say(english: "Lead of the heel at contact")
        case .midfootTime: say(english: "Midfoot contact time")
        case .forefootTime: say(english: "Forefoot contact time")
        case .medialShare: say(english: "Medial share of the impulse")
        case .lateralShare: say(english: "Lateral share of the impulse")
        case .copMediolateral: say(english: "Centre of pressure, sideways")
        case .copExcursion: say(english: "Centre-of-pressure excursion")
        case .archIndex: say(english: "Arch index")
        case .forefootPressure: say(english: "Forefoot peak pressure")
        case .forefootPressureTime: say(english: "Forefoot pressure-time integral")
        case .peakRatio: say(english: "Second peak against the first")
        case .footStrikeAngle: say(english: "Foot strike angle")
        case .toeOffAngle: say(english: "Toe-off angle")
        case .footProgressionAngle: say(english: "Foot progression angle")
        case .toeClearance: say(english: "Minimum toe clearance")
        case .lateralExcursion: say(english: "Lateral excursion in swing")
        case .peakSwingVelocity: say(english: "Peak swing velocity")
        case .pitchRange: say(english: "Foot pitch range")
        case .pushOffVelocity: say(english: "Push-off velocity")
        case .heelRise: say(english: "Heel rise")
        case .frontalAngle: say(english: "Frontal-plane angle")
        case .contactTransient: say(english: "Contact transient")
        case .stepLength: say(english: "Step length")
        }
    }

    /// The measure in a sentence about one foot.
    func measureInSentence(_ measure: Measure) -> String {
        switch measure {
        case .strideTime: say(english: "the stride time")
        case .stanceTime: say(english: "the time on the ground")
        case .swingTime: say(english: "the swing time")
        case .singleSupportTime: say(english: "the single-support time")
        case .doubleSupportTime: say(english: "the double-support time")
        case .stepTime: say(english: "the step time")
        case .strideLength: say(english: "the stride length")
        case .impulse: say(english: "the load over stance (impulse)")
        case .peakForce: say(english: "the peak force")
        case .meanForce: say(english: "the mean force in stance")
        case .heelShare: say(english: "the heel's share of the load")
        case .midfootShare: say(english: "the midfoot's share of the load")
        case .forefootShare: say(english: "the forefoot's share of the load")
        case .heelPeak: say(english: "the peak load on the heel")
        case .firstPeak: say(english: "the first force peak")
        case .secondPeak: say(english: "the second force peak")
        case .pushOffImpulse: say(english: "the impulse of push-off")
        case .loadingRate: say(english: "the loading rate of the heel")
        case .heelImpulse: say(english: "the impulse of the heel")
        case .heelOff: say(english: "the moment of heel-off in stance")
        case .midfootContact: say(english: "the time until the midfoot is loaded")
        case .heelLead: say(english: "the lead of the heel at contact")
        case .midfootTime: say(english: "the contact time of the midfoot")
        case .forefootTime: say(english: "the contact time of the forefoot")
        case .medialShare: say(english: "the inner border’s share of the load")
        case .lateralShare: say(english: "the outer border’s share of the load")
        case .copMediolateral: say(english: "the sideways place of the load")
        case .copExcursion: say(english: "the excursion of the centre of pressure")
        case .archIndex: say(english: "the arch index")
        case .forefootPressure: say(english: "the peak pressure under the forefoot")
        case .forefootPressureTime: say(english: "the pressure-time integral of the forefoot")
        case .peakRatio: say(english: "the second force peak against the first")
        case .footStrikeAngle: say(english: "the foot strike angle")
        case .toeOffAngle: say(english: "the toe-off angle")
        case .footProgressionAngle: say(english: "the foot progression angle")
        case .toeClearance: say(english: "the toe clearance")
        case .lateralExcursion: say(english: "the lateral excursion of the swing path")
        case .peakSwingVelocity: say(english: "the peak angular velocity in swing")
        case .pitchRange: say(english: "the pitch range of the foot")
        case .pushOffVelocity: say(english: "the angular velocity of push-off")
        case .heelRise: say(english: "the moment of heel rise")
        case .frontalAngle: say(english: "the frontal-plane angle of the foot")
        case .contactTransient: say(english: "the shock after contact")
        case .stepLength: say(english: "the step length")
        }
    }

    /// One line for readers who meet the measure for the first time.
    func measureExplanation(_ measure: Measure) -> String {
        switch measure {
        case .strideTime: say(english: "initial contact to the same foot’s next")
        case .stanceTime: say(english: "initial to final contact")
        case .swingTime: say(english: "final to next initial contact")
        case .singleSupportTime: say(english: "only this foot on the ground")
        case .doubleSupportTime: say(english: "both feet on the ground")
        case .stepTime: say(english: "other foot’s contact to this one’s")
        case .strideLength: say(english: "along the ground")
        case .impulse: say(english: "force added up over stance")
        case .peakForce: say(english: "highest force in stance")
        case .meanForce: say(english: "average force in stance")
        case .heelShare: say(english: "part of the foot’s load on the heel")
        case .midfootShare: say(english: "part of the foot’s load on the midfoot")
        case .forefootShare: say(english: "part of the foot’s load on forefoot and toes")
        case .heelPeak: say(english: "highest load on the heel cells")
        case .firstPeak: say(english: "highest force in the first half of stance")
        case .secondPeak: say(english: "highest force in the second half of stance")
        case .pushOffImpulse: say(english: "force added up over the second half of stance")
        case .loadingRate: say(english: "how steeply the load on the heel rises")
        case .heelImpulse: say(english: "load on the heel added up over stance")
        case .heelOff: say(english: "part of stance after which the heel is off the floor")
        case .midfootContact: say(english: "from initial contact")
        case .heelLead: say(english: "from the heel’s first load to the rest of the foot’s")
        case .midfootTime: say(english: "time in which the midfoot is loaded")
        case .forefootTime: say(english: "time in which the forefoot is loaded")
        case .medialShare: say(english: "inner cells against inner and outer ones")
        case .lateralShare: say(english: "outer cells against inner and outer ones")
        case .copMediolateral: say(english: "mean place across the foot, outwards positive")
        case .copExcursion: say(english: "bow of its path to the outside, of the forefoot’s width")
        case .archIndex: say(english: "contact area of the midfoot against the sole without toes")
        case .forefootPressure: say(english: "highest pressure of one cell under the forefoot")
        case .forefootPressureTime: say(english: "pressure of one cell added up over stance")
        case .peakRatio: say(english: "second force peak over the first")
        case .footStrikeAngle: say(english: "foot against floor at initial contact, toes up positive")
        case .toeOffAngle: say(english: "foot against floor at final contact")
        case .footProgressionAngle: say(english: "foot axis against the direction of travel, outwards positive")
        case .toeClearance: say(english: "least height of the toes in mid-swing")
        case .lateralExcursion: say(english: "how far the foot swings outwards")
        case .peakSwingVelocity: say(english: "fastest pitch of the foot in swing")
        case .pitchRange: say(english: "from heel up to toes up in a stride")
        case .pushOffVelocity: say(english: "fastest heel rise before toe-off")
        case .heelRise: say(english: "when the heel turns up, in percent of stance")
        case .frontalAngle: say(english: "foot against floor in stance, rolling inwards positive")
        case .contactTransient: say(english: "acceleration within 30 ms of contact")
        case .stepLength: say(english: "how far a foot lands ahead of the other, told by turning round; of one stride, its length by the step’s share of its time")
        }
    }

    func evidence(_ kind: EvidenceKind) -> String {
        switch kind {
        case .published: say(english: "a cut-off from a published study")
        case .reference: say(english: "a healthy reference range")
        case .otherSide: say(english: "the other side, beyond measurement error")
        case .ownBaseline: say(english: "the person’s earlier recording, beyond measurement error")
        case .proposal: say(english: "our own proposed limit; no study stands behind it")
        }
    }

    func rejection(_ reason: StrideRejection) -> String {
        switch reason {
        case .firstOfBout: say(english: "first of a walking bout")
        case .lastOfBout: say(english: "last of a walking bout")
        case .turning: say(english: "turning")
        case .stairs: say(english: "stairs")
        case .running: say(english: "running")
        case .implausibleStrideTime: say(english: "stride time outside 0.46–3.0 s")
        case .implausibleStepTime: say(english: "step time outside 0.14–2.124 s")
        case .implausibleStance: say(english: "stance outside what walking allows")
        case .implausibleLength: say(english: "length outside 0.15–2.19 m")
        case .implausibleSpeed: say(english: "speed outside 0.082–2.22 m/s")
        case .incompleteEvents: say(english: "a contact was not found")
        case .gap: say(english: "samples missing")
        case .unsteady: say(english: "far from the bout’s other strides")
        case .shuffling: say(english: "a step without the foot’s roll: turning on the spot, closing step")
        case .outsideBout: say(english: "outside any walking bout")
        }
    }

    func remark(_ remark: Remark) -> String {
        switch remark {
        case .tooFewStrides: say(english: "too few strides for a number")
        case .fewStrides: say(english: "few strides")
        case .oneFootOnly: say(english: "only one foot recorded")
        case .signalMissing: say(english: "signal not recorded")
        case .gainUnknown: say(english: "insole gains not calibrated")
        case .sharedByBothFeet: say(english: "shared by both feet")
        }
    }

    func limitation(_ reason: Limitation.Reason) -> String {
        switch reason {
        case .needsPressure: say(english: "Needs an insole that measures load.")
        case .needsCellsWithRegions: say(english: "Needs an insole whose cells are mapped to regions of the sole.")
        case .needsCellAreas: say(english: "Needs the areas of the insole’s cells, to turn pressure into force.")
        case .needsInertialSensor: say(english: "Needs an inertial sensor on the foot.")
        case .axesUncertain: say(english: "How the sensor sits on the foot could not be found with confidence.")
        case .needsHeelCells: say(english: "Needs cells under the heel.")
        case .needsCellsAtBothBorders: say(english: "Needs cells under the inner and the outer border of the sole.")
        case .needsCellPlaces: say(english: "Needs to know where on the sole each cell lies.")
        case .needsForceOfBothFeet: say(english: "Needs the force of both feet.")
        case .samplingRateTooLow: say(english: "The sampling rate is too low for it.")
        case .needsQuietStanding: say(english: "Needs a second of quiet standing.")
        case .needsStepLength: say(english: "Needs four turns by half a circle or so, with some straight steps before and after each.")
        case .needsBothFeet: say(english: "Needs a recording of both feet.")
        case .needsMoreStrides: say(english: "Needs more steady strides: at least three of each foot.")
        case .fewStrides: say(english: "Rests on few strides: up to five of a foot, for loads under thirty.")
        case .gainUnknown: say(english: "The two insoles were not calibrated against each other.")
        case .noReferenceForThisDevice: say(english: "No healthy reference range is known for this kind of sensor.")
        case .feetNotSynchronised: say(english: "The two feet’s clocks could not be brought together.")
        case .noWalking: say(english: "No walking was found in the recording.")
        case .strideLengthUnknown: say(english: "Stride length could not be determined.")
        case .truncated: say(english: "The recording breaks off; what came after is unknown.")
        }
    }

    func activity(_ kind: ActivityPeriod.Kind) -> String {
        switch kind {
        case .standing: say(english: "standing")
        case .walking: say(english: "walking")
        case .turning: say(english: "turning")
        case .running: say(english: "running")
        }
    }

    func subject(_ subject: StanceCurve.Subject) -> String {
        switch subject {
        case .total: say(english: "Whole foot")
        case .heel: say(english: "Heel")
        case .midfoot: say(english: "Midfoot")
        case .forefoot: say(english: "Forefoot and toes")
        }
    }

    func eventSource(_ source: GaitEvent.Source) -> String {
        switch source {
        case .pressure: say(english: "pressure only")
        case .inertial: say(english: "inertial sensor only")
        case .both: say(english: "both sensors")
        }
    }

    /// The name of a measure or pattern as the results write it; a name that is neither is printed as it is.
    func affected(_ name: String) -> String {
        if let pattern = Pattern(rawValue: name) { return self.pattern(pattern) }
        if let measure = FindingMeasure(name).measure { return self.measure(measure) }
        switch name {
        case "strideTimeVariation": return say(english: "the variation of the stride time")
        case "phaseCoordination": return say(english: "the phase coordination index")
        case "heelShareLeft": return say(english: "the left heel's share of the load")
        case "heelShareRight": return say(english: "the right heel's share of the load")
        case "footStrikeAngle", "footStrikeAngleLeft", "footStrikeAngleRight": return say(english: "Foot strike angle")
        case "walkingSpeed": return say(english: "Walking speed")
        case "cadence": return say(english: "Cadence")
        case "loopClosure": return say(english: "Loop closure")
        case "pathLength": return say(english: "Path length")
        default: return name
        }
    }
}
