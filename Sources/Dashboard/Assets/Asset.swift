import HTTPTypes
import Hummingbird
import Report

/// A file that the pages use; they stand in the program, so that there is nothing beside it to lose.
enum Asset: String, CaseIterable {
    case style = "station.css"
    case english = "texts-en.js"
    case german = "texts-de.js"
    case script = "station.js"
    case today = "today.js"
    case live = "live.js"
    case calibration = "calibration.js"
    case mapping = "mapping.js"
    case upload = "upload.js"
    case icon = "icon.svg"

    var path: String { "/assets/\(rawValue)" }

    /// What the scripts say in a language.
    static func texts(in language: Language) -> Asset {
        switch language {
        case .english: .english
        case .german: .german
        }
    }

    private var text: String {
        switch self {
        case .style: StationStyle.text
        case .english: ScriptText(PageText(language: .english)).script
        case .german: ScriptText(PageText(language: .german)).script
        case .script: StationScript.common
        case .today: StationScript.today
        case .live: LiveScript.text
        case .calibration: StationScript.calibration
        case .mapping: MappingScript.text
        case .upload: UploadScript.text
        case .icon:
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0072b2" d="M11 3c4 0 5 5 4 10s1 6 0 \
            11-8 5-9-1 0-6 0-12 1-8 5-8z"/><path fill="#b34700" d="M22 7c3 0 5 4 5 9s-1 7-2 11-7 3-7-2 2-6 1-10 0-8 3-8z"/></svg>
            """
        }
    }

    private var type: String {
        switch self {
        case .style: "text/css; charset=utf-8"
        case .icon: "image/svg+xml"
        default: "text/javascript; charset=utf-8"
        }
    }

    var response: Response {
        var response = Response.bytes(Array(text.utf8), type: type)
        // After an update the new page meets the new script within a minute.
        response.headers[.cacheControl] = "max-age=60"
        return response
    }
}
