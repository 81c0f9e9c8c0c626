public import ArgumentParser
import Import
import Pipeline
import Recording
public import SensorData

struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turn other makers' files into a recording (.gait).",
        discussion: """
            Known by their content: Moticon OpenGo text exports, PhysioNet gaitpdb (text \
            and CSV), Xsens MT Manager text, x-io CSV, novel pedar .asc, XSENSOR CSV, \
            stappone CSV, loadsol text. Any other table, such as gaitmap's or Voisard's, \
            through a mapping file. Units, sides and rates are read from the file or given \
            by you (mapping, options); where a format does not state them, the import says \
            what it took.

            Examples:
              heelstrike import 230927_102137.txt -o walk.gait
              heelstrike import --left MT_8E.txt --right MT_93.txt --rate 100 -o walk.gait
              heelstrike import table.csv --mapping our-lab.json --weight 72 -o walk.gait
            """)

    @Argument(help: ArgumentHelp("Files that hold both feet.", valueName: "file"))
    var files: [String] = []

    @Option(help: ArgumentHelp("The left foot's file.", valueName: "file"))
    var left: String?

    @Option(help: ArgumentHelp("The right foot's file.", valueName: "file"))
    var right: String?

    @Option(help: ArgumentHelp("A mapping file (JSON) that says what each column is.", valueName: "file"))
    var mapping: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Sampling rate in hertz, for files that do not state it; 204.8 and 1024/5 both work.", valueName: "hz"),
        transform: Number.rate)
    var rate: Frequency?

    @OptionGroup(title: "About the walk")
    var session: SessionOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("The recording to write.", valueName: "file.gait"))
    var output: String

    @Flag(help: "Replace the recording if it exists.")
    var overwrite = false

    func validate() throws {
        guard !files.isEmpty || left != nil || right != nil else {
            throw ValidationError("No file to import: name one, or two with --left and --right.")
        }
    }

    func run() throws {
        try Output.check([output], against: files + [left, right, mapping].compactMap(\.self))
        let request = ImportRequest(
            files: files, left: left, right: right, mapping: mapping, rate: rate, session: session.told())
        let imported = try Importer().recording(for: request)
        Interruption.catchSignals()
        var writer = try RecordingWriter(
            path: output, header: imported.header(writtenBy: HeelstrikeVersion.writer),
            creation: overwrite ? .replacing : .newWhole)
        try imported.forEachEntry { entry in
            try Interruption.check()
            try writer.append(entry)
        }
        try writer.close()
        for line in imported.summary { try Output.say(line) }
        try Output.say("Written: \(output)")
    }
}

extension Frequency: ExpressibleByArgument {
    public init?(argument: String) {
        guard let frequency = Frequency(printed: argument) else { return nil }
        self = frequency
    }
}
