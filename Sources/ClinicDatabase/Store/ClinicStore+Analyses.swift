import Crypto
import FoundationEssentials
import GRDB
public import GaitAnalysis
import Recording

/// What an analysis brings into the store.
public struct AnalysisResult: Equatable, Sendable {
    public var software: Software
    /// The parameters as JSON with sorted keys.
    public var parameters: String
    /// The whole analysis as JSON.
    public var document: [UInt8]
    public var findings: [AnalysisFinding]
    public var figures: [AnalysisFigure]

    /// Takes what the store keeps from an analysis.
    ///
    /// - Parameters:
    ///   - analysis: the analysis.
    ///   - document: the same as JSON, as `JSONReport` writes it.
    /// - Throws: `EncodingError` where the parameters cannot be written, which no finite parameter causes.
    public init(_ analysis: SessionAnalysis, document: [UInt8]) throws {
        software = analysis.software
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        parameters = String(decoding: try encoder.encode(analysis.parameters), as: UTF8.self)
        self.document = document
        findings = analysis.findings.map(AnalysisFinding.init)
        figures = analysis.visitFigures.map {
            AnalysisFigure(
                name: $0.name, value: $0.estimate.value, unit: $0.unit, lower: $0.estimate.interval?.lower,
                upper: $0.estimate.interval?.upper)
        }
    }

    init(
        software: Software, parameters: String, document: [UInt8], findings: [AnalysisFinding],
        figures: [AnalysisFigure]
    ) {
        self.software = software
        self.parameters = parameters
        self.document = document
        self.findings = findings
        self.figures = figures
    }
}

extension AnalysisFinding {
    init(_ finding: Finding) {
        pattern = finding.pattern
        side = finding.side
        measure = finding.measure
        value = finding.value
        unit = finding.unit
        lower = finding.interval?.lower
        upper = finding.interval?.upper
        limit = finding.limit
        isClear = finding.isClear
        probability = finding.probability
    }
}

extension ClinicStore {
    /// The analyses of a recording, the newest first.
    public func analyses(of recording: Identifier<RecordingFile>) async throws -> [Analysis] {
        try await database.read { try Self.analyses(of: recording, $0) }
    }

    static func analyses(of recording: Identifier<RecordingFile>, _ database: Database) throws -> [Analysis] {
        try Analysis.fetchAll(
            database, sql: "SELECT * FROM analysis WHERE recordingID = ? ORDER BY created DESC, rowid DESC",
            arguments: [recording])
    }

    /// An analysis; nil where there is none.
    public func analysis(_ id: Identifier<Analysis>) async throws -> Analysis? {
        try await database.read {
            try Analysis.fetchOne($0, sql: "SELECT * FROM analysis WHERE id = ?", arguments: [id])
        }
    }

    /// The whole analysis as JSON, byte for byte as it was made; nil where there is none.
    ///
    /// - Throws: `StoreError.documentDamaged` where the file is missing or its hash differs.
    public func document(of id: Identifier<Analysis>) async throws -> [UInt8]? {
        guard let analysis = try await analysis(id) else { return nil }
        let path = folder.file(analysis)
        return try await files.run {
            var bytes: [UInt8] = []
            let digest: FileDigest
            do { digest = try FileDigest(of: path) { bytes += $0 } } catch RecordingError.doesNotExist {
                throw StoreError.documentDamaged(path: analysis.path)
            }
            guard digest.sha256 == analysis.documentSHA256 else {
                throw StoreError.documentDamaged(path: analysis.path)
            }
            return bytes
        }
    }

    /// The whole analysis as the value that reports are written from; nil where there is none.
    ///
    /// - Throws: `DecodingError` where an older version's document has not what today's needs; its JSON is there still.
    public func sessionAnalysis(of analysis: Identifier<Analysis>) async throws -> SessionAnalysis? {
        guard let document = try await document(of: analysis) else { return nil }
        return try JSONDecoder().decode(SessionAnalysis.self, from: Data(document))
    }

    /// What an analysis found, in its order.
    public func findings(of analysis: Identifier<Analysis>) async throws -> [AnalysisFinding] {
        try await database.read { try Self.findings(of: analysis, $0) }
    }

    static func findings(of analysis: Identifier<Analysis>, _ database: Database) throws -> [AnalysisFinding] {
        try AnalysisFinding.fetchAll(
            database, sql: "SELECT * FROM analysisFinding WHERE analysisID = ? ORDER BY place", arguments: [analysis])
    }

    /// The figures of an analysis, in its order.
    public func figures(of analysis: Identifier<Analysis>) async throws -> [AnalysisFigure] {
        try await database.read { try Self.figures(of: analysis, $0) }
    }

    static func figures(of analysis: Identifier<Analysis>, _ database: Database) throws -> [AnalysisFigure] {
        try AnalysisFigure.fetchAll(
            database, sql: "SELECT * FROM analysisFigure WHERE analysisID = ? ORDER BY place", arguments: [analysis])
    }

    /// Keeps an analysis of a recording beside those that are there.
    ///
    /// - Throws: `StoreError.noSuch` without that recording, `.stillRecording` while its file has no hash yet.
    public func add(_ result: AnalysisResult, of recording: Identifier<RecordingFile>) async throws -> Analysis {
        guard let row = try await self.recording(recording) else {
            throw StoreError.noSuch(.recording, id: recording.rawValue)
        }
        guard let hash = row.sha256 else { throw StoreError.stillRecording }
        let analysis = Analysis(
            id: Identifier(), recordingID: recording, softwareName: result.software.name,
            softwareVersion: result.software.version, parameters: result.parameters, recordingSHA256: hash,
            documentSHA256: Hexadecimal.text(SHA256.hash(data: result.document)), created: now())
        // First the document: a row never lacks it, and a document without a row is removed at the next start.
        let path = folder.file(analysis)
        do {
            try await files.run {
                var bytes = result.document
                let file = try OpenFile.creating(path, for: path)
                try file.write(&bytes)
                try file.synchronise()
                try OpenFile.synchroniseFolder(of: path)
            }
            try await database.write { database in
                guard try Self.recording(recording, database) != nil else {
                    throw StoreError.noSuch(.recording, id: recording.rawValue)
                }
                try analysis.insert(database)
                for (place, finding) in result.findings.enumerated() {
                    try PlacedRow(analysisID: analysis.id, place: place, content: finding).insert(database)
                }
                for (place, figure) in result.figures.enumerated() {
                    try PlacedRow(analysisID: analysis.id, place: place, content: figure).insert(database)
                }
            }
        } catch {
            OpenFile.remove(path)
            throw error
        }
        return analysis
    }
}

/// A finding or figure at its place in an analysis.
private struct PlacedRow<Content: StoredRecord>: PersistableRecord {
    var analysisID: Identifier<Analysis>
    var place: Int
    var content: Content

    static var databaseTableName: String { Content.databaseTableName }

    func encode(to container: inout PersistenceContainer) throws {
        container["analysisID"] = analysisID
        container["place"] = place
        try content.encode(to: &container)
    }
}
