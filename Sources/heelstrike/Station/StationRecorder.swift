import ClinicDatabase
import Dashboard
import Devices
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import SensorData
import WireProtocol

/// Owns the sensors of the station: looks for them, shows what they send, and records when it is asked.
///
/// It writes each recording's file first and analyses then; it knows neither the database nor a page.
struct StationRecorder {
    /// What ends a watch over the sensors.
    private enum Next {
        case record(RecorderLink.Order, isAutomatic: Bool)
        case search
        case end
    }

    /// Seconds between two looks for sensors while there are none.
    private static let searchPause = 2.0

    let link: RecorderLink
    let feed: LiveFeed
    let search: SensorSearch
    /// Where recordings stand.
    let folder: String
    var automatic: AutomaticRecording?
    /// What answered last, by its address.
    private var facts: [String: SensorFacts] = [:]

    init(
        link: RecorderLink, feed: LiveFeed, search: SensorSearch, folder: String, automatic: AutomaticRecording?
    ) {
        self.link = link
        self.feed = feed
        self.search = search
        self.folder = folder
        self.automatic = automatic
    }

    /// Runs until the program ends.
    mutating func run() async {
        while !link.isEnding {
            link.update { state in
                state.phase = .searching
                state.recording = nil
            }
            let look = await search.look()
            facts = look.facts
            link.update { $0.sensors = look.found.map(\.shown) + look.unusable }
            link.updateRows { $0 = look.rows }
            tell()
            if look.found.isEmpty {
                await waitForSensors()
            } else {
                await watch(look.found, look.unusable)
            }
        }
        link.isOver()
    }

