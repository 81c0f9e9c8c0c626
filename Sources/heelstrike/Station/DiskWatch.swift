import Dashboard

/// Looks now and then how full the station's disk is, and warns; nothing is ever deleted by itself.
struct DiskWatch: Sendable {
    /// Seconds between two looks.
    private static let pause = 60

    let link: RecorderLink
    let folder: String

    /// Looks until it is cancelled; the journal hears of it when the disk has become too full, not at every look.
    func run() async {
        var hasWarned = false
        while !link.isEnding {
            let disk = DiskDiagnosis(folder: folder)
            let percent = disk?.shownPercent
            link.update { $0.diskUsedPercent = percent }
            let warning = disk?.warning
            if let warning, !hasWarned { Output.warn("\(warning.finding). \(warning.remedy ?? "")") }
            hasWarned = warning != nil
            for _ in 0..<Self.pause where !link.isEnding {
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
    }
}
