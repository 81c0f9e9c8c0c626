import GaitAnalysis
import SensorData

/// What stands beside the tables and says what they hold.
extension BIDSReport {
    func description(_ analysis: SessionAnalysis) -> JSONValue {
        FHIRValue.object(
            ("Name", .string("Walk recorded at the feet")), ("BIDSVersion", .string(Self.version)),
            ("DatasetType", .string("raw")),
            (
                "GeneratedBy",
                .array([
                    FHIRValue.object(
                        ("Name", .string(analysis.software.name)), ("Version", .string(analysis.software.version)))
                ])
            ))
    }

    func readMe(_ analysis: SessionAnalysis, _ table: SampleTable) -> String {
        """
        A walk recorded at the feet, and when each foot met and left the ground.

        Made by \(analysis.software.name) \(analysis.software.version). The motion table holds the samples of all sensors on one \
        even grid of \(Self.number(table.rate.hertz)) Hz: samples that lie on it as they were, between others a straight line, n/a \
        in gaps. Units are SI. The pressure insoles' cells and everything else that is no inertial sensor are channels of the \
        type MISC. What the axes are stands in the channels' table.

        The events are the analysis' contacts. Onsets count from the first row of the motion table.

        The data say something of a person's health. Before they are published the person has to agree, and the authors and a \
        licence belong into dataset_description.json.

        """
    }

    func motion(_ analysis: SessionAnalysis, _ table: SampleTable) -> JSONValue {
        func count(_ type: String) -> JSONValue {
            .integer(Int64(table.channels.count { Self.kind($0.quantity).type == type }))
        }
        func joined(_ texts: [String]) -> JSONValue? {
            let known = texts.filter { !$0.isEmpty }
            return known.isEmpty ? nil : .string(Self.plain(known.joined(separator: ", ")))
        }
        let points = Set(table.channels.map { Self.trackedPoint($0) }.filter { $0 != "n/a" })
        return FHIRValue.object(
            ("TaskName", .string("walking")), ("TaskDescription", .string("Walking")),
            ("SamplingFrequency", .number(table.rate.hertz)),
            ("SamplingFrequencyEffective", .number(table.rate.hertz)),
            ("TrackingSystemName", .string("feet")), ("MissingValues", .string("n/a")),
            ("RecordingType", .string("continuous")),
            ("RecordingDuration", .number(Double(table.count) / table.rate.hertz)),
            ("MotionChannelCount", .integer(Int64(table.channels.count))),
            ("ACCELChannelCount", count("ACCEL")), ("GYROChannelCount", count("GYRO")),
            ("MAGNChannelCount", count("MAGN")), ("MISCChannelCount", count("MISC")),
            ("ANGACCELChannelCount", .integer(0)), ("JNTANGChannelCount", .integer(0)),
            ("LATENCYChannelCount", .integer(0)), ("ORNTChannelCount", .integer(0)),
            ("POSChannelCount", .integer(0)), ("VELChannelCount", .integer(0)),
            ("TrackedPointsCount", .integer(Int64(points.count))),
            ("Manufacturer", joined(unique(table.devices.map(\.manufacturer)))),
            ("ManufacturersModelName", joined(unique(table.devices.map(\.model)))),
            ("DeviceSerialNumber", joined(table.devices.map(\.serialNumber))),
            ("SoftwareVersions", joined(unique(table.devices.map(\.firmware)))))
    }

    private func unique(_ texts: [String]) -> [String] {
        texts.enumerated().filter { index, text in !texts[..<index].contains(text) }.map(\.element)
    }

    private static func column(_ name: String, _ text: String, unit: String? = nil, levels: [(String, String)] = [])
        -> (String, JSONValue?)
    {
        let levels = levels.map { JSONValue.Member(name: $0.0, value: .string($0.1)) }
        return (
            name,
            FHIRValue.object(
                ("Description", .string(text)), ("Units", unit.map { .string($0) }),
                ("Levels", levels.isEmpty ? nil : .object(levels)))
        )
    }

    private static func columns(_ columns: [(String, JSONValue?)]) -> JSONValue {
        .object(columns.compactMap { name, value in value.map { JSONValue.Member(name: name, value: $0) } })
    }

    static var participantColumns: JSONValue {
        columns([
            column("weight", "Body mass as the operator gave it", unit: "kg"),
            column("height", "Body height as the operator gave it", unit: "cm"),
            column(
                "affected_side", "The side that hurts or was operated, when somebody said so",
                levels: [("left", "the left side"), ("right", "the right side")]),
        ])
    }

    static var channelColumns: JSONValue {
        columns([
            column("placement", "Where on the leg the sensor sits"),
            column(
                "axes", "What the component is an axis of",
                levels: [
                    ("foot", "the foot: x to the toes, y to the person's left, z up out of the instep"),
                    ("sensor", "the sensor: how it sat on the foot is not known"),
                ]),
            column("description", "Stream and channel as their maker calls them"),
        ])
    }

    static var eventColumns: JSONValue {
        columns([
            column(
                "trial_type", "What happened",
                levels: [
                    ("initialContact", "the foot meets the ground (heel strike, or what touches first)"),
                    ("finalContact", "the foot leaves the ground (toe-off)"),
                ]),
            column("side", "Which foot", levels: [("left", "the left foot"), ("right", "the right foot")]),
            column(
                "source", "Which signals saw it",
                levels: [
                    ("pressure", "the insole"), ("inertial", "the inertial sensor"), ("both", "both of them"),
                ]),
        ])
    }
}
