import Testing

@testable import SharedCommand

@Suite struct ProgressMeterTests {
    @Test func `lines come for a tenth of the way or after five seconds`() {
        var meter = ProgressMeter(label: "Extracting", unit: "cases", total: 100, style: .lines, now: 0)
        #expect(meter.update(done: 1, now: 0.5) == nil)
        #expect(meter.update(done: 10, now: 2) == "Extracting: 10 of 100 cases, 5.0/s, 18 s left\n")
        #expect(meter.update(done: 11, now: 4) == nil)
        #expect(meter.update(done: 12, now: 7.5) == "Extracting: 12 of 100 cases, 1.6/s, 55 s left\n")
        #expect(meter.update(done: 100, now: 8) == "Extracting: 100 of 100 cases, 12.5/s, done in 8 s\n")
        #expect(meter.update(done: 100, now: 20) == nil)
    }

    @Test func `a bar is written over and ends its line`() {
        var meter = ProgressMeter(label: "Extracting", unit: "cases", total: 4, style: .bar(width: 8), now: 0)
        #expect(meter.update(done: 1, now: 0.05) == nil)
        #expect(meter.update(done: 2, now: 1) == "\rExtracting [####....] 2 of 4 cases, 2.0/s, 1 s left\u{1B}[K")
        #expect(meter.update(done: 4, now: 1.01)?.hasSuffix("\u{1B}[K\n") == true)
    }

    @Test func `no work is done at once`() {
        var meter = ProgressMeter(label: "Extracting", unit: "cases", total: 0, style: .bar(width: 4), now: 0)
        #expect(meter.update(done: 0, now: 0)?.contains("[####] 0 of 0") == true)
    }

    @Test(arguments: [(59.0, "59 s"), (185, "3 min 5 s"), (7800, "2 h 10 min"), (-1, "0 s")])
    func `durations are said as people say them`(seconds: Double, text: String) {
        #expect(ProgressMeter.duration(seconds) == text)
    }
}
