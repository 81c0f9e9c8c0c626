/// The words about a study or data set that stand beside its citation.
extension Strings {
    /// What the results name as the source of a limit; citations stay as they are.
    func source(_ text: String) -> String {
        switch language {
        case .english: text
        case .german: Self.phrases.reduce(text) { $0.replacing($1.english, with: $1.german) }
        }
    }

    /// Longer ones before those that they contain.
    static let phrases: [(english: String, german: String)] = [
        (
            "72 controls, PhysioNet gaitpdb, 8-cell insoles",
            "72 Kontrollpersonen, PhysioNet gaitpdb, Sohlen mit 8 Zellen"
        ),
        (
            "19 healthy walkers on a treadmill, 29.0 ± 8.9°, minimum 12.0°",
            "19 gesunde Gehende auf dem Laufband, 29,0 ± 8,9°, kleinster Wert 12,0°"
        ),
        (
            "healthy 5–13°, more than 15° abnormal (secondary sources)",
            "gesund 5–13°, über 15° auffällig (Sekundärquellen)"
        ),
        ("healthy walkers vary by 2 to 3 %", "gesunde Gehende schwanken um 2 bis 3 %"),
        (
            "arch index; the midfoot's share of the load is a proxy",
            "Arch-Index; der Anteil des Mittelfußes steht stellvertretend"
        ),
        ("rearfoot against shank", "Rückfuß gegen Unterschenkel"),
        ("slope over the recording", "Steigung über die Aufnahme"),
        ("conservation of load", "Erhaltung der Last"),
        ("first loaded region, left against right", "zuerst belastete Region, links gegen rechts"),
        ("left against right", "links gegen rechts"),
        ("limit set by", "Grenze nach"),
        ("on another insole", "auf einer anderen Sohle"),
        ("pattern described by", "Muster beschrieben von"),
        ("angle described by", "Winkel beschrieben von"),
        ("described by", "beschrieben von"),
        ("1991 and Schulz", "1991 und Schulz"),
        ("(proposal)", "(Vorschlag)"),
    ]
}
