import Fixtures
import FoundationEssentials
import GaitAnalysis
import Pipeline
import Recording
import Testing

struct DamagedRecordingTests {
    private let whole = Fixtures.url("recordings/healthy-01/recording.gait")

    private func analysed(_ bytes: Data) throws -> SessionAnalysis {
        let file = FileManager.default.temporaryDirectory.appending(path: "heelstrike-\(UUID().uuidString).gait")
        try bytes.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try RecordingAnalysis(path: file.path).run()
    }

    @Test func `a whole recording is not called truncated`() throws {
        #expect(try !analysed(Data(contentsOf: whole)).quality.truncated)
    }

    @Test(arguments: [0.02, 0.2, 0.5, 0.9, 0.999])
    func `what is left of a cut recording is analysed, and the loss is said`(part: Double) throws {
        let bytes = try Data(contentsOf: whole)
        let complete = try analysed(bytes)
        let cut = try analysed(bytes.prefix(Int(Double(bytes.count) * part)))
        #expect(cut.quality.truncated)
        #expect(cut.notTold.contains { $0.reason == .truncated })
        #expect(cut.duration <= complete.duration)
        #expect(part < 0.5 || cut.duration > 0.9 * part * complete.duration)
    }

    @Test func `what lies behind damage is analysed, too`() throws {
        var bytes = try Data(contentsOf: whole)
        let complete = try analysed(bytes)
        let middle = bytes.startIndex + bytes.count / 2
        bytes.replaceSubrange(middle..<middle + 40, with: Data(repeating: 0xA5, count: 40))
        let damaged = try analysed(bytes)
        #expect(damaged.quality.truncated && damaged.quality.bytesLost > 40)
        #expect(damaged.duration == complete.duration)
        #expect(damaged.strides.count > complete.strides.count * 3 / 4)
        #expect(damaged.strides.last == complete.strides.last)
    }

    @Test(arguments: 0..<40)
    func `a flipped byte is an error with the file's name or a loss that is said, never a crash`(seed: Int) throws {
        var bytes = try Data(contentsOf: whole)
        let position = seed * 7919 * 31 % bytes.count
        bytes[bytes.startIndex + position] ^= UInt8(1 << (seed % 8))
        do {
            let analysis = try analysed(bytes)
            #expect(analysis.quality.truncated || analysis.quality.damagedFrames > 0)
        } catch let error as RecordingError {
            #expect("\(error)".contains(".gait"))
        }
    }

    @Test(arguments: [("", 1), ("left,right\n1,2\n", 1), ("\u{0}\u{1}\u{2}", 1), ("heelstrike ", 5000)])
    func `something that is no recording is refused with its name`(content: String, times: Int) {
        #expect(throws: RecordingError.self) { try analysed(Data(String(repeating: content, count: times).utf8)) }
    }
}
