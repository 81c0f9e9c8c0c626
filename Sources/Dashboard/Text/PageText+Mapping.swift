import Import
import Report
import SensorData

/// Sensors that print rows, and what their columns mean.
extension PageText {
    var rowsSensors: String { say(english: "Sensors that print rows", german: "Sensoren, die Zeilen ausgeben") }
    var rowsWords: String {
        say(
            english: """
                What the columns mean stands in a mapping: the same file as for heelstrike import. Begin with one of these, read \
                your own in, or write it here.
                """,
            german: """
                Was die Spalten bedeuten, steht in einer Zuordnung: dieselbe Datei wie für heelstrike import. Beginnen Sie mit einer \
                von diesen, lesen Sie Ihre ein, oder schreiben Sie sie hier.
                """)
    }
    var noRowsSensor: String {
        say(
            english: "None is there. A sensor that prints rows of numbers shows here when it is plugged in.",
            german:
                "Keiner ist da. Ein Sensor, der Zeilen aus Zahlen ausgibt, erscheint hier, sobald er angesteckt ist.")
    }
    var mapping: String { say(english: "Mapping (JSON)", german: "Zuordnung (JSON)") }
    var beginWith: String { say(english: "Begin with", german: "Beginnen mit") }
    var asItIs: String { say(english: "What stands below", german: "Was unten steht") }
    var readFile: String { say(english: "Read a file in", german: "Datei einlesen") }
    var footOfSensor: String { say(english: "Foot", german: "Fuß") }
    var sideInMapping: String { say(english: "The mapping says it", german: "Die Zuordnung sagt es") }
    var rateOfRows: String { say(english: "Rows a second", german: "Zeilen je Sekunde") }
    var rateNote: String {
        say(
            english: "Only where the mapping does not say it and the rows carry no time: 100, 204.8 or 1024/5.",
            german: "Nur wenn die Zuordnung sie nicht nennt und die Zeilen keine Zeit tragen: 100, 204.8 oder 1024/5.")
    }
    var lastRows: String { say(english: "The last rows, as they came", german: "Die letzten Zeilen, wie sie kamen") }
    func rowsCame(_ rate: Double?) -> String {
        guard let rate else { return "" }
        let whole = Int(rate.rounded())
        return say(english: "About \(whole) a second.", german: "Etwa \(whole) je Sekunde.")
    }
    var noRows: String { say(english: "No whole row yet.", german: "Noch keine ganze Zeile.") }
    var tryMapping: String { say(english: "Read the rows with it", german: "Zeilen damit lesen") }
    var useMapping: String { say(english: "Keep and use", german: "Speichern und benutzen") }
    func mappingInUse(_ name: String) -> String {
        say(english: "In use: \(name)", german: "In Gebrauch: \(name)")
    }
    var noMapping: String {
        say(
            english: "Nobody has said yet what its rows mean; it is not used.",
            german: "Noch hat niemand gesagt, was seine Zeilen bedeuten; er wird nicht benutzt.")
    }

    // MARK: What the rows are read as

    func quantity(_ quantity: Quantity) -> String {
        switch quantity {
        case .acceleration(let axis):
            say(english: "acceleration \(axis.rawValue)", german: "Beschleunigung \(axis.rawValue)")
        case .angularRate(let axis): say(english: "turning \(axis.rawValue)", german: "Drehung \(axis.rawValue)")
        case .magneticField(let axis):
            say(english: "magnetic field \(axis.rawValue)", german: "Magnetfeld \(axis.rawValue)")
        case .cellLoad(let cell): say(english: "load on cell \(cell)", german: "Last auf Zelle \(cell)")
        case .totalForce: say(english: "total force", german: "Gesamtkraft")
        case .centreOfPressure(let axis):
            say(english: "centre of pressure \(axis.rawValue)", german: "Druckmittelpunkt \(axis.rawValue)")
        case .temperature: say(english: "temperature", german: "Temperatur")
        case .other: say(english: "something else", german: "etwas anderes")
        }
    }

    /// A unit's symbol as a person reads it.
    func unit(_ symbol: String) -> String {
        switch symbol {
        case "m/s2": "m/s²"
        case "degC": "°C"
        case "1": ""
        case "counts": say(english: "counts", german: "Zählwerte")
        default: symbol
        }
    }

    /// What deserves care in how the rows were read.
    func remarks(on reading: RowsReading, of sensor: RowsSensor) -> [String] {
        var remarks: [String] = []
        if sensor.heard.isEmpty {
            remarks.append(say(english: "Nothing was heard of it yet.", german: "Von ihm wurde noch nichts gehört."))
        } else if reading.rowsRead == 0 {
            remarks.append(
                say(
                    english: """
                        No row can be read so: \(reading.rowsRefused) have too few columns, or what is no number. Columns that are \
                        named need the sensor's header line; without it give them by number.
                        """,
                    german: """
                        So lässt sich keine Zeile lesen: \(reading.rowsRefused) haben zu wenige Spalten oder etwas, das keine Zahl \
                        ist. Benannte Spalten brauchen die Kopfzeile des Sensors; ohne sie geben Sie die Spalten als Nummern an.
                        """))
        } else if reading.rowsRefused > 0 {
            remarks.append(
                say(
                    english:
                        "\(reading.rowsRefused) of \(reading.rowsRead + reading.rowsRefused) rows cannot be read so.",
                    german:
                        "\(reading.rowsRefused) von \(reading.rowsRead + reading.rowsRefused) Zeilen lassen sich so nicht lesen."
                ))
        }
        if let stated = reading.measuredRate, let heard = sensor.rowsPerSecond, stated > 2 * heard || 2 * stated < heard
        {
            let (told, came) = (number((stated * 10).rounded() / 10), number(heard.rounded()))
            remarks.append(
                say(
                    english:
                        "By their time \(told) rows come a second, and about \(came) came: is the unit of time right?",
                    german:
                        "Nach ihrer Zeit kommen \(told) Zeilen je Sekunde, gekommen sind etwa \(came): Stimmt die Zeiteinheit?"
                ))
        }
        return remarks
    }

    // MARK: What is wrong with a mapping

    func mapping(_ fault: MappingFault) -> String {
        guard language == .german else { return "The mapping is wrong: \(fault)" }
        let place = [fault.line.map { "Zeile \($0)" }, fault.field.isEmpty ? nil : "Feld „\(fault.field)“"]
            .compactMap(\.self).joined(separator: ", ")
        let what =
            switch fault.kind {
            case .notJSON: "das ist kein JSON. Meldung: \(fault.reason)"
            case .missing: "es fehlt"
            case .unknown(let known): "das ist nicht bekannt; bekannt sind \(known.joined(separator: ", "))"
            case .notOneOf(let known): "erlaubt sind hier nur \(known.joined(separator: ", "))"
            case .rateMissing: "es fehlt, wie viele Zeilen in der Sekunde kommen"
            case .notLive: "das kann ein Sensor nicht haben, der live gelesen wird. Meldung: \(fault.reason)"
            case .other: "das geht nicht. Meldung: \(fault.reason)"
            }
        return "Die Zuordnung stimmt nicht: \(place.isEmpty ? what : "\(place): \(what)")"
    }
}
