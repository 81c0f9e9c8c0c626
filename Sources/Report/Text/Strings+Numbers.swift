import GaitAnalysis

/// Numbers as people read them: rounded to what a sensor can tell, a true minus sign, a unit after a fixed space.
extension Strings {
    /// What stands where there is no number.
    var noValue: String { "–" }

    private var decimalMark: String { say(english: ".", german: ",") }

    /// A number rounded half away from zero to `places` decimals (0…9).
    func number(_ value: Double, places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (abs(value) * scale).rounded()
        guard scaled.isFinite else { return noValue }
        guard scaled < 9e15 else { return value.description }
        let whole = Int64(scaled)
        let unit = Int64(scale)
        let sign = value < 0 && whole > 0 ? "−" : ""
        guard places > 0 else { return sign + grouped(whole) }
        let digits = String(whole % unit)
        let padding = String(repeating: "0", count: max(0, places - digits.count))
        return sign + grouped(whole / unit) + decimalMark + padding + digits
    }

    /// A number with its sign, plus or minus.
    func signed(_ value: Double, places: Int) -> String {
        let text = number(value, places: places)
        return text.hasPrefix("−") || value <= 0 || !text.contains(where: { ("1"..."9").contains($0) })
            ? text : "+" + text
    }

    func count(_ value: Int) -> String { value < 0 ? "−" + grouped(Int64(value.magnitude)) : grouped(Int64(value)) }

    /// Groups of three from five digits up, divided by a narrow fixed space.
    private func grouped(_ value: Int64) -> String {
        let digits = String(value)
        guard digits.count > 4 else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append("\u{202F}") }
            text.append(digit)
        }
        return text
    }

    /// A percentage that is a percentage already.
    func percent(_ value: Double, places: Int = 1) -> String { number(value, places: places) + "\u{A0}%" }
    /// A percentage from which on something counts: of none nothing is said, and a small one does not read as none.
    func smallest(_ value: Double) -> String {
        guard value > 0 else { return noValue }
        return value < 0.05
            ? say(english: "under \(percent(0.1))", german: "unter \(percent(0.1))") : percent(value)
    }
    func signedPercent(_ value: Double) -> String { signed(value, places: 1) + "\u{A0}%" }
    /// A share of 0…1 as a percentage.
    func share(_ value: Double) -> String { percent(value * 100) }
    func hertz(_ value: Double) -> String { number(value, places: 1) + "\u{A0}Hz" }
    func degrees(_ value: Double) -> String { number(value, places: 1) + "°" }
    /// Centimetres of a few metres; of a long way decimetres.
    func metres(_ value: Double) -> String { number(value, places: abs(value) < 10 ? 2 : 1) + "\u{A0}m" }
    /// 1, 2, 5, 10 … of a metre, or a tenth of that.
    func roundMetres(_ value: Double) -> String { number(value, places: value < 0.999 ? 1 : 0) + "\u{A0}m" }
    func speed(_ value: Double) -> String { number(value, places: 2) + "\u{A0}m/s" }
    func milliseconds(_ seconds: Double) -> String { number(seconds * 1000, places: 0) + "\u{A0}ms" }
    func seconds(_ value: Double) -> String { number(value, places: value < 10 ? 2 : 1) + "\u{A0}s" }

    /// Seconds under two minutes, else minutes and seconds.
    func duration(_ seconds: Double) -> String {
        guard seconds.isFinite, seconds >= 119.5, seconds < 1e9 else {
            return number(seconds, places: seconds < 10 ? 1 : 0) + "\u{A0}s"
        }
        let whole = Int64(seconds.rounded())
        return "\(whole / 60)\u{A0}min \(whole % 60)\u{A0}s"
    }

    /// A moment of the recording on an axis: seconds, or minutes and seconds in long recordings.
    func moment(_ seconds: Double, inMinutes: Bool) -> String {
        guard inMinutes else { return number(seconds, places: 0) + "\u{A0}s" }
        let whole = Int64(seconds.rounded())
        let rest = whole % 60
        return "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
    }

    /// An interval of numbers that share one unit.
    func range(_ lower: Double, _ upper: Double, places: Int) -> String {
        let places = telling(lower, upper, places: places)
        return say(
            english: "\(number(lower, places: places)) to \(number(upper, places: places))",
            german: "\(number(lower, places: places)) bis \(number(upper, places: places))")
    }

    func signedRange(_ lower: Double, _ upper: Double, places: Int) -> String {
        let places = telling(lower, upper, places: places)
        return say(
            english: "\(signed(lower, places: places)) to \(signed(upper, places: places))",
            german: "\(signed(lower, places: places)) bis \(signed(upper, places: places))")
    }

    /// One decimal more where both ends would read alike.
    private func telling(_ lower: Double, _ upper: Double, places: Int) -> Int {
        lower < upper && number(lower, places: places) == number(upper, places: places) ? places + 1 : places
    }
}
