import GaitAnalysis
import Pipeline
import Recording
import SensorData
import Simulation
import Testing

/// A device that was switched off and on, or replaced, while the recording went on.
struct RestartedDeviceTests {
    /// How the second part of the walk comes.
    enum Return: CaseIterable {
        /// The cable was pulled, and the device says that it began anew.
        case replugged
        /// The line stayed; the device says that it began anew.
        case reset
        /// The line stayed, and its HELLO was lost: only the clock tells.
        case silent
        /// Another device of the same feet.
        case replaced
    }

    private static let gap = 12.0

    /// 40 s of walking, then nothing, then 40 s on a clock that begins anew.
    private func walk(_ way: Return) throws -> (header: RecordingHeader, entries: [RecordingEntry]) {
        let first = try Walks.simulated(seed: 7, duration: 40)
        let second = try Walks.simulated(seed: 8, duration: 40)
        var entries = first.entries.filter { $0.content != .end }
        let later = Int64((40 + Self.gap) * 1e9)
        if way == .replugged || way == .replaced {
            entries.append(
                RecordingEntry(source: 0, hostTime: Timestamp(seconds: 41), content: .closed(reason: "unplugged")))
        }
        for (place, entry) in second.entries.enumerated() {
            switch (way, place) {
            case (.reset, 0), (.silent, 0), (.silent, 1): continue
            default: break
            }
            let time = Timestamp(nanoseconds: entry.hostTime.nanoseconds + later)
            let source: UInt16 = way == .replaced ? 1 : 0
            entries.append(RecordingEntry(source: source, hostTime: time, content: entry.content))
        }
        return (first.header, entries)
    }

    @Test(arguments: Return.allCases)
    func `analysis resumes on the new clock, the gap stands with its length, and no stride goes across`(
        way: Return
    ) throws {
        let walk = try walk(way)
        let analysis = Walks.analysis(walk.header, walk.entries)
        let alone = try Walks.simulated(seed: 8, duration: 40)
        let expected = Walks.analysis(alone.header, alone.entries)
        let offset = 40 + Self.gap
        let later = analysis.strides.filter { $0.start > 45 }
        // The contacts are those of the second walk alone, put on the session's time.
        #expect(later.count == expected.strides.count)
        for (stride, same) in zip(later, expected.strides) {
            #expect(stride.side == same.side && abs(stride.start - same.start - offset) < 0.02)
        }
        #expect(!analysis.strides.contains { $0.start < 40 && $0.end > 45 })
        #expect(analysis.strides.filter { $0.start < 40 }.count > 50)
        for stream in analysis.quality.streams where way != .replaced {
            #expect(stream.clockSegments == 2 && stream.discardedSamples == 0)
            #expect(stream.gapList.count == 1 && stream.gaps == 1)
            #expect(abs((stream.gapList.first?.length ?? 0) - Self.gap) < 0.05)
            #expect(abs((stream.gapList.first?.start ?? 0) - 40) < 0.05)
        }
        #expect(abs(analysis.duration - 80 - Self.gap) < 0.05)
    }

    @Test func `a device that was only unplugged keeps its clock`() throws {
        let whole = try Walks.simulated(seed: 7, duration: 60)
        var entries: [RecordingEntry] = []
        var isAway = false
        for entry in whole.entries {
            let time = entry.hostTime.seconds
            if time > 30, !isAway {
                isAway = true
                entries.append(RecordingEntry(source: 0, hostTime: entry.hostTime, content: .closed(reason: "unplugged")))
            }
            if time > 30, time < 36, entry.content != .end { continue }
            if time >= 36, isAway, entries.last?.content == .closed(reason: "unplugged") {
                entries.append(RecordingEntry(source: 0, hostTime: entry.hostTime, content: whole.entries[0].content))
                entries.append(RecordingEntry(source: 0, hostTime: entry.hostTime, content: whole.entries[1].content))
            }
            entries.append(entry)
        }
        let analysis = Walks.analysis(whole.header, entries)
        #expect(!analysis.strides.contains { $0.start < 30 && $0.end > 36 })
        #expect(analysis.strides.contains { $0.start > 36 && $0.rejected == nil })
        for stream in analysis.quality.streams {
            #expect(stream.clockSegments == 1 && stream.gaps == 1)
            #expect(abs((stream.gapList.first?.length ?? 0) - 6) < 0.1)
        }
        // Contacts after the gap are those of the walk without it.
        let undisturbed = Walks.analysis(whole.header, whole.entries)
        for side in Side.allCases {
            let expected = undisturbed.times(side, .initialContact).filter { $0 > 40 }
            let found = analysis.times(side, .initialContact).filter { $0 > 40 }
            #expect(found.count == expected.count)
            for (one, other) in zip(found, expected) { #expect(abs(one - other) < 0.02) }
        }
    }
}
