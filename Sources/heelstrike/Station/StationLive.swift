import Dashboard
import Devices
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import Report
import SensorData
import WireProtocol

/// What the live page sees of one capture: made from the recorder's news, and published for whoever looks.
struct StationLive {
    /// Nanoseconds between two views of the feet: 20 a second.
    private static let feetInterval: Int64 = 50_000_000
    private static let stationInterval: Int64 = 500_000_000
    /// Seconds without one foot's contact after which two contacts are no steps of one walk (proposal).
    private static let longestStep: Int64 = 2_000_000_000
    /// Steps in a row that are taken for walking (proposal).
    private static let walkingSteps = 6

    let feed: LiveFeed
    private(set) var sensors: [StationState.Sensor]
    private var state = LiveState()
    private var looks = LiveProgress()
    private var shownLayout = LiveLayout()
    private var shownContacts = -1
    private var lastFeet: Int64 = 0
    private var lastStation: Int64 = 0
    /// When the oldest byte that nobody has seen yet came.
    private var received: Int64?
    private var began = MonotonicClock.now().nanoseconds
    // Steps, for recording without being asked.
    private var contacts: [Side: Int] = [:]
    private(set) var lastStep: Int64?
    private var lastSide: Side?
    private var stepsInARow = 0

    init(feed: LiveFeed, sensors: [StationState.Sensor]) {
        self.feed = feed
        self.sensors = sensors
        for topic in [LiveFeed.Topic.curves, .progress, .layout] { feed.clear(topic) }
    }

    /// Somebody walks.
    var isWalking: Bool { stepsInARow >= Self.walkingSteps }

    mutating func take(_ news: SensorCapture.News, at time: Int64) {
        state.take(news)
        switch news {
        case .entry(let entry):
            if case .bytes = entry.content, received == nil { received = time }
        case .connected(let source): change(source) { $0.isConnected = true }
        case .disconnected(let source, _): change(source) { $0.isConnected = false }
        case .wrongDevice(let source, let found):
            change(source) { $0.trouble = StationState.Trouble(.anotherSensor, "\(found)") }
        case .item(let source, let item): take(item, source: source)
        case .tick: break
        }
        countSteps(at: time)
        guard time - lastFeet >= Self.feetInterval else { return }
        lastFeet = time
        show(at: time)
    }

    private mutating func take(_ item: DecodedItem, source: UInt16) {
        switch item {
        case .device:
            change(source) { sensor in
                sensor.isConnected = true
                sensor.trouble = nil
            }
        case .status(let status): change(source) { $0.battery = status.battery.map { Int($0) } }
        case .lost(_, let frames): change(source) { $0.lostFrames += Int(frames) }
        default: break
        }
    }

    mutating func take(_ event: GaitEvent) { state.take(event) }

    /// Shows left against right when it is time.
    mutating func look(at pipeline: SessionPipeline, _ seconds: Double) {
        guard let news = looks.look(at: pipeline, seconds) else { return }
        let shown = news.progress.symmetry.filter { $0.symmetryIndex != nil }.prefix(8)
        let text = LiveText()
        let lines: [LiveComparison.Line] = shown.compactMap { comparison in
            guard let index = comparison.symmetryIndex else { return nil }
            return LiveComparison.Line(
                name: text.name(comparison.measure), value: index.value, lower: index.interval?.lower,
                upper: index.interval?.upper)
        }
        // One event goes to all viewers, whatever they read.
        let others = Language.allCases.filter { $0 != text.language }.map { language in
            let text = LiveText(language: language)
            return (
                language.rawValue,
                LiveComparison.Words(
                    names: shown.map { text.name($0.measure) }, findings: news.progress.findings.map(text.finding))
            )
        }
        publish(
            .progress,
            LiveComparison(
                strides: news.progress.stridesCounted, lines: lines, findings: news.progress.findings.map(text.finding),
                words: Dictionary(uniqueKeysWithValues: others)))
    }

    /// True about twice a second: time to say what the station does.
    mutating func isTimeForStation(at time: Int64) -> Bool {
        guard time - lastStation >= Self.stationInterval else { return false }
        lastStation = time
        return true
    }

    // MARK: The feet

    private mutating func show(at time: Int64) {
        var feet = LiveFeet(
            time: Double(time - began) / 1e9, left: foot(.left), right: foot(.right))
        feet.cadence = state.cadence
        feet.received = received
        received = nil
        publish(.feet, feet)
        var layout = LiveLayout()
        layout.left = cells(.left)
        layout.right = cells(.right)
        if layout != shownLayout {
            shownLayout = layout
            publish(.layout, layout)
        }
        let stances = Side.allCases.map { state.load($0)?.stances }
        let count = stances.reduce(0) { $0 + ($1?.contacts ?? 0) }
        if count != shownContacts {
            shownContacts = count
            func curves(_ place: Int) -> [[Double]] {
                (stances[place]?.curves ?? []).map { $0.map { ($0 * 10).rounded() / 10 } }
            }
            publish(.curves, LiveCurves(left: curves(0), right: curves(1)))
        }
    }

    private func foot(_ side: Side) -> LiveFeet.Foot {
        let known = state[side]
        var foot = LiveFeet.Foot(isConnected: sensors.contains { $0.isConnected && $0.sides.contains(side) })
        foot.contact = known.contact
        foot.load = known.load.map { ($0 * 10).rounded() / 10 }
        foot.loadShare = known.loadShare
        foot.stepTime = known.stepTime
        guard let load = state.load(side), foot.isConnected else { return foot }
        foot.contacts = load.stances.latestContacts
        foot.cells = load.cells.map { $0.isFinite ? ($0 * 10).rounded() / 10 : 0 }
        var (sum, x, y) = (0.0, 0.0, 0.0)
        for (cell, place) in zip(foot.cells, load.places) {
            guard let forwards = place.x, let left = place.y, cell > 0 else { continue }
            sum += cell
            x += cell * forwards
            y += cell * left
        }
        if sum > 0, foot.contact == true {
            foot.centreOfPressure = [x / sum, y / sum].map { ($0 * 10).rounded() / 10 }
        }
        return foot
    }

    private func cells(_ side: Side) -> [LiveLayout.Cell] {
        (state.load(side)?.places ?? []).compactMap { place in
            guard let x = place.x, let y = place.y else { return nil }
            return LiveLayout.Cell(x: x, y: y, area: place.area ?? 0)
        }
    }

    private mutating func countSteps(at time: Int64) {
        for side in Side.allCases {
            let count = state.load(side)?.stances.contacts ?? 0
            guard count > contacts[side, default: 0] else { continue }
            contacts[side] = count
            let isNext = lastStep.map { time - $0 <= Self.longestStep } ?? false
            stepsInARow = isNext && lastSide != side ? stepsInARow + 1 : 0
            lastSide = side
            lastStep = time
        }
        if let lastStep, time - lastStep > Self.longestStep { stepsInARow = 0 }
    }

    private mutating func change(_ source: UInt16, _ change: (inout StationState.Sensor) -> Void) {
        guard sensors.indices.contains(Int(source)) else { return }
        change(&sensors[Int(source)])
    }

    private func publish(_ topic: LiveFeed.Topic, _ value: some Encodable) {
        // What cannot be shown is no reason to stop a recording.
        guard let json = try? JSONEncoder().encode(value) else { return }
        feed.publish(topic, json: Array(json))
    }
}
