import SensorData
import Testing

@testable import Import

struct NumberTests {
    @Test(arguments: [
        "0", "-0", "-0.000000", "1", "007", "+5", "0.1", "-0.7708032", "9.408650477990726", "0.8808107066241624",
        "1e22", "1e23", "123456789012345678901234567890", "4.9e-324", "1.7976931348623157e308", "9007199254740993",
        "0.000000000000000000000000000001", "2.2250738585072011e-308", "6.", ".5", "1E-3", "179.99999999999999999999",
    ])
    func `a number has the bits that the standard library gives it`(text: String) throws {
        let bytes = Array(text.utf8)
        let number = try #require(DecimalNumber(bytes, in: 0..<bytes.count))
        let plain = text.hasSuffix(".") ? text + "0" : text
        #expect(number.value.bitPattern == Double(plain)?.bitPattern)
    }

    @Test func `random decimals have the bits that the standard library gives them`() throws {
        var random = SplitMix64(state: 7)
        for _ in 0..<20_000 {
            let digits = Int(random.next() % 19) + 1
            var text = random.next() % 2 == 0 ? "-" : ""
            let point = Int(random.next() % UInt64(digits + 1))
            for index in 0..<digits {
                if index == point { text += index == 0 ? "0." : "." }
                text += String(random.next() % 10)
            }
            if random.next() % 4 == 0 { text += "e\(Int(random.next() % 60) - 30)" }
            let bytes = Array(text.utf8)
            #expect(DecimalNumber(bytes, in: 0..<bytes.count)?.value.bitPattern == Double(text)?.bitPattern)
        }
    }

    @Test(arguments: ["", "-", ".", "1.2.3", "1e", "e5", "1 2", "0x10", "nan", "inf", "1e400", "１"])
    func `what is no finite number is none`(text: String) {
        let bytes = Array(text.utf8)
        #expect(DecimalNumber(bytes, in: 0..<bytes.count) == nil)
    }

    @Test(arguments: [
        ([0.0, 1, 255], ChannelEncoding.uint8, 1.0), ([-1, 127], .int8, 1), ([256], .uint16, 1), ([-129], .int16, 1),
        ([0.25, 6.5], .uint8, 0.25), ([0.1, 0.2], .uint8, 0.1), ([0.30000000000000004], .uint8, 0.1),
        ([0.3], .uint8, 0.01), ([0.3000000001], .float64, 1), ([70_000], .float32, 1), ([16_777_217], .uint32, 1),
        ([.nan, 1], .float32, 1),
        ([0.1, .nan], .float64, 1), ([-0.0], .float32, 1), ([1e300], .float64, 1),
    ])
    func `a column takes the narrowest encoding that changes no bit`(
        column: [Double], encoding: ChannelEncoding, step: Double
    ) {
        let narrow = NarrowEncoding(for: column, scale: -1)
        #expect(narrow.encoding == encoding)
        #expect(narrow.step == step)
        for value in column where step != 1 {
            #expect(((value / step).rounded() * step).bitPattern == value.bitPattern)
        }
    }

    @Test func `a decimal step is not used under a scale that would round again`() {
        #expect(NarrowEncoding(for: [0.1, 0.2], scale: 0.001).encoding == .float64)
        #expect(NarrowEncoding(for: [0.25, 0.5], scale: 0.001).encoding == .uint8)
    }

    @Test func `rates are read exactly`() {
        #expect(Frequency(printed: "204.8") == Frequency(1024, per: 5))
        #expect(Frequency(printed: "1024/5") == Frequency(1024, per: 5))
        #expect(Frequency(printed: "100") == Frequency(100))
        #expect(Frequency(printed: "62.5") == Frequency(125, per: 2))
        #expect(Frequency(printed: "0") == nil)
        #expect(Frequency(printed: "-5") == nil)
        #expect(Frequency(printed: "fast") == nil)
    }

    @Test func `dates are turned into ISO 8601`() {
        #expect(CalendarDate.iso8601(unixMilliseconds: 1_768_494_979_568) == "2026-01-15T16:36:19.568Z")
        #expect(CalendarDate.iso8601(unixMilliseconds: 951_782_400_000) == "2000-02-29T00:00:00.000Z")
        #expect(CalendarDate.iso8601(dayMonthYear: "27.09.2023 10:21:14.922") == "2023-09-27T10:21:14.922")
        #expect(CalendarDate.iso8601(dayMonthYear: "25.04.23 10.49") == "2023-04-25T10:49")
        #expect(CalendarDate.iso8601(dayMonthYear: "yesterday") == nil)
    }
}
