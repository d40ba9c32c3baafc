/// Decides when progress is shown and how: a bar on a terminal, plain lines elsewhere.
///
/// A value without a clock: the caller says what time it is, in seconds from any start.
public struct ProgressMeter: Sendable {
    /// Where progress is shown.
    public enum Style: Sendable, Hashable {
        /// One line that is written over, with a bar of so many characters.
        case bar(width: Int)

        /// A line for each tenth of the way, or after five seconds without one.
        case lines
    }

    private let label: String
    private let unit: String
    let total: Int
    private let style: Style
    private let start: Double
    private var lastShown: Double
    private var lastDone = 0
    private var isFinished = false

    /// Begins to measure `total` units of work.
    public init(label: String, unit: String, total: Int, style: Style, now: Double) {
        self.label = label
        self.unit = unit
        self.total = total
        self.style = style
        start = now
        lastShown = now
    }

    /// The text to write now that so much is done, control characters and line end included; `nil` for nothing.
    public mutating func update(done: Int, now: Double) -> String? {
        guard !isFinished, isDue(done: done, now: now) else { return nil }
        lastShown = now
        lastDone = done
        isFinished = done >= total
        let rate = Double(done) / max(now - start, 1e-3)
        let left = isFinished ? "done in \(Self.duration(now - start))" : timeLeft(done: done, rate: rate)
        let count = "\(done) of \(total) \(unit)"
        switch style {
        case .lines: return "\(label): \(count), \(Self.rate(rate)), \(left)\n"
        case .bar(let width):
            let filled = total == 0 ? width : width * done / total
            let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
            // The rest of the line is erased, since the text before may have been longer.
            return "\r\(label) [\(bar)] \(count), \(Self.rate(rate)), \(left)\u{1B}[K" + (isFinished ? "\n" : "")
        }
    }

    private func isDue(done: Int, now: Double) -> Bool {
        if done >= total { return true }
        let elapsed = now - lastShown
        switch style {
        case .bar: return elapsed >= 0.1
        case .lines:
            let isNextTenth = total > 0 && 10 * done / total > 10 * lastDone / total
            return elapsed >= 5 || (isNextTenth && elapsed >= 1)
        }
    }

    private func timeLeft(done: Int, rate: Double) -> String {
        guard done > 0 else { return "time left unknown" }
        return "\(Self.duration(Double(total - done) / rate)) left"
    }

    private static func rate(_ rate: Double) -> String {
        let tenths = Int((rate * 10).rounded())
        return rate >= 100 ? "\(Int(rate.rounded()))/s" : "\(tenths / 10).\(tenths % 10)/s"
    }

    /// For example `42 s`, `3 min 5 s` or `2 h 10 min`.
    static func duration(_ seconds: Double) -> String {
        let whole = Int(max(0, min(seconds, 1e9)).rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
