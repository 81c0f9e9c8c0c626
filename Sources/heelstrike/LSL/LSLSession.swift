import Devices
import GaitAnalysis
import Recording
import SensorData
import WireProtocol

/// Sends a live session's samples and contacts to the Lab Streaming Layer.
///
/// Stamps are the moments at which the samples were taken: each device's clock is fitted to the host's (`ClockFit`), and that
/// is put on the library's.
struct LSLSession {
    private struct Stream: Hashable {
        var source: UInt16
        var id: UInt16
    }

    /// Seconds by which a clock that goes back has begun anew.
    private static let leastRestart = 1.0

    private let library: LSLLibrary
    private let contacts: LSLOutlet?
    private var outlets: [Stream: LSLOutlet] = [:]
    private var clocks: [UInt16: ClockFit] = [:]
    private var latest: [UInt16: Double] = [:]
    private var hostTime = Timestamp.zero
    /// The library's clock less the session's host time: the least that was seen before the first sample, as what is late looks larger.
    private var offset = Double.infinity
    private var isOffsetSettled = false

    init(_ library: LSLLibrary) {
        self.library = library
        contacts = LSLOutlet(events: library, source: "heelstrike-contacts")
    }

    mutating func take(_ news: SensorCapture.News) {
        switch news {
        case .entry(let entry):
            observe(entry.hostTime)
            if case .clockProbe(let ticks, let roundTrip) = entry.content {
                clocks[entry.source, default: ClockFit()].addProbe(
                    device: Frequency.microseconds.timestamp(ticks: ticks), host: entry.hostTime,
                    roundTripNanoseconds: roundTrip)
            }
        case .tick(let time): observe(time)
        case .connected(let source): forgetClock(source)
        case .item(let source, .device(let device)):
            for stream in device.streams where outlets[Stream(source: source, id: stream.id)] == nil {
                let name = device.serialNumber.isEmpty ? "\(source)" : device.serialNumber
                outlets[Stream(source: source, id: stream.id)] = LSLOutlet(
                    library, stream, of: device, source: "heelstrike-\(name)-\(stream.id)")
            }
        case .item(let source, .samples(let block)): send(block, of: source)
        case .item, .disconnected, .wrongDevice: break
        }
    }

    /// Sends a contact.
    ///
    /// - Parameters:
    ///   - event: the contact.
    ///   - moment: when it was, on the clock of one of the sources.
    func send(_ event: GaitEvent, at moment: (source: UInt16, stamp: Timestamp)?) {
        guard let moment, let clock = clocks[moment.source], offset.isFinite else { return }
        contacts?.send("\(event.side.rawValue) \(event.kind.rawValue)", stamp: offset + clock.hostSeconds(moment.stamp))
    }

    private mutating func observe(_ time: Timestamp) {
        hostTime = time
        if !isOffsetSettled { offset = min(offset, library.clock() - time.seconds) }
    }

    private mutating func forgetClock(_ source: UInt16) {
        clocks[source] = nil
        latest[source] = nil
    }

    private mutating func send(_ block: SampleBlock, of source: UInt16) {
        guard let last = block.times.last, let outlet = outlets[Stream(source: source, id: block.stream)] else {
            return
        }
        isOffsetSettled = true
        if last.seconds < (latest[source] ?? -.infinity) - Self.leastRestart { forgetClock(source) }
        latest[source] = last.seconds
        clocks[source, default: ClockFit()].addArrival(device: last, host: hostTime)
        guard let clock = clocks[source] else { return }
        outlet.send(block, stamps: block.times.map { offset + clock.hostSeconds($0) })
    }
}
