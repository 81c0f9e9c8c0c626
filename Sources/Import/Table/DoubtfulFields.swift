/// Fields that were taken as missing for one reason: how many, and where the first one stands.
struct DoubtfulFields: Equatable, Sendable {
    private(set) var count = 0
    /// Line of the first one, from 1.
    private(set) var line = 0
    /// Its column in the file, from 0.
    private(set) var column = 0

    mutating func add(line: Int, column: Int) {
        count += 1
        guard count == 1 || line < self.line else { return }
        self.line = line
        self.column = column
    }

    /// What the import says; nil without any.
    ///
    /// - Parameters:
    ///   - one: what one is called.
    ///   - many: what several are called.
    ///   - file: the file's name or path.
    ///   - header: the columns' names.
    /// - Returns: one line.
    func remark(one: String, many: String, file: String, header: [String]) -> String? {
        guard count > 0 else { return nil }
        let name = header.indices.contains(column) ? header[column] : "\(column + 1)"
        let place = "\(file.split(separator: "/").last ?? ""):\(line): "
        return count == 1
            ? "\(place)1 \(one) was taken as missing, in column “\(name)”"
            : "\(place)\(count) \(many) were taken as missing, the first here in column “\(name)”"
    }
}
