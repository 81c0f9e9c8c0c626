import ClinicDatabase
import Report

/// Where a recording that was made elsewhere is brought in.
struct UploadCard {
    var text: PageText
    /// Whose it will be; nil for nobody's yet.
    var patient: Patient?

    var markup: Markup {
        let query = patient.map { "?patient=\($0.id)" } ?? ""
        return Piece.card(
            text.fromElsewhere,
            [
                tag(
                    "form",
                    [
                        "class": "upload", "data-upload": "/api/v1/recordings\(query)",
                        "data-most": "\(UploadReading.mostBytes)",
                    ],
                    [
                        tag(
                            "div", ["class": "field"],
                            [
                                tag("label", ["for": "field-recording"], text.fileOfRecording),
                                // A telephone offers no file of an ending that it does not know, so none is asked for.
                                tag(
                                    "input",
                                    [
                                        "id": "field-recording", "type": "file", "multiple": "multiple",
                                        "required": "required", "aria-describedby": "field-recording-note",
                                    ]),
                                tag(
                                    "p", ["class": "note", "id": "field-recording-note"],
                                    text.uploadNote(patient?.code)),
                            ]),
                        tag(
                            "progress", ["max": "1", "value": "0", "aria-label": text.bringingIn, "hidden": "hidden"],
                            ""),
                        tag(
                            "div", ["role": "status", "tabindex": "-1"],
                            [tag("ul", ["class": "plain"], [Markup]())]),
                        Piece.actions([Piece.submit(text.bringIn, "quiet")]),
                    ])
            ])
    }
}
