public import Foundation
internal import Synchronization

/// Reads DICOM files in processes of their own, so that a hostile file can break nothing else.
///
/// Each process (`dicom-reader`) has limits on time and memory and can open nothing. It is lent to one caller at a
/// time; one that crashes, hangs or says what it should not is killed, and the next file gets a new one. Calls block
/// and may come from any thread.
public final class DICOMReader: Sendable {
    private struct Idle: Sendable {
        let process: ReaderProcess
        let filesRead: Int
    }

    private let program: String
    private let limits: ReaderLimits
    private let idle = Mutex<[Idle]>([])

    /// A reader that runs a program when it is first needed.
    public init(program: URL, limits: ReaderLimits = ReaderLimits()) {
        self.program = program.path
        self.limits = limits
    }

    /// `dicom-reader` in the folder of the running program, where a release has both; `nil` if it is not there.
    public static var programBesideExecutable: URL? {
        let running = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        let program = running.deletingLastPathComponent().appendingPathComponent("dicom-reader")
        return FileManager.default.isExecutableFile(atPath: program.path) ? program : nil
    }

    /// Everything in a file but pixel data and other long binary values; coordinates of contours are kept.
    public func header(of file: URL) throws(DICOMError) -> DICOMFile {
        try header(in: BoundedFile.bytes(of: file.path, limit: limits.fileBytes))
    }

    /// As `header(of:)`, and pixel data: native, little-endian, decompressed if need be.
    public func image(of file: URL) throws(DICOMError) -> DICOMFile {
        try image(in: BoundedFile.bytes(of: file.path, limit: limits.fileBytes))
    }

    /// As `header(of:)`, of a file's bytes.
    public func header(in file: [UInt8]) throws(DICOMError) -> DICOMFile {
        try read(file, .header, answerLimit: limits.headerBytes)
    }

    /// As `image(of:)`, of a file's bytes.
    public func image(in file: [UInt8]) throws(DICOMError) -> DICOMFile {
        try read(file, .image, answerLimit: limits.imageBytes)
    }

    /// The processes that wait for work.
    var waitingProcesses: [Int32] { idle.withLock { $0.map(\.process.identifier) } }

    private func read(
        _ file: [UInt8],
        _ kind: ReaderRequest,
        answerLimit: Int
    ) throws(DICOMError) -> DICOMFile {
        guard file.count <= limits.fileBytes else { throw .tooLarge(bytes: file.count, limit: limits.fileBytes) }
        guard BoundedFile.hasMagic(file[...]) else { throw .notDICOM }
        let lent = try borrow()
        let answer: ReaderAnswer
        do {
            let channel = ReaderChannel(lent.process.socket, limit: limits.time)
            try channel.send(kind.header(fileBytes: file.count))
            try channel.send(file)
            // Uncompressed pixels, and with them most of an image, come back as long as they were.
            let expected = kind == .image ? file.count + 65_536 : 0
            answer = try ReaderAnswer(from: channel, limit: answerLimit, expected: expected)
        } catch {
            throw lent.process.end(after: error, limits: limits)
        }
        giveBack(lent)
        return try answer.file()
    }

    private func borrow() throws(DICOMError) -> Idle {
        while let waiting = idle.withLock({ $0.popLast() }) {
            // One that ended while it had nothing to do is no file's fault.
            if waiting.process.isWaiting { return waiting }
        }
        return Idle(process: try ReaderProcess(program: program, limits: limits), filesRead: 0)
    }

    private func giveBack(_ lent: Idle) {
        guard lent.filesRead + 1 < limits.filesPerProcess else { return }
        idle.withLock { idle in
            guard idle.count < limits.idleProcesses else { return }
            idle.append(Idle(process: lent.process, filesRead: lent.filesRead + 1))
        }
    }
}
