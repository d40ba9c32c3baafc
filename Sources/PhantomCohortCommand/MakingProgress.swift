import Foundation
import SharedCommand
import Synchronization

/// How many patients are made: a bar on a terminal, a line every few seconds elsewhere.
final class MakingProgress: Sendable {
    private let start = ContinuousClock.now
    private let last = Mutex(ContinuousClock.now)

    func show(_ done: Int, of total: Int) {
        let now = ContinuousClock.now
        let interval = Duration.milliseconds(Console.isTerminal ? 100 : 5000)
        let isDue = last.withLock { last in
            guard now - last >= interval else { return false }
            last = now
            return true
        }
        guard isDue, done > 0 else { return }
        let seconds = max((now - start) / .seconds(1), 0.001)
        let rate = String(format: "%.1f", Double(done) / seconds)
        let left = Int((seconds * Double(total - done) / Double(done)).rounded(.up))
        let filled = 30 * done / total
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
        let text = "\(done) of \(total) patients, \(rate) a second, \(left) s left"
        write(Console.isTerminal ? "\r[\(bar)] \(text)\u{1B}[K" : text + "\n")
    }

    func finish() {
        if Console.isTerminal { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