    private mutating func waitForSensors() async {
        let end = MonotonicClock.now().nanoseconds + Int64(Self.searchPause * 1e9)
        while MonotonicClock.now().nanoseconds < end, !link.isEnding {
            for wish in link.takeWishes() {
                switch wish {
                case .start: refuse(StationState.Trouble(.noSensorToRecord))
                case .wear(let address, let side): await wear(address, side)
                case .describe(let meaning):
                    describe(meaning)
                    return
                case .search: return
                case .automatic(let settings): automatic = settings
                case .stop, .mark: break
                }
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Shows what the sensors send, and records whenever that is wished.
    private mutating func watch(_ found: [SensorSearch.Found], _ unusable: [StationState.Sensor]) async {
        while !link.isEnding {
            var next = Next.end
            do {
                next = try await preview(found, unusable)
            } catch {
                refuse(SensorTrouble.of(error))
                try? await Task.sleep(for: .seconds(1))
                return
            }
            switch next {
            case .end, .search: return
            case .record(let order, let isAutomatic):
                await record(order, isAutomatic: isAutomatic, found, unusable)
            }
        }
    }

    private mutating func preview(
        _ found: [SensorSearch.Found], _ unusable: [StationState.Sensor]
    ) async throws -> Next {
        var settings = SensorCapture.Settings()
        settings.patience = 3
        let (opened, hub) = try await open(found, settings)
        defer { hub.stop() }
        var capture = opened
        var live = StationLive(feed: feed, sensors: found.map(\.shown))
        var next: Next?
        var wishedSide: (address: String, side: Side)?
        var wishedMeaning: RowsMeaning?
        let printing = Set(link.rowsSensors.map(\.address))
        var heard: [String: [UInt8]] = [:]
        let areAllKnown = found.allSatisfy(\.shown.isKnown)
        var automatic = automatic
        link.update { $0.phase = .ready }
        _ = try await capture.run(
            into: nil,
            until: {
                if next != nil { return true }
                for wish in link.takeWishes() {
                    switch wish {
                    case .start(let order): next = .record(order, isAutomatic: false)
                    case .search: next = .search
                    case .wear(let address, let side):
                        wishedSide = (address, side)
                        next = .search
                    case .describe(let meaning):
                        wishedMeaning = meaning
                        next = .search
                    case .automatic(let settings): automatic = settings
                    case .stop, .mark: break
                    }
                }
                if link.isEnding { next = .end }
                return next != nil
            },
            take: { news in
                let time = MonotonicClock.now().nanoseconds
                live.take(news, at: time)
                if !printing.isEmpty, case .entry(let entry) = news, case .bytes(let bytes) = entry.content,
                    found.indices.contains(Int(entry.source)), printing.contains(found[Int(entry.source)].shown.address)
                {
                    heard[found[Int(entry.source)].shown.address, default: []] += bytes
                }
                if automatic != nil, areAllKnown, live.isWalking, next == nil {
                    let order = RecorderLink.Order(id: "\(Identifier<RecordingFile>())", session: SessionInformation())
                    next = .record(order, isAutomatic: true)
                }
                guard live.isTimeForStation(at: time) else { return }
                link.update { $0.sensors = live.sensors + unusable }
                if !heard.isEmpty { show(&heard) }
                tell()
            })
        self.automatic = automatic
        if let wishedMeaning { describe(wishedMeaning) }
        if let wishedSide { await wear(wishedSide.address, wishedSide.side) }
        return next ?? .search
    }

    /// Opens all sensors.
    ///
    /// A line that was just closed may count as used for a moment: until the thread that waited for its bytes has woken.
    private func open(
        _ found: [SensorSearch.Found], _ settings: SensorCapture.Settings
    ) async throws -> (SensorCapture, DeviceHub) {
        var attempts = 0
        while true {
            let hub = try DeviceHub()
            do throws(DeviceError) {
                return (try SensorCapture(found.map(\.setup), hub: hub, settings: settings), hub)
            } catch {
                hub.stop()
                attempts += 1
                guard case .busy = error, attempts < 40 else { throw error }
            }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    private mutating func record(
        _ order: RecorderLink.Order, isAutomatic: Bool, _ found: [SensorSearch.Found],
        _ unusable: [StationState.Sensor]
    ) async {
        do {
            try await recordOrThrow(order, isAutomatic: isAutomatic, found, unusable)
            link.count { $0.recordings += 1 }
        } catch {
            refuse(StationState.Trouble(.recordingStopped, "\(error)"))
        }
        link.update { state in
            state.recording = nil
            state.lastRecording = order.id
            state.phase = .ready
        }
        link.hasEnded(order.id)
        tell()
    }

    private mutating func recordOrThrow(
        _ order: RecorderLink.Order, isAutomatic: Bool, _ found: [SensorSearch.Found],
        _ unusable: [StationState.Sensor]
    ) async throws {
        let (opened, hub) = try await open(found, SensorCapture.Settings())
        defer { hub.stop() }
        var capture = opened
        let header = LiveRecording.header(session: order.session)
        let writer = try RecordingWriter(path: "\(folder)/\(order.id).gait", header: header)
        var pipeline = SessionPipeline(
            header: header, software: HeelstrikeVersion.software, span: SessionProgress.span)
        var live = StationLive(feed: feed, sensors: found.map(\.shown))
        let began = MonotonicClock.now().nanoseconds
        var marks: [String] = []
        var automatic = automatic
        func shown(at time: Int64) -> StationState.Recording {
            StationState.Recording(
                id: order.id, patientCode: order.session.patientCode, seconds: Double(time - began) / 1e9,
                isAutomatic: isAutomatic)
        }
        link.update { state in
            state.phase = .recording
            state.recording = shown(at: began)
            state.trouble = nil
        }
        tell()
        var isStopped = false
        _ = try await capture.run(
            into: writer,
            until: {
                for wish in link.takeWishes() {
                    switch wish {
                    case .stop: isStopped = true
                    case .mark(let text): marks.append(text)
                    case .automatic(let settings): automatic = settings
                    // Sensors are left alone while they are recorded.
                    case .start, .search, .wear, .describe: break
                    }
                }
                if isAutomatic, let automatic {
                    let idle = MonotonicClock.now().nanoseconds - (live.lastStep ?? began)
                    if Double(idle) > automatic.idleMinutes * 60e9 { isStopped = true }
                }
                return isStopped || link.isEnding
            },
            marks: {
                defer { marks = [] }
                return marks
            },
            take: { news in
                let time = MonotonicClock.now().nanoseconds
                live.take(news, at: time)
                count(news)
                switch news {
                case .entry(let entry): for event in pipeline.consume(entry) { live.take(event) }
                case .tick(let since): live.look(at: pipeline, since.seconds)
                case .item, .connected, .disconnected, .wrongDevice: break
                }
                guard live.isTimeForStation(at: time) else { return }
                link.update { state in
                    state.sensors = live.sensors + unusable
                    state.recording = shown(at: time)
                }
                tell()
            })
        self.automatic = automatic
    }

    private func count(_ news: SensorCapture.News) {
        switch news {
        case .entry(let entry):
            switch entry.content {
            case .bytes(let bytes): link.count { $0.bytes += UInt64(bytes.count) }
            case .overrun(let bytes): link.count { $0.overrunBytes += bytes }
            default: break
            }
        case .item(_, let item):
            if case .lost(_, let frames) = item { link.count { $0.lostFrames += UInt64(frames) } }
        case .disconnected: link.count { $0.disconnections += 1 }
        case .connected, .wrongDevice, .tick: break
        }
    }

    private func wear(_ address: String, _ side: Side) async {
        do { try await search.wear(address, side) } catch { refuse(SensorTrouble.of(error)) }
    }

    /// Keeps what the rows of a sensor mean.
    private func describe(_ meaning: RowsMeaning) {
        do {
            guard let facts = facts[meaning.address] else { return refuse(StationState.Trouble(.notThere)) }
            try search.describe(meaning, facts)
            // What is wrong with it now, says the next look.
            link.update { state in
                for index in state.sensors.indices where state.sensors[index].address == meaning.address {
                    state.sensors[index].trouble = nil
                }
            }
            link.updateRows { sensors in
                for index in sensors.indices where sensors[index].address == meaning.address {
                    sensors[index].mapping = meaning.mapping
                    sensors[index].side = meaning.side?.rawValue
                    sensors[index].rate = meaning.rate
                }
            }
        } catch {
            refuse(SensorTrouble.of(error))
        }
    }

    /// Shows the last rows of sensors that print them.
    private func show(_ heard: inout [String: [UInt8]]) {
        link.updateRows { sensors in
            for index in sensors.indices { sensors[index].hear(heard[sensors[index].address] ?? []) }
        }
        heard = [:]
    }

    private func refuse(_ trouble: StationState.Trouble) {
        link.update { $0.trouble = trouble }
        link.count { $0.failures += 1 }
        Output.warn(trouble.words)
        tell()
    }

    private func tell() {
        guard let json = try? JSONEncoder().encode(link.state) else { return }
        feed.publish(.station, json: Array(json))
    }
}
