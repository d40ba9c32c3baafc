import Foundation
import TestSupport
import Testing

@testable import DICOM

/// What a file gains that takes the reader over: tried by a program that gives up its rights with the same code.
@Suite struct ConfinementTests {
    /// How a deed ended: a code, or a signal as a negative number.
    private func end(of deed: String) throws -> Int32 {
        let process = Process()
        process.executableURL = try BuiltProduct.url("ConfinementProbe")
        process.arguments = [deed]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }

    private func waitUntilStopped(_ process: Int32) throws {
        for _ in 0..<5000 {
            let state = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
            if state.contains(") T ") { return }
            usleep(1000)
        }
        Issue.record("it does not stop")
    }

    @Test func `a process that does nothing forbidden ends as it wants`() throws {
        #expect(try end(of: "nothing") == 0)
    }

    @Test(arguments: ["signal-thread", "signal-process", "socket", "fork", "code"])
    func `what reaches another process, a network or new code is the end`(deed: String) throws {
        #expect(try end(of: deed) == -SIGSYS)
    }

    @Test(arguments: ["open", "memory"]) func `files and memory beyond the limit are not given`(deed: String) throws {
        #expect(try end(of: deed) == 3)
    }

    /// abort() sends its own thread a signal, which is a forbidden call as any other.
    @Test(arguments: ["abort", "uncaught"]) func `a process that gives itself up ends by a signal`(deed: String) throws
    {
        #expect(try end(of: deed) == -SIGSYS)
    }

    @Test func `a reader that ends by any signal is reported and replaced`() throws {
        let small = SyntheticFile.bytes(SyntheticFile.image)
        let reader = try DICOMReader.built()
        for signal in [SIGSYS, SIGABRT, SIGSEGV] {
            _ = try reader.header(in: small)
            let process = try #require(reader.waitingProcesses.first)
            // It is stopped, has its request, and ends by the signal when it goes on.
            kill(process, SIGSTOP)
            try waitUntilStopped(process)
            kill(process, signal)
            DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(50)) { kill(process, SIGCONT) }
            let failed = failure { () throws(DICOMError) in try reader.header(in: small) }
            #expect(failed == .readerStopped("it ended with signal \(signal)"))
        }
        #expect(try reader.image(in: small).dataSet.bytes(.pixelData)?.count == 32)
    }
}
