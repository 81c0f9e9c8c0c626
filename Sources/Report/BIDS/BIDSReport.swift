public import GaitAnalysis
public import SensorData

/// The recording and its contacts as a data set of the Brain Imaging Data Structure, modality motion (Jeung 2024, Sci Data 11:716).
///
/// One person, one task, one tracking system that holds all sensors on one even grid. The validator's words about what only the
/// person who publishes the data can say (authors, licence, the lab's name) are expected.
public struct BIDSReport: Equatable, Sendable {
    /// The version of the specification that the files follow.
    static let version = "1.10.0"
    /// Name of the only task.
    private static let task = "walking"
    /// Name of the only tracking system.
    private static let system = "feet"
    /// Bytes after which a long table gives out what is written.
    private static let pieceBytes = 1 << 16

    /// The person as files are named after them.
    private let subject: String

    /// - Parameter session: whose patient code names the person: its letters and digits; "01" where it has none.
    public init(_ session: SessionInformation) {
        let label = (session.patientCode ?? "").unicodeScalars.filter {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
        }
        subject = "sub-" + (label.isEmpty ? "01" : String(String.UnicodeScalarView(label)))
    }

    /// The files of the data set.
    public enum File: String, CaseIterable, Sendable {
        case description
        case readMe
        case participants
        case participantsDescription
        case scans
        case motion
        case motionDescription
        case channels
        case channelsDescription
        case events
        case eventsDescription
    }

    /// Path of a file in the data set's folder.
    public func path(of file: File) -> String {
        let folder = "\(subject)/motion/\(subject)_task-\(Self.task)"
        let motion = "\(folder)_tracksys-\(Self.system)"
        return switch file {
        case .description: "dataset_description.json"
        case .readMe: "README"
        case .participants: "participants.tsv"
        case .participantsDescription: "participants.json"
        case .scans: "\(subject)/\(subject)_scans.tsv"
        case .motion: "\(motion)_motion.tsv"
        case .motionDescription: "\(motion)_motion.json"
        case .channels: "\(motion)_channels.tsv"
        case .channelsDescription: "\(motion)_channels.json"
        case .events: "\(folder)_events.tsv"
        case .eventsDescription: "\(folder)_events.json"
        }
    }

    /// Writes one file piece by piece.
    ///
    /// - Throws: `BIDSRefusal`, or what `rows` and `put` throw.
    public func write(
        _ file: File, of analysis: SessionAnalysis, _ table: SampleTable, rows: @escaping SampleTable.Rows,
        to put: ([UInt8]) throws -> Void
    ) throws {
        guard table.count > 0, !table.channels.isEmpty else { throw BIDSRefusal.noSamples }
        switch file {
        case .description: try put(json(description(analysis)))
        case .readMe: try put(Array(readMe(analysis, table).utf8))
        case .participants: try put(lines(participants(analysis.session)))
        case .participantsDescription: try put(json(Self.participantColumns))
        case .scans:
            let name = String(path(of: .motion).dropFirst(subject.count + 1))
            let time = analysis.recordedAt.flatMap { FHIRReport.dateTime($0) == nil ? nil : $0 } ?? "n/a"
            try put(lines([["filename", "acq_time"], [name, Self.localTime(time)]]))
        case .motion: try writeMotion(table, rows, put)
        case .motionDescription: try put(json(motion(analysis, table)))
        case .channels: try put(lines(channels(table)))
        case .channelsDescription: try put(json(Self.channelColumns))
        case .events: try put(lines(events(analysis, start: table.start)))
        case .eventsDescription: try put(json(Self.eventColumns))
        }
    }

    /// Date and time as BIDS writes them: a date alone has no time, which it does not allow; "n/a" then.
    private static func localTime(_ text: String) -> String { text.contains("T") ? text : "n/a" }

    private func writeMotion(_ table: SampleTable, _ rows: @escaping SampleTable.Rows, _ put: ([UInt8]) throws -> Void)
        throws
    {
        var text = ""
        try rows { row in
            for (index, value) in row.enumerated() {
                if index > 0 { text.append("\t") }
                text.append(Self.number(value))
            }
            text.append("\n")
            if text.utf8.count >= Self.pieceBytes {
                try put(Array(text.utf8))
                text.removeAll(keepingCapacity: true)
            }
        }
        try put(Array(text.utf8))
    }

    private func participants(_ session: SessionInformation) -> [[String]] {
        [
            ["participant_id", "weight", "height", "affected_side"],
            [
                subject, Self.number(session.weight), Self.number(session.height),
                session.affectedSide?.rawValue ?? "n/a",
            ],
        ]
    }

    private func channels(_ table: SampleTable) -> [[String]] {
        [
            [
                "name", "component", "type", "tracked_point", "units", "sampling_frequency", "placement", "axes",
                "description",
            ]
        ]
            + table.channels.map { channel in
                let (type, component) = Self.kind(channel.quantity)
                return [
                    channel.label, component, type, Self.trackedPoint(channel), Self.unit(channel.unit),
                    Self.number(channel.sampleRate.hertz), channel.placement.rawValue,
                    component == "n/a" ? "n/a" : channel.mounting == .footAxes ? "foot" : "sensor",
                    Self.plain(channel.origin),
                ]
            }
    }

    private func events(_ analysis: SessionAnalysis, start: Double) -> [[String]] {
        [["onset", "duration", "trial_type", "side", "source"]]
            + analysis.events.map { event in
                [
                    Self.number(event.time - start), "0", event.kind.rawValue, event.side.rawValue,
                    event.source.rawValue,
                ]
            }
    }

    /// BIDS' type of channel, and which axis.
    static func kind(_ quantity: Quantity) -> (type: String, component: String) {
        switch quantity {
        case .acceleration(let axis): ("ACCEL", axis.rawValue)
        case .angularRate(let axis): ("GYRO", axis.rawValue)
        case .magneticField(let axis): ("MAGN", axis.rawValue)
        case .cellLoad, .totalForce, .temperature, .other: ("MISC", "n/a")
        case .centreOfPressure(let axis): ("MISC", axis.rawValue)
        }
    }

    static func trackedPoint(_ channel: SampleTable.Channel) -> String {
        switch channel.side {
        case .left: "LeftFoot"
        case .right: "RightFoot"
        case nil: "n/a"
        }
    }

    private static func unit(_ symbol: String) -> String {
        switch symbol {
        case "m/s2": "m/s^2"
        case "degC": "oC"
        case "1", "counts": "n/a"
        default: symbol
        }
    }

    /// The shortest decimals that read back as the same number; "n/a" for none.
    static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "n/a" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Text without what divides fields and lines.
    static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }

    private func lines(_ rows: [[String]]) -> [UInt8] {
        Array(rows.map { $0.joined(separator: "\t") + "\n" }.joined().utf8)
    }

    private func json(_ value: JSONValue) -> [UInt8] {
        var text = JSONText()
        text.write(value)
        text.endLine()
        return text.bytes
    }
}

/// Why a recording cannot become a data set.
public enum BIDSRefusal: Error, Equatable, CustomStringConvertible {
    case noSamples

    public var description: String {
        "There are no samples in this recording, and so nothing that a BIDS data set could hold."
    }
}
