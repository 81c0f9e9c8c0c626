import Recording
public import SensorData

/// Reads other people's files.
public struct Importer: Equatable, Sendable {
    /// Largest relative difference between the declared and the measured rate that passes without a remark (proposal).
    public var rateTolerance = 0.01

    public init() {}

    /// Reads the files of a request.
    ///
    /// - Parameter request: the files, and what they do not say themselves.
    /// - Returns: what stands in the files.
    /// - Throws: `ImportError` that names the file, the line, and what to do.
    public func recording(for request: ImportRequest) throws(ImportError) -> ImportedRecording {
        if let left = request.left, let right = request.right, FilePlace(left).kind == .regular,
            FilePlace(left).isSameFile(as: FilePlace(right))
        {
            throw .wrongFiles(reason: "\(left) and \(right) are the same file; give each foot its own")
        }
        var files: [SidedFile] = []
        if let left = request.left { files.append(SidedFile(file: try TextFile(path: left), side: .left)) }
        if let right = request.right { files.append(SidedFile(file: try TextFile(path: right), side: .right)) }
        for path in request.files { files.append(SidedFile(file: try TextFile(path: path), side: nil)) }
        var mapping: ChannelMapping?
        if let path = request.mapping { mapping = try ChannelMapping(path: path) }
        return try recording(of: consume files, mapping: mapping, rate: request.rate, session: request.session)
    }

    /// Reads files that are in memory already; otherwise as `recording(for:)`.
    ///
    /// - Parameters:
    ///   - files: names and bytes; the side is nil where nobody said it.
    ///   - mapping: how the columns are to be taken; without it the format is recognised by the content.
    ///   - rate: the sampling rate, for files that do not state it.
    ///   - session: what the operator said.
    /// - Returns: what stands in the files.
    /// - Throws: `ImportError` that names the file, the line, and what to do.
    public func recording(
        of files: [(name: String, bytes: [UInt8], side: Side?)], mapping: ChannelMapping? = nil, rate: Frequency? = nil,
        session: SessionInformation = SessionInformation()
    ) throws(ImportError) -> ImportedRecording {
        var sided: [SidedFile] = []
        for (name, bytes, side) in files {
            sided.append(SidedFile(file: try TextFile(name: name, bytes: bytes), side: side))
        }
        return try recording(of: consume sided, mapping: mapping, rate: rate, session: session)
    }

    /// A file with the side that the caller gave it.
    struct SidedFile {
        var file: TextFile
        var side: Side?
    }

