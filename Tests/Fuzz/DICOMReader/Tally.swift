import DICOM
import Foundation
import Synchronization

/// What became of the damaged copies.
final class Tally: Sendable {
    private struct Counts {
        var outcomes: [String: Int] = [:]
        var slowest = Duration.zero
        var slowestNumber = 0
        var stopped = 0
    }

    private let findings: URL
    private let counts = Mutex(Counts())

    init(findings: URL) { self.findings = findings }

    /// Does one request and counts how it ends.
    func time(_ file: [UInt8], _ kind: String, _ number: Int, _ read: () throws(DICOMError) -> Void) {
        let start = ContinuousClock.now
        var outcome = "read"
        var isFinding = false
        var isOdd = false
        do {
            try read()
        } catch {
            outcome = "\(error)"
            switch error {
            case .readerStopped, .damagedAnswer, .noReader: isFinding = true
            // The corpus has small files only: somebody believed a length.
            case .refused(let reason): isOdd = reason.contains("memory")
            default: break
            }
        }
        let taken = ContinuousClock.now - start
        if isFinding || isOdd || taken > .seconds(5) { keep(file, "\(number)-\(kind).dcm") }
        counts.withLock { counts in
            counts.outcomes["\(kind): \(outcome)", default: 0] += 1
            if isFinding { counts.stopped += 1 }
            if taken > counts.slowest {
                counts.slowest = taken
                counts.slowestNumber = number
            }
        }
    }

    private func keep(_ file: [UInt8], _ name: String) {
        try? Data(file).write(to: findings.appendingPathComponent(name))
    }

    /// Prints all; false if a request had no sound answer or took longer than a reader is given.
    func report(wall: Duration) -> Bool {
        let counts = counts.withLock { $0 }
        for (outcome, count) in counts.outcomes.sorted(by: { $0.value > $1.value }) { print("\(count)\t\(outcome)") }
        print("requests: \(counts.outcomes.values.reduce(0, +)), of which without a sound answer: \(counts.stopped)")
        print("wall time: \(wall); slowest request: \(counts.slowest) (copy \(counts.slowestNumber))")
        print(
            "largest memory of this process: \(Self.peak(Int32(RUSAGE_SELF.rawValue))) MiB, of a reader: \(Self.peak(Int32(RUSAGE_CHILDREN.rawValue))) MiB"
        )
        return counts.stopped == 0 && counts.slowest < .seconds(22)
    }

    /// Of children, only those that have been waited for count: readers are replaced every few thousand files.
    private static func peak(_ whose: Int32) -> Int {
        var usage = rusage()
        // Sound: a plain structure that the call fills.
        _ = unsafe getrusage(whose, &usage)
        return usage.ru_maxrss / 1024
    }
}
