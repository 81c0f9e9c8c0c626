import Checksum
import Foundation
import Glibc
import SensorData
import Testing

@testable import Recording

@Suite final class RecordingTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "recording-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private var path: String { folder + "/walk.gait" }

    private let header = RecordingHeader(
        writtenBy: "test 1", recordedAt: "2025-01-02", session: SessionInformation(patientCode: "P/1", weight: 70.1))

    private let entries: [RecordingEntry] = [
        RecordingEntry(
            source: 0, hostTime: .zero,
            content: .opened(
                SourceDescription(
                    protocolName: "heelstrike", origin: "ü.csv", remarks: ["a", "b"], configuration: "a0"))),
        RecordingEntry(source: 0, hostTime: Timestamp(nanoseconds: -5), content: .bytes([])),
        RecordingEntry(source: 1, hostTime: Timestamp(nanoseconds: 5), content: .bytes([0, 1, 2, 255])),
        RecordingEntry(source: 65_535, hostTime: Timestamp(nanoseconds: .max), content: .overrun(bytes: .max)),
        RecordingEntry(source: 1, hostTime: .zero, content: .clockProbe(deviceTicks: 7, roundTripNanoseconds: .max)),
        RecordingEntry(source: 1, hostTime: .zero, content: .mark("turn")),
        RecordingEntry(
            source: 0, hostTime: .zero,
            content: .wallClock(unixNanoseconds: 1_795_000_000_123_456_789, isSynchronised: true)),
        RecordingEntry(source: 1, hostTime: .zero, content: .closed(reason: "unplugged")),
        RecordingEntry(source: 0, hostTime: Timestamp(nanoseconds: 9), content: .end),
    ]

    private func write(_ entries: [RecordingEntry], to path: String) throws {
        var writer = try RecordingWriter(path: path, header: header)
        for entry in entries { try writer.append(entry) }
        try writer.close()
    }

    @Test func `a source without configuration is written as before there was any`() throws {
        let source = SourceDescription(protocolName: "heelstrike", origin: "x")
        let bytes = try RecordCoding.json(source, path: "")
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"origin":"x","protocolName":"heelstrike","remarks":[]}"#)
        #expect(RecordCoding.decode(SourceDescription.self, bytes[...]) == source)
    }

    private struct Reading {
        var entries: [RecordingEntry] = []
        var endedInOrder = false
        var bytesLost = 0
        var unknown = 0
    }

    private func read(_ path: String) throws -> Reading {
        var reader = try RecordingReader(path: path)
        #expect(reader.header == header)
        var reading = Reading()
        while let entry = try reader.next() { reading.entries.append(entry) }
        #expect(try reader.next() == nil)
        #expect(reader.truncated == (!reader.endedInOrder || reader.bytesLost > 0))
        (reading.endedInOrder, reading.bytesLost) = (reader.endedInOrder, reader.bytesLost)
        reading.unknown = reader.unknownRecords
        return reading
    }

    private func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    private func store(_ bytes: [UInt8], _ name: String = "cut.gait") throws -> String {
        let path = folder + "/" + name
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `what was written is read`() throws {
        try write(entries, to: path)
        let reading = try read(path)
        #expect(reading.entries == entries)
        #expect(reading.endedInOrder && reading.bytesLost == 0)
    }

    @Test func `the end is added when nobody did`() throws {
        try write(Array(entries.prefix(3)), to: path)
        let reading = try read(path)
        let end = RecordingEntry(source: 0, hostTime: Timestamp(nanoseconds: 5), content: .end)
        #expect(reading.entries == Array(entries.prefix(3)) + [end])
    }

    @Test func `received bytes longer than a record become several, in order`() throws {
        let long = (0..<2_500_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
        try write([RecordingEntry(source: 4, hostTime: .zero, content: .bytes(long))], to: path)
        let reading = try read(path)
        #expect(reading.entries.count == 4)
        let joined = reading.entries.flatMap { entry in
            if case .bytes(let bytes) = entry.content { bytes } else { [UInt8]() }
        }
        #expect(joined == long)
    }

    @Test func `many entries are read in bounded pieces`() throws {
        var entries: [RecordingEntry] = []
        for index in 0..<3000 {
            let bytes = Array(repeating: UInt8(truncatingIfNeeded: index), count: index % 701)
            entries.append(
                RecordingEntry(source: 1, hostTime: Timestamp(nanoseconds: Int64(index)), content: .bytes(bytes)))
        }
        entries.append(RecordingEntry(source: 0, hostTime: .zero, content: .end))
        try write(entries, to: path)
        #expect(try read(path).entries == entries)
    }

    @Test func `cut at any byte, all whole records are read and the loss is told`() throws {
        try write(entries, to: path)
        let whole = try bytes()
        var seen = Set<Int>()
        for length in whole.indices {
            let cut = try store(Array(whole[..<length]))
            do {
                let reading = try read(cut)
                seen.insert(reading.entries.count)
                #expect(reading.entries == Array(entries.prefix(reading.entries.count)))
                #expect(!reading.endedInOrder && reading.bytesLost < 200)
                #expect(reading.bytesLost >= 0)
            } catch let error as RecordingError {
                #expect(error == (length == 0 ? .empty(path: cut) : .headerDamaged(path: cut)))
                #expect(length < 200)
            }
        }
        #expect(seen == Set(0..<entries.count))
    }

    @Test func `a changed byte loses the record that it is in, no other, and nothing false is read`() throws {
        try write(entries, to: path)
        let whole = try bytes()
        var lost = Set<Int>()
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 0x41
            do {
                let reading = try read(try store(changed))
                let missing = try #require(
                    entries.indices.first {
                        !reading.entries.indices.contains($0) || reading.entries[$0] != entries[$0]
                    })
                lost.insert(missing)
                var others = entries
                others.remove(at: missing)
                #expect(reading.entries == others)
                #expect(reading.endedInOrder == (missing != entries.count - 1) && reading.bytesLost > 0)
            } catch is RecordingError { #expect(index < 250) }
        }
        #expect(lost == Set(entries.indices))
    }

    @Test(arguments: [1, 40, 5000, 300_000, 1_500_000])
    func `damage of any length in the middle costs the records that it touches`(length: Int) throws {
        let noise = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 167 &>> 3) }
        let all = (0..<4000).map { index in
            RecordingEntry(
                source: 1, hostTime: Timestamp(nanoseconds: Int64(index)),
                content: .bytes(Array(repeating: UInt8(truncatingIfNeeded: index), count: 700)))
        }
        let end = RecordingEntry(source: 0, hostTime: .zero, content: .end)
        try write(all + [end], to: path)
        var changed = try bytes()
        let size = 719
        let start = changed.count - 3000 * size
        changed.replaceSubrange(start..<start + length, with: noise)
        let reading = try read(try store(changed))
        let touched = all.count + 1 - reading.entries.count
        #expect(touched >= 1 && touched <= length / size + 2)
        #expect(reading.entries.first == all[0] && reading.entries.last == end && reading.endedInOrder)
        #expect(reading.bytesLost == touched * size)
        #expect(Set(reading.entries.map(\.hostTime)).isSubset(of: Set((all + [end]).map(\.hostTime))))
    }

    @Test func `random bytes behind a good beginning never stop the program`() throws {
        try write([], to: path)
        let whole = try bytes()
        var state: UInt64 = 1
        for _ in 0..<300 {
            let noise = (0..<300).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 40)
            }
            let reading = try read(try store(whole.dropLast(19) + noise))
            #expect(reading.entries.isEmpty && reading.bytesLost == 300)
        }
    }

    @Test func `bytes behind the end are lost, records of unknown type are passed over`() throws {
        try write([], to: path)
        let whole = try bytes()
        #expect(try read(try store(whole + [1, 2, 3])).bytesLost == 3)
        var record: [UInt8] = [1, 0, 0, 0, 200] + Array(repeating: 0, count: 10) + [77]
        let checksum = CRC32C.checksum(record.span)
        RecordCoding.append(checksum, to: &record)
        let reading = try read(try store(whole.dropLast(19) + record + whole.suffix(19)))
        #expect(reading.unknown == 1 && reading.endedInOrder && reading.entries.count == 1)
    }

    @Test func `a file that is no recording is refused by name`() throws {
        let text = try store(Array("time,force\n0,1\n".utf8), "text.gait")
        #expect(throws: RecordingError.notARecording(path: text)) { try self.read(text) }
        let empty = try store([], "empty.gait")
        #expect(throws: RecordingError.empty(path: empty)) { try self.read(empty) }
        #expect(throws: RecordingError.isFolder(path: folder)) { try self.read(self.folder) }
        let missing = folder + "/missing.gait"
        #expect(throws: RecordingError.doesNotExist(path: missing)) { try self.read(missing) }
        var newer = RecordingFormat.magic
        newer += [9, 0, 0, 0]
        let version = try store(newer, "newer.gait")
        #expect(throws: RecordingError.unsupportedVersion(path: version, version: 9)) { try self.read(version) }
        for error in [RecordingError.notARecording(path: text), .doesNotExist(path: text), .headerDamaged(path: text)] {
            #expect("\(error)".hasPrefix(text))
        }
    }

    @Test func `an existing file is kept unless it is to be replaced`() throws {
        let old = try store([1, 2, 3], "walk.gait")
        #expect(throws: RecordingError.alreadyExists(path: path)) { try self.write([], to: self.path) }
        #expect(try bytes() == [1, 2, 3])
        do { _ = try RecordingWriter(path: old, header: header, creation: .replacing) }
        #expect(try bytes() == [1, 2, 3])
        var writer = try RecordingWriter(path: old, header: header, creation: .replacing)
        try writer.append(entries[2])
        try writer.synchronise()
        #expect(try bytes() == [1, 2, 3])
        try writer.close()
        #expect(try read(old).entries.first == entries[2])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["walk.gait"])
    }

    @Test func `a recording that is to be whole has its name only when it is closed`() throws {
        do {
            var writer = try RecordingWriter(path: path, header: header, creation: .newWhole)
            try writer.append(entries[2])
            try writer.synchronise()
            #expect(!FileManager.default.fileExists(atPath: path))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        var writer = try RecordingWriter(path: path, header: header, creation: .newWhole)
        try writer.append(entries[2])
        try writer.close()
        #expect(try read(path).endedInOrder)
        #expect(throws: RecordingError.alreadyExists(path: path)) {
            _ = try RecordingWriter(path: self.path, header: self.header, creation: .newWhole)
        }
    }

    @Test(arguments: [RecordingWriter.Creation.new, .newWhole, .replacing])
    func `a recording takes the place of no folder and no pipe`(creation: RecordingWriter.Creation) throws {
        #expect(throws: RecordingError.isFolder(path: folder)) {
            _ = try RecordingWriter(path: self.folder, header: self.header, creation: creation)
        }
        let pipe = folder + "/pipe"
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: RecordingError.notARegularFile(path: pipe)) {
            _ = try RecordingWriter(path: pipe, header: self.header, creation: creation)
        }
        #expect(FilePlace(pipe).kind == .special)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["pipe"])
    }

    @Test(arguments: [RecordingWriter.Creation.new, .newWhole, .replacing])
    func `a symbolic link stays and its target is written`(creation: RecordingWriter.Creation) throws {
        let link = folder + "/link.gait"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "walk.gait")
        let writer = try RecordingWriter(path: link, header: header, creation: creation)
        try writer.close()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "walk.gait")
        #expect(try read(path).endedInOrder)
        #expect(FilePlace(link).isSameFile(as: FilePlace(path)))
        #expect(!FilePlace(folder + "/a").isSameFile(as: FilePlace(folder + "/b")))
        #expect(FilePlace(folder + "/./a").isSameFile(as: FilePlace(folder + "/a")))
    }

    @Test func `a writer that goes away leaves what was appended, without an end`() throws {
        do {
            var writer = try RecordingWriter(path: path, header: header)
            try writer.append(entries[2])
        }
        let reading = try read(path)
        #expect(reading.entries == [entries[2]] && !reading.endedInOrder && reading.bytesLost == 0)
    }

    @Test func `what was synchronised is in the file while the writer goes on`() throws {
        var writer = try RecordingWriter(path: path, header: header)
        try writer.append(entries[2])
        try writer.synchronise()
        #expect(try read(path).entries == [entries[2]])
        try writer.append(try #require(entries.last))
        #expect(throws: RecordingError.alreadyEnded(path: path)) { try writer.append(self.entries[2]) }
        try writer.close()
    }

    @Test func `a folder that does not exist or a full disk is told`() throws {
        let nowhere = folder + "/no/walk.gait"
        #expect(throws: RecordingError.noFolder(path: nowhere, folder: folder + "/no")) {
            try self.write([], to: nowhere)
        }
        let file = try OpenFile.writing("/dev/full")
        var bytes: [UInt8] = [1, 2]
        #expect(throws: RecordingError.diskFull(path: "/dev/full")) { try file.write(&bytes) }
        #expect(bytes == [1, 2])
    }

    @Test func `a text longer than a record is refused`() throws {
        var writer = try RecordingWriter(path: path, header: header)
        let long = RecordingEntry(
            source: 0, hostTime: .zero, content: .mark(String(repeating: "x", count: (1 << 20) + 1)))
        #expect(throws: RecordingError.entryTooLong(path: path, bytes: (1 << 20) + 1)) { try writer.append(long) }
        try writer.close()
    }
}
