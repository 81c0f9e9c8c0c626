import ArgumentParser
import Testing

@testable import heelstrike

/// Options that a command does not have, whatever else is wrong with what was written.
struct MistypedOptionTests {
    private static let description = Heelstrike._dumpHelp()

    @Test(arguments: [
        ("report walk.gait --agains x", "report", "agains", "against"),
        ("report --against x --outptu-dir=y", "report", "outptu-dir", "output-dir"),
        ("serve --data-dirr /x", "serve", "data-dirr", "data-dir"),
        ("serve", "", "", nil), ("report walk.gait y.gait", "", "", nil),
        ("simulate --gain-left 2 --pty --sed 7", "simulate", "sed", "seed"),
        ("live --zzzzzzzzzz", "live", "zzzzzzzzzz", nil),
        ("doctor --help", "", "", nil), ("--version", "", "", nil), ("nothing --such", "", "", nil),
        ("report -- --agains", "", "", nil), ("compare a b --weigth 3 --affcted", "compare", "weigth", nil),
    ])
    func `an option that a command does not have is named with the nearest one`(
        line: String, command: String, option: String, nearest: String?
    ) {
        let found = MistypedOption(in: line.split(separator: " ").map(String.init), of: Self.description)
        #expect(found?.command ?? "" == command)
        #expect(found?.option ?? "" == option)
        #expect(found?.nearest == nearest)
    }

    @Test(arguments: [
        ("analyse walk.gait", "Unknown command 'analyse'. Did you mean 'analyze'?"),
        ("help raport", "Unknown command 'raport'. Did you mean 'report'?"),
        ("nonsense-of-some-kind --json", "Unknown command 'nonsense-of-some-kind'."),
        ("walk.gait", "Unknown command 'walk.gait'."),
        ("--generate-completion-script bash", nil), ("help --such", nil), ("", nil), ("help", nil),
        ("help report", nil), ("--help", nil), ("--version", nil), ("report walk.gait", nil),
    ])
    func `a word that is no command is named with the nearest one`(line: String, message: String?) {
        let words = line.split(separator: " ").map(String.init)
        #expect(MistypedOption.unknownCommand(in: words, of: Heelstrike.commandNames) == message)
    }

    /// Else a mistyped option of a new command would not be named.
    @Test func `every command's options are known`() throws {
        for command in Heelstrike.configuration.subcommands {
            let name = try #require(command.configuration.commandName)
            let found = try #require(MistypedOption(in: [name, "--no-such-option"], of: Self.description))
            #expect(found.message.hasPrefix("Unknown option '--no-such-option'."))
        }
    }
}
