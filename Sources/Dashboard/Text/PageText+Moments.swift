import ClinicDatabase
import FoundationEssentials

/// When recordings were made, so that those in one list can be told apart.
extension PageText {
    enum Precision: Sendable { case minute, second, secondAndLength }

    /// When a recording was made.
    func moment(of recording: RecordingFile, _ precision: Precision = .minute) -> String {
        let moment = time(recording.started, zone: recording.timeZone, hasSeconds: precision != .minute)
        let length = duration(recording.duration)
        return precision == .secondAndLength && !length.isEmpty ? "\(moment), \(length)" : moment
    }

    /// The least precision with which no two recordings have one name.
    func precision(for recordings: [RecordingFile]) -> Precision {
        for precision in [Precision.minute, .second]
        where Set(recordings.map { moment(of: $0, precision) }).count == recordings.count { return precision }
        return .secondAndLength
    }

    /// Of a recording whose maker wrote no date into it.
    func dateOfFile(_ moment: String) -> String {
        say(
            english: "\(moment), the date of its file: the recording does not say when it was made",
            german: "\(moment), das Datum ihrer Datei: Die Aufnahme sagt nicht, wann sie entstand")
    }
}
