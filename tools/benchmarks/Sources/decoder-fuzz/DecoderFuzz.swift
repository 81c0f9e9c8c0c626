import Glibc
import SensorData
import WireProtocol

/// Feeds a decoder with millions of damaged inputs; ends with status 0 only when none stopped it, hung it or made it grow.
@main
struct DecoderFuzz {
    /// Inputs after which the decoder begins anew; until then it goes on with what the damage left in it.
    private static let inputsPerDecoder = 64
    /// Seconds that 10,000 inputs may take before this counts as a hang; they take well under one.
    private static let patience: UInt32 = 120
    /// Kibibytes that the process may grow after its first tenth.
    private static let allowance = 32 * 1024

    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let wire = SensorProtocol(rawValue: arguments[1]), let inputs = Int(arguments[2]),
            let seed = UInt64(arguments[3]), inputs > 0
        else {
            let names = SensorProtocol.allCases.map(\.rawValue).joined(separator: "|")
            print("usage: decoder-fuzz \(names) INPUTS SEED < CORPUS (of tools/lib/fuzz_corpus.py)")
            exit(2)
        }
        var opening: [UInt8] = []
        while let line = readLine(), !line.isEmpty { opening += hexadecimal(line) }
        var frames: [[UInt8]] = []
        while let line = readLine() { frames.append(hexadecimal(line)) }
        guard !frames.isEmpty else {
            print("decoder-fuzz: the corpus is empty")
            exit(2)
        }
        var fuzzer = FrameFuzzer(wire: wire, corpus: frames, seed: seed)
        let configuration = DecoderConfiguration(
            rate: Frequency(100), side: .left, lineTable: wire == .lineTable ? FrameFuzzer.layout : nil)
        var decoder = try wire.makeDecoder(configuration: configuration)
        var bytes: UInt64 = 0
        var (samples, items, whole): (UInt64, UInt64, UInt64) = (0, 0, 0)
        var settled = 0
        for number in 0..<inputs {
            if number % Self.inputsPerDecoder == 0 {
                whole += decoder.statistics.frames
                decoder = try wire.makeDecoder(configuration: configuration)
                // Of three decoders one meets the damage before it knows anything.
                if number / Self.inputsPerDecoder % 3 != 0 { _ = decoder.consume(opening) }
            }
            if number % 10_000 == 0 { alarm(Self.patience) }
            let input = fuzzer.next()
            bytes += UInt64(input.count)
            for item in decoder.consume(input) {
                items += 1
                guard case .samples(let block) = item else { continue }
                samples += UInt64(block.count)
                // What comes out must be usable whatever went in.
                guard block.values.count == block.count * block.channelCount else { fatalError("a torn block") }
            }
            if number == inputs / 10 { settled = residentKibibytes() }
        }
        alarm(0)
        let grown = residentKibibytes() - settled
        print(
            "\(wire.rawValue): \(inputs) inputs, \(bytes) bytes, \(whole) frames taken as whole, \(items) items, "
                + "\(samples) samples; resident \(residentKibibytes()) KiB, grown by \(grown) KiB")
        guard grown <= Self.allowance else {
            print("\(wire.rawValue): FAILED, the memory grows")
            exit(1)
        }
    }

    private static func residentKibibytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var text = [CChar](repeating: 0, count: 128)
        guard fgets(&text, 128, file) != nil else { return 0 }
        let fields = text.prefix { $0 != 0 }.split(separator: 32)
        guard fields.count > 1 else { return 0 }
        let pages = fields[1].reduce(0) { $0 * 10 + Int($1 - 48) }
        return pages * sysconf(Int32(_SC_PAGESIZE)) / 1024
    }

    private static func hexadecimal(_ line: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var high: UInt8?
        for character in line {
            guard let digit = character.hexDigitValue.map({ UInt8($0) }) else { continue }
            if let first = high {
                bytes.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return bytes
    }
}
