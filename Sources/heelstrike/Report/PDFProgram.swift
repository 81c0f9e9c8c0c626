import FoundationEssentials
import Glibc

/// An installed program that turns a page into a PDF.
struct PDFProgram {
    enum Kind {
        /// Writes tagged PDF/UA (from version 57 on).
        case weasyPrint
        /// Writes tagged PDF.
        case chromium
    }

    var kind: Kind
    var path: String

    /// Seconds after which the program is taken for stuck.
    private static let patience = 120

    /// The first that is on the PATH.
    ///
    /// - Throws: `PDFFailure.noProgram`.
    static func installed() throws(PDFFailure) -> PDFProgram {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let candidates: [(Kind, String)] = [
            (.chromium, "chromium"), (.chromium, "chromium-browser"), (.chromium, "google-chrome"),
            (.weasyPrint, "weasyprint"),
        ]
        for (kind, name) in candidates {
            if let folder = folders.first(where: { access("\($0)/\(name)", X_OK) == 0 }) {
                return PDFProgram(kind: kind, path: "\(folder)/\(name)")
            }
        }
        throw .noProgram
    }

    /// The page as PDF.
    ///
    /// The page is given to the program in a folder that only this user can read and that is removed afterwards.
    func pdf(of page: String) throws -> [UInt8] {
        let temporary = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(temporary)/heelstrike-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw OutputFailure(path: temporary, code: errno) }
        let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (source, target) = ("\(folder)/report.html", "\(folder)/report.pdf")
        try Output.write(Array(page.utf8), to: source)
        let said = try run(arguments(source: source, target: target, folder: folder), log: "\(folder)/log")
        guard let data = FileManager.default.contents(atPath: target), data.starts(with: Array("%PDF-".utf8)) else {
            throw PDFFailure.nothingWritten(program: path, said: said)
        }
        return Array(data)
    }

    private func arguments(source: String, target: String, folder: String) -> [String] {
        switch kind {
        case .weasyPrint: return [path, "--pdf-variant", "pdf/ua-1", source, target]
        case .chromium:
            // Chromium's sandbox refuses to be run by root; the page is our own and has no script.
            let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
            return [path, "--headless", "--disable-gpu"] + sandbox + [
                "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer", "--export-tagged-pdf",
                "--generate-pdf-document-outline", "--print-to-pdf=\(target)", "file://\(source)",
            ]
        }
    }

    /// Runs the program to its end and returns what it said.
    private func run(_ arguments: [String], log: String) throws -> String {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        let code = posix_spawn(&child, path, &actions, nil, &words, environ)
        guard code == 0 else { throw PDFFailure.notStarted(program: path, code: code) }
        var status: Int32 = 0
        var waited = 0
        while waitpid(child, &status, WNOHANG) == 0 {
            usleep(10_000)
            waited += 1
            if waited > Self.patience * 100 {
                kill(child, SIGKILL)
                waitpid(child, &status, 0)
                throw PDFFailure.stuck(program: path, seconds: Self.patience)
            }
        }
        let said =
            FileManager.default.contents(atPath: log).map { String(decoding: $0.prefix(2000), as: UTF8.self) } ?? ""
        guard status == 0 else { throw PDFFailure.failed(program: path, said: said) }
        return said
    }
}

/// Why there is no PDF.
enum PDFFailure: Error, CustomStringConvertible {
    case noProgram
    case notStarted(program: String, code: Int32)
    case failed(program: String, said: String)
    case nothingWritten(program: String, said: String)
    case stuck(program: String, seconds: Int)

    var description: String {
        switch self {
        case .noProgram:
            """
            A PDF needs Chromium or WeasyPrint, and neither is on this machine. Install one:
              sudo apt-get install chromium
              sudo apt-get install weasyprint
            """
        case .notStarted(let program, let code): "\(program) could not be started: \(String(cString: strerror(code)))."
        case .failed(let program, let said): "\(program) failed and said:\n\(said)"
        case .nothingWritten(let program, let said): "\(program) wrote no PDF and said:\n\(said)"
        case .stuck(let program, let seconds): "\(program) did not end within \(seconds) s and was stopped."
        }
    }
}
