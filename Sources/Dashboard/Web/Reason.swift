import ClinicDatabase
import Import
import SensorData

/// Why a request is refused; `PageText` says it in the reader's language.
enum Reason: Equatable, Sendable {
    // Who asks
    case signInFirst, administratorsOnly, wrongNameOrPassword, wrongOldPassword, tokenHasNoSession, tokenHasNoPassword
    case tooManyTries(seconds: Int)
    case tokenNotValid, foreignPage, sessionTokenMissing
    // What is asked for
    case nothingHere, noSuchPatient, noSuchSensor, noPatientForCode
    // Recording
    case nothingIsRecorded, alreadyRecording, sensorsInUse, noSensorToRecord, recorderDidNotBegin, recorderSlow
    case tooManyViewers
    // What was made of recordings
    case noAnalysis, oneHasNoAnalysis, oneRecording, twoPatients, trendNeedsTwo, chooseTwo
    case analysisOfVersion(String)
    case fileMissing, fileAltered, fileNotWhole
    // Files that are brought in
    case noRecording(UnreadableFile)
    case recordingHoldsNothing, recordingOfNewerVersion, recordingDamaged
    case uploadTooLarge, uploadCut, uploadSlow, tooManyUploads, diskFull
    // What people write
    case deletionCode, noteLength, markLength, nameLength, notesLength, labelLength
    case birthYear, bodyMass, height, side, idleMinutes
    // Sensors that print rows
    case rate, sideInMapping, sideOfSensor
    case mapping(MappingFault)
    case store(StoreError)
    case trouble(StationState.Trouble)
    // Requests
    case tooMuch, internalError
    /// What only a program can have done wrong; in English.
    case program(String)

    /// Why a file in this state cannot be used.
    static func of(_ state: RecordingFile.State) -> Reason {
        switch state {
        case .missing: .fileMissing
        case .altered: .fileAltered
        case .recording, .closed, .recovered: .fileNotWhole
        }
    }
}
