import Report

/// The pages before somebody is in.
extension PageText {
    var setUpTitle: String { say(english: "Set up this station", german: "Diese Station einrichten") }
    var setUpWords: String {
        say(
            english: "Make the first administrator. After that the station is reached from the clinic’s network.",
            german:
                "Legen Sie die erste verwaltende Person an. Danach ist die Station aus dem Netz der Praxis erreichbar.")
    }
    var yourName: String { say(english: "Your name", german: "Ihr Name") }
    var aPassword: String { say(english: "A password", german: "Ein Passwort") }
    var languageOfStation: String { say(english: "Language of the station", german: "Sprache der Station") }
    var setUp: String { say(english: "Set up", german: "Einrichten") }
    var notSetUpTitle: String { say(english: "Not set up yet", german: "Noch nicht eingerichtet") }
    var notSetUpWords: String {
        say(
            english:
                "Nobody has set this station up. Open the link that `heelstrike serve` wrote when it started, on the station itself.",
            german:
                "Niemand hat diese Station eingerichtet. Öffnen Sie auf der Station selbst den Link, den `heelstrike serve` beim Start ausgegeben hat."
        )
    }
    var signIn: String { say(english: "Sign in", german: "Anmelden") }
    var password: String { say(english: "Password", german: "Passwort") }
}
