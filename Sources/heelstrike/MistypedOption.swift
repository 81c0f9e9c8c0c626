import ArgumentParser
import FoundationEssentials

/// An option that a command does not have, in arguments that could not be parsed.
///
/// The parser looks at a command's values and at how they go together before it names an option that it does not know, so that what
/// it says may only follow from the mistyped option.
struct MistypedOption: Equatable {
    var command: String
    var option: String
    /// What was probably meant; nil where nothing is near.
    var nearest: String?

    /// Letters that may differ between what was written and what was meant.
    private static let mostDifferences = 3

    /// Finds the first one; nil where every long option is one of the command's.
    ///
    /// - Parameters:
    ///   - arguments: all but the program's name.
    ///   - description: the program's, as `_dumpHelp()` gives it.
    init?(in arguments: [String], of description: String) {
        guard let program = try? JSONDecoder().decode(Program.self, from: Data(description.utf8)),
            let place = arguments.firstIndex(where: { !$0.hasPrefix("-") }),
            let command = program.command.subcommands?.first(where: { $0.commandName == arguments[place] })
        else { return nil }
        let known = (command.arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map(\.name)
        let given = arguments[(place + 1)...].prefix { $0 != "--" }.filter { $0.hasPrefix("--") }
            .map { String($0.dropFirst(2).prefix { $0 != "=" }) }
        guard let option = given.first(where: { !known.contains($0) && !["help", "version"].contains($0) }) else {
            return nil
        }
        self.command = command.commandName
        self.option = option
        nearest = Self.nearest(option, of: known)
    }

    /// What to say where the first word is no command, or `help` is asked about none.
    static func unknownCommand(in arguments: [String], of commands: [String]) -> String? {
        // Words behind an option of the program itself may be its value.
        guard let word = arguments.first == "help" ? arguments.dropFirst().first : arguments.first,
            !word.hasPrefix("-"), word != "help", !commands.contains(word)
        else { return nil }
        return "Unknown command '\(word)'." + (nearest(word, of: commands).map { " Did you mean '\($0)'?" } ?? "")
    }

    private static func nearest(_ word: String, of known: [String]) -> String? {
        let nearest = known.map { ($0, differences($0, word)) }.min { $0.1 < $1.1 }
        return nearest.flatMap { $0.1 <= mostDifferences ? $0.0 : nil }
    }

    var message: String {
        "Unknown option '--\(option)'." + (nearest.map { " Did you mean '--\($0)'?" } ?? "")
    }

    /// Letters to insert, drop or replace (Levenshtein 1966).
    private static func differences(_ one: String, _ other: String) -> Int {
        var row = Array(0...other.count)
        for (line, letter) in one.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for (column, against) in other.enumerated() {
                let replaced = diagonal + (letter == against ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}

/// As much of the parser's description of a program as is needed here.
private struct Program: Decodable {
    struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                var kind: String
                var name: String
            }
            var names: [Name]?
        }
        var commandName: String
        var arguments: [Argument]?
        var subcommands: [Command]?
    }
    var command: Command
}

extension Heelstrike {
    static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

    static func main() async {
        let command: any ParsableCommand
        let arguments = Array(CommandLine.arguments.dropFirst())
        if let unknown = MistypedOption.unknownCommand(in: arguments, of: commandNames) {
            Output.warn("Error: \(unknown)\n  See 'heelstrike --help' for all commands.")
            exit(withError: ExitCode.validationFailure)
        }
        do { command = try parseAsRoot() } catch {
            if !exitCode(for: error).isSuccess,
                let mistyped = MistypedOption(in: arguments, of: _dumpHelp()),
                let type = configuration.subcommands.first(where: { $0.configuration.commandName == mistyped.command })
            {
                Output.warn("Error: \(mistyped.message)\nUsage: \(usageString(for: type))")
                Output.warn("  See 'heelstrike \(mistyped.command) --help' for more information.")
                exit(withError: ExitCode.validationFailure)
            }
            exit(withError: error)
        }
        do {
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                var command = command
                try command.run()
            }
        } catch {
            exit(withError: error)
        }
    }
}
