import FoundationEssentials
import GaitAnalysis
import Import
import SensorData
import Testing

@Test func scratch() throws {
    let d = "/work/shared/data/"
    var files = ["moticon_opengo/230927_102114.txt", "moticon_opengo/230927_102137.txt"]
    for r in [
        "GaCo11_01", "JuCo02_01", "JuCo23_01", "SiCo03_01", "GaPt03_01", "GaPt07_01", "GaPt15_01", "GaPt23_02",
        "JuPt03_01", "JuPt06_01", "JuPt12_01", "JuPt17_01", "SiPt13_01", "SiPt24_01", "SiPt31_01",
    ] { files.append("gaitpdb_insole_8cell/csv/\(r).csv") }
    files += [
        "gaitpdb_insole_8cell/original_txt/GaCo01_01.txt", "gaitpdb_insole_8cell/original_txt/GaCo02_01.txt",
        "pressuRe_exports/pedar_example.asc",
    ]
    for f in files {
        let rec = try Importer().recording(for: ImportRequest(files: [d + f]))
        var an = GaitAnalyzer()
        for s in rec.streams {
            let i = an.add(s.descriptor)
            var b = SampleBlock(stream: s.descriptor.id, channelCount: s.descriptor.channels.count)
            for k in 0..<s.count {
                b.times.append(s.time(k))
                for (c, ch) in s.descriptor.channels.enumerated() {
                    b.values.append((s.raw[k * b.channelCount + c] * ch.scale + ch.offset) * ch.unit.factorToSI)
                }
            }
            _ = an.consume(stream: i, b)
        }
        _ = an.finish()
        let a = an.analysis(
            .init(
                software: Software(name: "x", version: "0"), session: SessionInformation(), recordedAt: nil,
                quality: Quality()))
        func si(_ m: Measure) -> String {
            let c = a.symmetry.first { $0.measure == m };
            guard let e = c?.symmetryIndex, let i = e.interval else { return "-" };
            return "\((e.value*10).rounded()/10) [\((i.lower*10).rounded()/10), \((i.upper*10).rounded()/10)]"
        }
        let hl = a.metrics.heelShareLeft ?? .nan, hr = a.metrics.heelShareRight ?? .nan
        print(
            "|", f.split(separator: "/").last!, a.strides.count, a.quality.stridesCounted, "| stance", si(.stanceTime),
            "| swing", si(.swingTime), "| imp", si(.impulse), "| heel", (hl * 1000).rounded() / 1000,
            (hr * 1000).rounded() / 1000, si(.heelShare), "|",
            a.findings.map { "\($0.pattern.rawValue) \($0.side?.rawValue ?? "-")" }.joined(separator: "; "), "|",
            a.quality.stridesRejected.map { "\($0.reason.rawValue):\($0.strides)" }.joined(separator: " "))
        try FileManager.default.createDirectory(
            atPath: "/tmp/out-swift/\(f.hasPrefix("mot") ? "moticon" : "gaitpdb")", withIntermediateDirectories: true)
        let ev = a.events.map {
            "{\"side\":\"\($0.side.rawValue)\",\"kind\":\"\($0.kind.rawValue)\",\"time\":\($0.time)}"
        }.joined(separator: ",")
        let st = a.strides.map {
            "{\"side\":\"\($0.side.rawValue)\",\"start\":\($0.start),\"end\":\($0.end),\"length\":null}"
        }.joined(separator: ",")
        let name = f.split(separator: "/").last!.split(separator: ".").first!
        try "{\"events\":[\(ev)],\"strides\":[\(st)],\"metrics\":{}}".write(
            toFile: "/tmp/out-swift/\(f.hasPrefix("mot") ? "moticon" : "gaitpdb")/\(name).json", atomically: true,
            encoding: .utf8)
    }
}
