import SharedCommand
import SiteAgentCore

/// Shows a meter on standard error: a bar on a terminal, lines elsewhere.
struct ProgressDisplay {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var meter: ProgressMeter

    init(label: String, unit: String, total: Int) {
        start = clock.now
        meter = ProgressMeter(
            label: label,
            unit: unit,
            total: total,
            style: Console.isTerminal ? .bar(width: 30) : .lines,
            now: 0
        )
    }

    mutating func update(done: Int) {
        if let text = meter.update(done: done, now: (clock.now - start) / .seconds(1)) { Terminal.show(text) }
    }
}
