import SensorData

/// A stride in memory; NaN stands for a number that is not there.
///
/// A new member of `Stride` has to be added here too: a test says so where it was forgotten.
struct StoredStride: Equatable, Sendable {
    var side: Side
    var rejected: StrideRejection?
    var bout: Int32
    var start: Double
    var end: Double
    var stanceTime: Double
    var swingTime: Double
    var doubleSupportTime: Double
    var singleSupportTime: Double
    var stepTime: Double
    var length: Double
    var impulse: Double
    var peakForce: Double
    var meanForce: Double
    var heelShare: Double
    var midfootShare: Double
    var forefootShare: Double
    var heelPeak: Double
    var hasLoad: Bool
    var hasMotion: Bool
    /// Not SIMD: that would be aligned to 64 bytes, and a stride take half as much again.
    var load: InlineArray<16, Float>
    var motion: InlineArray<16, Float>

    init(_ stride: Stride) {
        side = stride.side
        rejected = stride.rejected
        bout = Int32(clamping: stride.bout)
        start = stride.start
        end = stride.end
        stanceTime = stride.stanceTime ?? .nan
        swingTime = stride.swingTime ?? .nan
        doubleSupportTime = stride.doubleSupportTime ?? .nan
        singleSupportTime = stride.singleSupportTime ?? .nan
        stepTime = stride.stepTime ?? .nan
        length = stride.length ?? .nan
        impulse = stride.impulse ?? .nan
        peakForce = stride.peakForce ?? .nan
        meanForce = stride.meanForce ?? .nan
        heelShare = stride.heelShare ?? .nan
        midfootShare = stride.midfootShare ?? .nan
        forefootShare = stride.forefootShare ?? .nan
        heelPeak = stride.heelPeak ?? .nan
        hasLoad = stride.load != nil
        hasMotion = stride.motion != nil
        load = (stride.load ?? StanceMeasures()).packed
        motion = (stride.motion ?? MotionMeasures()).packed
    }

    var stride: Stride {
        var stride = Stride(side: side, start: start, end: end, bout: Int(bout))
        stride.rejected = rejected
        stride.stanceTime = stanceTime.number
        stride.swingTime = swingTime.number
        stride.doubleSupportTime = doubleSupportTime.number
        stride.singleSupportTime = singleSupportTime.number
        stride.stepTime = stepTime.number
        stride.length = length.number
        stride.impulse = impulse.number
        stride.peakForce = peakForce.number
        stride.meanForce = meanForce.number
        stride.heelShare = heelShare.number
        stride.midfootShare = midfootShare.number
        stride.forefootShare = forefootShare.number
        stride.heelPeak = heelPeak.number
        if hasLoad { stride.load = StanceMeasures(load) }
        if hasMotion { stride.motion = MotionMeasures(motion) }
        return stride
    }

    /// The value of a measure in SI units, from the place that `packed` puts it in; NaN where unknown.
    func value(of measure: Measure) -> Double {
        switch measure {
        case .strideTime: end - start
        case .stanceTime: stanceTime
        case .swingTime: swingTime
        case .singleSupportTime: singleSupportTime
        case .doubleSupportTime: doubleSupportTime
        case .stepTime: stepTime
        case .strideLength: length
        case .impulse: impulse
        case .peakForce: peakForce
        case .meanForce: meanForce
        case .heelShare: heelShare
        case .midfootShare: midfootShare
        case .forefootShare: forefootShare
        case .heelPeak: heelPeak
        case .firstPeak: Double(load[0])
        case .secondPeak: Double(load[1])
        case .pushOffImpulse: Double(load[2])
        case .loadingRate: Double(load[3])
        case .heelImpulse: Double(load[4])
        case .heelOff: Double(load[5])
        case .midfootContact: Double(load[6])
        case .heelLead: Double(load[7])
        case .midfootTime: Double(load[8])
        case .forefootTime: Double(load[9])
        case .medialShare: Double(load[10])
        case .lateralShare: 1 - Double(load[10])
        case .copMediolateral: Double(load[11])
        case .copExcursion: Double(load[12])
        case .peakRatio: StanceMeasures(load).peakRatio ?? .nan
        case .footStrikeAngle: Double(motion[0])
        case .toeOffAngle: Double(motion[1])
        case .footProgressionAngle: Double(motion[2])
        case .toeClearance: Double(motion[3])
        case .lateralExcursion: Double(motion[4])
        case .peakSwingVelocity: Double(motion[5])
        case .pitchRange: Double(motion[6])
        case .pushOffVelocity: Double(motion[7])
        case .heelRise: Double(motion[8])
        case .frontalAngle: Double(motion[9])
        case .contactTransient: Double(motion[10])
        // Told by turning round, not stride by stride.
        case .stepLength: .nan
        case .archIndex: Double(load[13])
        case .forefootPressure: Double(load[14])
        case .forefootPressureTime: Double(load[15])
        }
    }