    private func recording(
        of read: consuming [SidedFile], mapping: ChannelMapping?, rate: Frequency?, session: SessionInformation
    ) throws(ImportError) -> ImportedRecording {
        var files = read
        let format = try format(of: files, isMapped: mapping != nil)
        try check(files, format: format, holdsOneFoot: mapping?.holdsOneFoot ?? format.holdsOneFoot)
        if files.count == 2, files[0].file.bytes == files[1].file.bytes {
            throw .wrongFiles(
                reason:
                    "\(files[0].file.name) and \(files[1].file.name) hold the same bytes; give each foot its own file")
        }
        var parts: [ImportedPart] = []
        for index in files.indices {
            // Nothing else keeps the text, so that it goes as soon as it is read.
            let (file, side) = (files[index].file, files[index].side)
            files[index].file = file.withoutText
            parts.append(try format.part(consume file, side: side, rate: rate, mapping: mapping))
        }
        var streams = try OneClock.join(parts)
        var remarks = parts.flatMap(\.remarks).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        if parts.count == 2 {
            let firstCount = parts[0].streams.count
            let pair = TwoFiles(
                format: format, names: files.map(\.file.name),
                streams: [Array(streams[..<firstCount]), Array(streams[firstCount...])])
            remarks.append(contentsOf: try pair.remarks())
            let areCounted = parts.allSatisfy(\.isCounted)
            let areAbsolute = parts.allSatisfy { $0.firstUnixMilliseconds != nil }
            let areSynchronised = parts.allSatisfy(\.feetSynchronised)
            remarks.append(
                !areSynchronised
                    ? "the source says that the two feet's times cannot be compared; nothing is said that needs both at one moment"
                    : areCounted
                        ? "the two files were put on one clock by their counters of packets or samples"
                        : areAbsolute
                            ? "the two files were put on one clock by their Unix times"
                            : "the two files were taken to run on one clock; neither says so, and comparisons between the feet "
                                + "are as good as that")
        }
        for index in streams.indices {
            streams[index].descriptor.id = UInt16(index + 1)
            streams[index] = streams[index].narrowed()
            streams[index].declaredRate = streams[index].declaredRate ?? rate
            guard streams[index].hasOwnTimes, let declared = streams[index].declaredRate?.hertz,
                let measured = StreamStatistics(streams[index]).measuredRate,
                abs(measured - declared) > rateTolerance * declared
            else { continue }
            remarks.append(
                "\(streams[index].descriptor.name): \(ImportedRecording.printed(declared)) Hz are declared, but samples come "
                    + "at \(ImportedRecording.printed(measured)) Hz; the times in the file were used")
        }
        remarks.append(contentsOf: MissingSensors(format: format, streams: streams).remarks)
        func joined(_ text: (ImportedPart) -> String) -> String {
            parts.map(text).reduce(into: [String]()) { if !$1.isEmpty && !$0.contains($1) { $0.append($1) } }
                .joined(separator: ", ")
        }
        let device = DeviceDescriptor(
            manufacturer: joined(\.manufacturer), model: joined(\.model), serialNumber: joined(\.serialNumber),
            firmware: joined(\.firmware), streams: streams.map(\.descriptor))
        return ImportedRecording(
            format: format, files: files.map { String($0.file.name.split(separator: "/").last ?? "") }, device: device,
            streams: streams,
            recordedAt: parts.compactMap(\.recordedAt).min(), session: session,
            countsFromZero: parts.contains(where: \.countsFromZero),
            feetSynchronised: parts.allSatisfy(\.feetSynchronised), remarks: remarks,
            leftOut: parts.reduce(into: LeftOutRows()) { $0.add($1.leftOut) },
            keptColumns: parts.flatMap(\.keptColumns).reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            droppedColumns: parts.flatMap(\.droppedColumns).reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }

    private func format(of files: [SidedFile], isMapped: Bool) throws(ImportError) -> ForeignFormat {
        guard let first = files.first else { throw .wrongFiles(reason: "no file was given") }
        if isMapped { return .mappedTable }
        var formats: [ForeignFormat] = []
        for sided in files {
            guard let format = ForeignFormat.recognise(sided.file) else {
                let line = sided.file.opening(64).first { !$0.trimmedOfSpaces.isEmpty } ?? ""
                let shown = String(line.trimmedOfSpaces.prefix(80))
                throw line.areNumbersWithCommas
                    ? .decimalCommas(file: sided.file.name, firstLine: shown)
                    : .notRecognised(file: sided.file.name, firstLine: shown)
            }
            formats.append(format)
        }
        guard formats.allSatisfy({ $0 == formats[0] }) else {
            throw .wrongFiles(
                reason: "the files are of different formats: "
                    + zip(files, formats).map { "\($0.file.name) is \($1.title)" }.joined(separator: "; "))
        }
        return formats.first ?? ForeignFormat.recognise(first.file) ?? .mappedTable
    }

    private func check(_ files: [SidedFile], format: ForeignFormat, holdsOneFoot: Bool) throws(ImportError) {
        if holdsOneFoot {
            guard Set(files.compactMap(\.side)).count == files.compactMap(\.side).count else {
                throw .wrongFiles(reason: "two files were given for one foot")
            }
            if let unsided = files.first(where: { $0.side == nil }) {
                throw .needsSide(file: unsided.file.name, format: format.title)
            }
            return
        }
        guard files.count == 1, files[0].side == nil else {
            throw .wrongFiles(
                reason:
                    "a file of the format “\(format.title)” holds both feet: give one file, without --left and --right")
        }
    }
}

extension StringProtocol {
    /// Several numbers, apart by spaces, tabs or semicolons, whose decimals follow a comma.
    fileprivate var areNumbersWithCommas: Bool {
        let fields = split { $0.isWhitespace || $0 == ";" }
        return fields.count > 1
            && fields.allSatisfy { field in
                let parts = field.split(separator: ",", omittingEmptySubsequences: false)
                return parts.count == 2 && Int(parts[0]) != nil && UInt(parts[1]) != nil
            }
    }
}
