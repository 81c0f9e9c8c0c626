/// Why a row was left out.
public enum RowFault: Int, CaseIterable, Sendable {
    case wrongFieldCount
    case notANumber
    case noTime
    case timeBackwards
    case sameTimeOtherValues
    case repeated
    case markedCorrupt
    case cutShort

    /// What the summary says.
    public var reason: String {
        switch self {
        case .wrongFieldCount: "wrong number of fields"
        case .notANumber: "a field is not a number"
        case .noTime: "no time, or none that can be read"
        case .timeBackwards: "time runs backwards"
        case .sameTimeOtherValues: "same time as the row before but other values"
        case .repeated: "the sample before was repeated"
        case .markedCorrupt: "marked as corrupt by the device"
        case .cutShort: "last line cut short"
        }
    }

    /// True when such rows speak against the file; a repeated row or one that the device itself marked does not.
    var isBad: Bool {
        switch self {
        case .wrongFieldCount, .notANumber, .noTime, .timeBackwards, .sameTimeOtherValues: true
        case .repeated, .markedCorrupt, .cutShort: false
        }
    }
}

/// Rows that were left out of one recording, counted by reason.
public struct LeftOutRows: Equatable, Sendable {
    /// Largest share of bad rows before an import is refused (proposal).
    static let largestBadShare = 0.05

    private var counts = [Int](repeating: 0, count: RowFault.allCases.count)
    private var firstLines = [Int](repeating: 0, count: RowFault.allCases.count)

    init() {}

    /// How many rows were left out for this reason.
    public func count(_ fault: RowFault) -> Int { counts[fault.rawValue] }

    /// The first line (from 1) that was left out for this reason; 0 when none was.
    public func firstLine(_ fault: RowFault) -> Int { firstLines[fault.rawValue] }

    /// All rows left out.
    public var total: Int { counts.reduce(0, +) }

    mutating func add(_ fault: RowFault, line: Int) {
        if counts[fault.rawValue] == 0 { firstLines[fault.rawValue] = line }
        counts[fault.rawValue] += 1
    }

    mutating func add(_ other: LeftOutRows) {
        for fault in RowFault.allCases where other.count(fault) > 0 {
            if counts[fault.rawValue] == 0 { firstLines[fault.rawValue] = other.firstLine(fault) }
            counts[fault.rawValue] += other.count(fault)
        }
    }

    /// Refuses a file of which more than 5 % of the rows are bad.
    func check(file: String, rows: Int) throws(ImportError) {
        let bad = RowFault.allCases.filter(\.isBad)
        let sum = bad.reduce(0) { $0 + count($1) }
        guard Double(sum) > Self.largestBadShare * Double(rows) else { return }
        let worst = bad.reduce(RowFault.wrongFieldCount) { count($1) > count($0) ? $1 : $0 }
        throw .tooManyBadRows(file: file, bad: sum, of: rows, firstLine: firstLine(worst), reason: worst.reason)
    }

    /// One line for each reason that occurred.
    var remarks: [String] {
        RowFault.allCases.filter { count($0) > 0 }.map {
            "\(count($0)) \(count($0) == 1 ? "row" : "rows") left out: \($0.reason) (first in line \(firstLine($0)))"
        }
    }
}
