import Foundation

/// How far a check has come, on standard error: a bar on a terminal, a line now and then elsewhere.
final class ProgressBar {
    private let unit: String
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let start = ContinuousClock.now
    private var last = ContinuousClock.now
    private var hasShown = false

    init(_ unit: String) {
        self.unit = unit
    }

    func show(_ done: Int, of total: Int) {
        let now = ContinuousClock.now
        guard now - last > (isTerminal ? .milliseconds(100) : .seconds(5)), done > 0, total > 0 else { return }
        last = now
        hasShown = true
        let seconds = max((now - start) / .seconds(1), 0.001)
        let left = Int((seconds * Double(total - done) / Double(done)).rounded(.up))
        let rate = Int(Double(done) / seconds)
        let text = "\(done) of \(total) \(unit), \(rate) a second, \(left) s left"
        let filled = 30 * done / total
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
        write(isTerminal ? "\r[\(bar)] \(text)\u{1b}[K" : text + "\n")
    }

    func finish() {
        if isTerminal, hasShown { write("\r\u{1b}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
