import Report

/// Recordings that were made elsewhere.
extension PageText {
    var fromElsewhere: String { say(english: "A recording made elsewhere", german: "Anderswo gemachte Aufnahme") }
    var fileOfRecording: String { say(english: "Recording’s file (.gait)", german: "Datei der Aufnahme (.gait)") }
    var bringIn: String { say(english: "Bring in", german: "Einlesen") }
    var bringingIn: String { say(english: "How much has arrived", german: "Wie viel angekommen ist") }

    /// Whose the recording will be, said where it is brought in.
    func uploadNote(_ code: String?) -> String {
        guard let code else {
            return say(
                english: """
                    It is dated as it says itself and belongs to nobody until you say whose it is. At most 1\u{A0}GB. Other makers’ files \
                    are turned into recordings with `heelstrike import` first.
                    """,
                german: """
                    Sie bekommt das Datum, das sie selbst nennt, und gehört niemandem, bis Sie sie zuordnen. Höchstens 1\u{A0}GB. Dateien \
                    anderer Hersteller macht `heelstrike import` zuerst zu Aufnahmen.
                    """)
        }
        return say(
            english: """
                It becomes one of \(code)’s, in the visit of the date that it says itself. At most 1\u{A0}GB. Other makers’ files are turned \
                into recordings with `heelstrike import` first.
                """,
            german: """
                Sie wird \(code) zugeordnet, in den Termin des Datums, das sie selbst nennt. Höchstens 1\u{A0}GB. Dateien anderer \
                Hersteller macht `heelstrike import` zuerst zu Aufnahmen.
                """)
    }

    func upload(_ reason: Reason) -> String {
        switch reason {
        case .noRecording(let file): refused(file)
        case .recordingHoldsNothing:
            say(
                english: "This recording holds nothing but its heading: it was cut off or never began. Copy it again.",
                german:
                    "Diese Aufnahme enthält nur ihren Kopf: Sie wurde abgeschnitten oder nie begonnen. Kopieren Sie sie erneut."
            )
        case .recordingOfNewerVersion:
            say(
                english: "A newer Heelstrike wrote this recording; update this station first.",
                german: "Ein neueres Heelstrike hat diese Aufnahme geschrieben; aktualisieren Sie zuerst diese Station."
            )
        case .recordingDamaged:
            say(
                english:
                    "The beginning of this recording is damaged, so that nothing of it can be read. Copy it again.",
                german:
                    "Der Anfang dieser Aufnahme ist beschädigt, sodass nichts davon lesbar ist. Kopieren Sie sie erneut."
            )
        case .uploadTooLarge:
            say(
                english:
                    "This file is larger than 1\u{A0}GB, which is the most. Put it into the station’s folder instead.",
                german:
                    "Diese Datei ist größer als 1\u{A0}GB, mehr geht nicht. Legen Sie sie stattdessen in den Ordner der Station."
            )
        case .uploadCut:
            say(
                english: "The file did not arrive whole, and nothing of it was kept. Try again.",
                german: "Die Datei kam nicht ganz an, und nichts davon wurde behalten. Versuchen Sie es erneut.")
        case .uploadSlow:
            say(
                english: "The file came too slowly, and nothing of it was kept. Try again nearer to the network.",
                german:
                    "Die Datei kam zu langsam, und nichts davon wurde behalten. Versuchen Sie es mit besserem Empfang erneut."
            )
        case .tooManyUploads:
            say(
                english: "Several files are being brought in already; try again when they have arrived.",
                german: "Es werden schon mehrere Dateien eingelesen; versuchen Sie es danach erneut.")
        default:
            say(
                english: """
                    The station’s disk has no room for this file beside the recordings to come; nothing of it was kept. Delete what \
                    is no longer needed, or use a larger disk.
                    """,
                german: """
                    Der Speicher der Station hat neben künftigen Aufnahmen keinen Platz für diese Datei; nichts davon wurde behalten. \
                    Löschen Sie, was nicht mehr gebraucht wird, oder nehmen Sie einen größeren Speicher.
                    """)
        }
    }

    private func refused(_ file: UnreadableFile) -> String {
        switch file {
        case .empty:
            say(english: "This file is empty. Copy it again.", german: "Diese Datei ist leer. Kopieren Sie sie erneut.")
        case .table:
            say(
                english: """
                    This is a table or another text, not a recording. Turn it into one first: `heelstrike import walk.csv -o walk.gait`, \
                    then bring in walk.gait.
                    """,
                german: """
                    Das ist eine Tabelle oder ein anderer Text, keine Aufnahme. Machen Sie zuerst eine daraus: `heelstrike import \
                    gang.csv -o gang.gait`, dann lesen Sie gang.gait ein.
                    """)
        case .archive:
            say(
                english: "This is an archive, not a recording. Unpack it, and bring in the .gait files in it.",
                german:
                    "Das ist ein Archiv, keine Aufnahme. Entpacken Sie es und lesen Sie die .gait-Dateien darin ein.")
        case .report:
            say(
                english:
                    "This is a report or its figures, not a recording. Bring in the recording that it was made from (.gait).",
                german:
                    "Das ist ein Bericht oder seine Zahlen, keine Aufnahme. Lesen Sie die Aufnahme ein, aus der er entstand (.gait)."
            )
        case .backup:
            say(
                english: "This is a backup. It is put back on the station itself, with `heelstrike restore`.",
                german:
                    "Das ist eine Sicherung. Sie wird auf der Station selbst mit `heelstrike restore` zurückgespielt.")
        case .other:
            say(
                english: """
                    This is not a recording of Heelstrike. If it is another maker’s file, turn it into one first: `heelstrike import FILE \
                    -o walk.gait`, then bring in walk.gait.
                    """,
                german: """
                    Das ist keine Aufnahme von Heelstrike. Ist es die Datei eines anderen Herstellers, machen Sie zuerst eine daraus: \
                    `heelstrike import DATEI -o gang.gait`, dann lesen Sie gang.gait ein.
                    """)
        }
    }
}
