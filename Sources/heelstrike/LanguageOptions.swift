public import ArgumentParser
public import Report

/// In which language a person is spoken to.
///
/// Never taken from the surroundings: the same command gives the same bytes everywhere.
struct LanguageOptions: ParsableArguments {
    @Option(help: "Language of what people read: en or de. Tables, JSON and FHIR are English always.")
    var language = Language.english
}

extension Language: ExpressibleByArgument {}
