import Foundation
import SensorData
import Testing

@testable import GaitAnalysis

struct StrideListTests {
    /// A stride with a number in every member, whatever members there are.
    private func full() throws -> Stride {
        var object: [String: Any] = [:]
        let empty = Stride(side: .left, start: 0, end: 1, bout: 0)
        for (index, child) in Mirror(reflecting: empty).children.enumerated() {
            object[try #require(child.label)] = Double(index) + 0.5
        }
        object["side"] = "right"
        object["bout"] = 3
        object["rejected"] = "turning"
        object["load"] = numbers(of: StanceMeasures())
        object["motion"] = numbers(of: MotionMeasures())
        return try JSONDecoder().decode(Stride.self, from: JSONSerialization.data(withJSONObject: object))
    }

    /// A different number, exact in single precision, for every member.
    private func numbers(of measures: Any) -> [String: Double] {
        var numbers: [String: Double] = [:]
        for (index, child) in Mirror(reflecting: measures).children.enumerated() {
            if let label = child.label { numbers[label] = Double(index) + 0.25 }
        }
        return numbers
    }

    @Test func `every member of a stride survives`() throws {
        let stride = try full()
        let empty = Stride(side: .left, start: 1, end: 2, bout: -1)
        #expect(StrideList([stride, empty])[0] == stride)
        #expect(StrideList([stride, empty])[1] == empty)
    }

    @Test(arguments: [0.0, 255, 256, 257, 700, 5000])
    func `a list that forgets keeps every stride that begins later, and little more`(time: Double) {
        let strides = (0..<1500).map { Stride(side: $0 % 2 == 0 ? .left : .right, start: Double($0), end: 0, bout: 0) }
        var list = StrideList(strides)
        let count = list.forget(before: time)
        #expect(Array(list) == Array(strides[count...]))
        #expect(Double(count) <= time && Double(count) > min(time, 1280) - 257)
        list.append(strides[0])
        #expect(list.count == 1501 - count && list.last == strides[0])
    }

    @Test func `a long list is the array of its strides`() {
        let strides = (0..<5000).map { Stride(side: $0 % 2 == 0 ? .left : .right, start: Double($0), end: 0, bout: 0) }
        let list = StrideList(strides)
        #expect(list.count == 5000)
        #expect(Array(list) == strides)
        #expect(list.filter { $0.side == .left }.count == 2500)
        #expect(Array(list[1020..<1030]) == Array(strides[1020..<1030]))
    }
}
