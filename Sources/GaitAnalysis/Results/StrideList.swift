import SensorData

/// Strides in the order of their start, kept in less than half the memory of an array of them.
///
/// A day of walking has 160,000 strides. An optional number takes two words in memory; here it takes one, and NaN stands
/// for none. Pieces of fixed size are never copied when the list grows.
public struct StrideList: RandomAccessCollection, ExpressibleByArrayLiteral, Equatable, Sendable {
    private static let pieceSize = 256
    private var pieces: [[StoredStride]] = []
    /// Places of those in `pieces` that belong to the list, so that a day's counted strides are not copied; nil for all.
    private var selection: [Int32]?
    public private(set) var count = 0

    public init() {}

    public init(arrayLiteral strides: Stride...) { self.init(strides) }

    public init(_ strides: some Sequence<Stride>) {
        for stride in strides { append(stride) }
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { count }

    public subscript(position: Int) -> Stride {
        get {
            stored(position).stride
        }
        set {
            copySelection()
            pieces[position / Self.pieceSize][position % Self.pieceSize] = StoredStride(newValue)
        }
    }

    /// A stride without the measures of a kind that a measure is not of, which is found sooner than the whole.
    func stride(_ position: Int, for measure: Measure) -> Stride {
        stored(position).stride(withLoad: measure.isLoad, withMotion: measure.isMotion)
    }

    private func stored(_ position: Int) -> StoredStride {
        let place = selection.map { Int($0[position]) } ?? position
        return pieces[place / Self.pieceSize][place % Self.pieceSize]
    }

    public mutating func append(_ stride: Stride) {
        copySelection()
        if count % Self.pieceSize == 0 { pieces.append([]) }
        pieces[pieces.count - 1].append(StoredStride(stride))
        count += 1
    }

    /// Forgets the first strides while all of a piece begin before a moment; for strides in the order of their start.
    ///
    /// - Returns: how many were forgotten.
    mutating func forget(before time: Double) -> Int {
        var pieceCount = 0
        while pieceCount + 1 < pieces.count, pieces[pieceCount][Self.pieceSize - 1].start < time { pieceCount += 1 }
        guard selection == nil, pieceCount > 0 else { return 0 }
        pieces.removeFirst(pieceCount)
        count -= pieceCount * Self.pieceSize
        return pieceCount * Self.pieceSize
    }

    /// The strides that a condition holds for; they share this list's memory until one of the two is changed.
    public func filter(_ isKept: (Stride) throws -> Bool) rethrows -> StrideList {
        var places: [Int32] = []
        for position in indices where try isKept(self[position]) {
            places.append(selection?[position] ?? Int32(position))
        }
        var kept = self
        kept.selection = places
        kept.count = places.count
        return kept
    }

    private mutating func copySelection() {
        if selection != nil { self = StrideList(Array(self)) }
    }

    public static func == (one: StrideList, other: StrideList) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { $0 == $1 }
    }

    public mutating func removeAll(where isRemoved: (Stride) throws -> Bool) rethrows {
        self = try filter { try !isRemoved($0) }
        copySelection()
    }

    public mutating func sort(by areInOrder: (Stride, Stride) throws -> Bool) rethrows {
        self = StrideList(try sorted(by: areInOrder))
    }
}

extension StrideList: Codable {
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        while !container.isAtEnd { append(try container.decode(Stride.self)) }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        for stride in self { try container.encode(stride) }
    }
}

/// A stride in memory; NaN stands for a number that is not there.
///
/// A new member of `Stride` has to be added here too: a test says so where it was forgotten.
private struct StoredStride: Equatable, Sendable {
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

    var stride: Stride { stride(withLoad: true, withMotion: true) }

    func stride(withLoad: Bool, withMotion: Bool) -> Stride {
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
        if withLoad, hasLoad { stride.load = StanceMeasures(load) }
        if withMotion, hasMotion { stride.motion = MotionMeasures(motion) }
        return stride
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
