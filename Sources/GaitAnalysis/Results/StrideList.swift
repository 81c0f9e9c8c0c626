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

    /// A stride as it is kept, which gives single values sooner than the whole.
    func stored(_ position: Int) -> StoredStride {
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
        try filterStored { try isKept($0.stride) }
    }

    /// The same by what a stride gives without being unpacked.
    func filterStored(_ isKept: (StoredStride) throws -> Bool) rethrows -> StrideList {
        var places: [Int32] = []
        for position in indices where try isKept(stored(position)) {
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
