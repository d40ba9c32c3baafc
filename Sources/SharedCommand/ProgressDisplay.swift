import Foundation
import Synchronization

/// Shows how far work has come on standard error: a bar on a terminal, lines elsewhere.
public final class ProgressDisplay: Sendable {
    private let label: String
    private let unit: String
    private let start = ContinuousClock.now
    private let meter = Mutex<ProgressMeter?>(nil)

    /// Prepares a display, which appears with the first progress; `unit` is what is counted.
    public init(label: String, unit: String) {
        self.label = label
        self.unit = unit
    }

    /// Shows that so much is done, if it is time to; may be called from any thread.
    public func show(_ done: Int, of total: Int) {
        let now = (ContinuousClock.now - start) / .seconds(1)
        let text = meter.withLock { meter in
            if meter?.total != total {
                meter = ProgressMeter(label: label, unit: unit, total: total, style: style, now: 0)
            }
            return meter?.update(done: done, now: now)
        }
        // A reader that has gone away is no reason to fail.
        if let text { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
    }

    private var style: ProgressMeter.Style { Console.isTerminal ? .bar(width: 30) : .lines }
}
