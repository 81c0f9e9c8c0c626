import Recording

/// What a file is that is no recording, as far as its beginning tells: whoever brought it is told what to do with it.
enum UnreadableFile: Equatable, Sendable, CaseIterable {
    case empty
    /// Rows or other text.
    case table
    /// Several files in one.
    case archive
    /// What a report was saved as.
    case report
    /// A station's backup.
    case backup
    case other

    /// - Parameter beginning: the first bytes, a kilobyte or more where there is so much.
    init(beginning: [UInt8]) {
        func begins(_ text: String) -> Bool { beginning.starts(with: text.utf8) }
        let text = beginning.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        if beginning.isEmpty {
            self = .empty
        } else if begins("PK\u{3}\u{4}") || begins("7z") || beginning.starts(with: [0x1F, 0x8B]) || begins("Rar!") {
            self = .archive
        } else if beginning.dropFirst(257).starts(with: "ustar".utf8) {
            self = .backup
        } else if begins("%PDF") || text.starts(with: "<".utf8) || text.starts(with: "{".utf8) {
            self = .report
        } else if beginning.prefix(1024).allSatisfy({ $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }) {
            self = .table
        } else {
            self = .other
        }
    }
}
