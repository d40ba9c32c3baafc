import Foundation
import Synchronization
import TestSupport
import Testing

@testable import DICOM

/// What a caller sees when its reader does not survive, and that the next file is read all the same.
@Suite struct ReaderSurvivalTests {
    private let small = SyntheticFile.bytes(SyntheticFile.image)

    /// Takes about a second: it inflates to zeros without end.
    private static var slow: URL? { SharedData.url("data/malformed/dicom-deflate-bomb/dicom-deflate-bomb.dcm") }

    @Test(.enabled(if: slow != nil)) func `a reader that is killed in its work is replaced`() throws {
        let reader = try DICOMReader.built()
        _ = try reader.header(in: small)
        let process = try #require(reader.waitingProcesses.first)
        let slow = try #require(Self.slow)
        let found = Mutex<DICOMError?>(nil)
        let thread = Thread { found.withLock { $0 = failure { () throws(DICOMError) in try reader.image(of: slow) } } }
        thread.start()
        usleep(200_000)
        #expect(reader.waitingProcesses.isEmpty)
        kill(process, SIGKILL)
        while !thread.isFinished { usleep(1000) }
        #expect(found.withLock { $0 } == .readerStopped("it ended with signal 9"))
        #expect(try reader.image(in: small).dataSet.bytes(.pixelData)?.count == 32)
        #expect(reader.waitingProcesses != [process])
    }

    @Test func `a reader that ended while it waited is no file's fault`() throws {
        let reader = try DICOMReader.built()
        for _ in 0..<3 {
            _ = try reader.header(in: small)
            let process = try #require(reader.waitingProcesses.first)
            kill(process, SIGKILL)
            usleep(50_000)
        }
        #expect(try reader.image(in: small).dataSet.bytes(.pixelData)?.count == 32)
    }

    @Test(.enabled(if: slow != nil)) func `a file that takes too long is given up`() throws {
        let reader = try DICOMReader.built { $0.time = .milliseconds(250) }
        let slow = try #require(Self.slow)
        _ = try reader.header(in: small)
        let start = ContinuousClock.now
        #expect(
            failure { () throws(DICOMError) in try reader.image(of: slow) }
                == .readerStopped("it took longer than 0.25 seconds")
        )
        #expect(ContinuousClock.now - start < .seconds(1))
    }

    @Test func `memory beyond the limit is refused`() throws {
        let reader = try DICOMReader.built { $0.memoryBytes = 96 << 20 }
        _ = try reader.header(in: small)
        let process = reader.waitingProcesses
        let refusal = DICOMError.refused("it needs more memory than is allowed")
        // There is room for the first file, but not for another copy of its text; for the second there is none at all.
        for size in [36 << 20, 64 << 20] {
            let text = SyntheticFile.element(0x0040, 0xA160, "UT", .init(repeating: 0x41, count: size))
            let large = SyntheticFile.bytes(text)
            #expect(failure { () throws(DICOMError) in try reader.header(in: large) } == refusal)
        }
        #expect(try reader.image(in: small).dataSet.bytes(.pixelData)?.count == 32)
        #expect(!process.isEmpty && reader.waitingProcesses == process)
    }

    @Test func `a reader is replaced after a number of files`() throws {
        let reader = try DICOMReader.built { $0.filesPerProcess = 2 }
        _ = try reader.header(in: small)
        let first = reader.waitingProcesses
        _ = try reader.header(in: small)
        #expect(reader.waitingProcesses.isEmpty)
        _ = try reader.header(in: small)
        #expect(!first.isEmpty && reader.waitingProcesses != first)
    }

    /// These tests are a program of their own, beside which the products are built.
    @Test func `the reader beside the running program is found`() throws {
        let beside = try #require(DICOMReader.programBesideExecutable)
        #expect(beside.resolvingSymlinksInPath() == (try BuiltProduct.url("dicom-reader")).resolvingSymlinksInPath())
    }

    @Test func `four threads read at once`() throws {
        let reader = try DICOMReader.built()
        let counts = Mutex<[Int]>([])
        let small = small
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            for _ in 0..<50 {
                let count = (try? reader.image(in: small))?.dataSet.bytes(.pixelData)?.count ?? 0
                counts.withLock { $0.append(count) }
            }
        }
        #expect(counts.withLock { $0 } == Array(repeating: 32, count: 200))
        #expect((1...4).contains(reader.waitingProcesses.count))
    }

    @Test func `a reader is gone with its owner`() throws {
        var reader: DICOMReader? = try DICOMReader.built()
        _ = try reader?.header(in: small)
        let process = try #require(reader?.waitingProcesses.first)
        #expect(kill(process, 0) == 0)
        reader = nil
        #expect(kill(process, 0) == -1 && errno == ESRCH)
    }

    @Test func `a reader keeps no descriptor of its parent open`() throws {
        var ends: [Int32] = [0, 0]
        // Without O_CLOEXEC: any child gets it.
        // Sound, as the other calls here: room for what each of them writes.
        let made = unsafe pipe(&ends)
        #expect(made == 0)
        let reader = try DICOMReader.built()
        _ = try reader.header(in: small)
        close(ends[1])
        var descriptor = pollfd(fd: ends[0], events: Int16(POLLIN), revents: 0)
        let ready = unsafe poll(&descriptor, 1, 5000)
        #expect(ready == 1)
        var byte: UInt8 = 0
        let count = unsafe read(ends[0], &byte, 1)
        #expect(count == 0)
        close(ends[0])
        #expect(reader.waitingProcesses.count == 1)
    }
}