    /// By their bits, as a missing number is NaN.
    static func == (one: StoredStride, other: StoredStride) -> Bool { one.stride == other.stride }
}

extension Double {
    /// nil where it stands for none.
    fileprivate var number: Double? { isNaN ? nil : self }
}

extension StanceMeasures {
    /// All members in one value; NaN stands for one that is not there.
    fileprivate var packed: InlineArray<16, Float> {
        var packed = InlineArray<16, Float>(repeating: .nan)
        packed[0] = firstPeak ?? .nan
        packed[1] = secondPeak ?? .nan
        packed[2] = pushOffImpulse ?? .nan
        packed[3] = loadingRate ?? .nan
        packed[4] = heelImpulse ?? .nan
        packed[5] = heelOff ?? .nan
        packed[6] = midfootContact ?? .nan
        packed[7] = heelLead ?? .nan
        packed[8] = midfootTime ?? .nan
        packed[9] = forefootTime ?? .nan
        packed[10] = medialShare ?? .nan
        packed[11] = copMediolateral ?? .nan
        packed[12] = copExcursion ?? .nan
        packed[13] = archIndex ?? .nan
        packed[14] = forefootPressure ?? .nan
        packed[15] = forefootPressureTime ?? .nan
        return packed
    }

    fileprivate init(_ packed: InlineArray<16, Float>) {
        self.init()
        firstPeak = packed[0].number
        secondPeak = packed[1].number
        pushOffImpulse = packed[2].number
        loadingRate = packed[3].number
        heelImpulse = packed[4].number
        heelOff = packed[5].number
        midfootContact = packed[6].number
        heelLead = packed[7].number
        midfootTime = packed[8].number
        forefootTime = packed[9].number
        medialShare = packed[10].number
        copMediolateral = packed[11].number
        copExcursion = packed[12].number
        archIndex = packed[13].number
        forefootPressure = packed[14].number
        forefootPressureTime = packed[15].number
    }
}

extension MotionMeasures {
    /// All members in one value; NaN stands for one that is not there.
    fileprivate var packed: InlineArray<16, Float> {
        var packed = InlineArray<16, Float>(repeating: .nan)
        packed[0] = footStrikeAngle ?? .nan
        packed[1] = toeOffAngle ?? .nan
        packed[2] = footProgressionAngle ?? .nan
        packed[3] = toeClearance ?? .nan
        packed[4] = lateralExcursion ?? .nan
        packed[5] = peakSwingVelocity ?? .nan
        packed[6] = pitchRange ?? .nan
        packed[7] = pushOffVelocity ?? .nan
        packed[8] = heelRise ?? .nan
        packed[9] = frontalAngle ?? .nan
        packed[10] = contactTransient ?? .nan
        packed[11] = stepLength ?? .nan
        packed[12] = turningAngle ?? .nan
        packed[13] = heightChange ?? .nan
        return packed
    }

    fileprivate init(_ packed: InlineArray<16, Float>) {
        self.init()
        footStrikeAngle = packed[0].number
        toeOffAngle = packed[1].number
        footProgressionAngle = packed[2].number
        toeClearance = packed[3].number
        lateralExcursion = packed[4].number
        peakSwingVelocity = packed[5].number
        pitchRange = packed[6].number
        pushOffVelocity = packed[7].number
        heelRise = packed[8].number
        frontalAngle = packed[9].number
        contactTransient = packed[10].number
        stepLength = packed[11].number
        turningAngle = packed[12].number
        heightChange = packed[13].number
    }
}

extension Float {
    fileprivate var number: Float? { isNaN ? nil : self }
}
