internal import Glibc
internal import Synchronization

/// One `dicom-reader`, killed and reaped with this object at the latest.
final class ReaderProcess: Sendable {
    /// This side of the socket that is the process's standard input and output.
    let socket: Int32
    let identifier: pid_t
    private let isReaped = Mutex(false)

    /// Starts a process and waits until it is ready.
    init(program: String, limits: ReaderLimits) throws(DICOMError) {
        let ends = try Self.socketPair()
        let arguments = [
            program, "\(limits.memoryBytes >> 20)", "\(limits.time.components.seconds + 10)",
        ]
        let started = ReaderLaunch.start(program, arguments, socket: ends.theirs)
        // Held by the process alone, so that its end is noticed.
        close(ends.theirs)
        guard let identifier = started else {
            close(ends.ours)
            throw .noReader("its program is absent or cannot be run")
        }
        self.identifier = identifier
        socket = ends.ours
        // When this throws, the process is killed by deinit.
        try greet(limit: limits.time)
    }

    deinit {
        _ = kill()
        close(socket)
    }

    /// Whether the process lives and has said nothing since its last answer.
    var isWaiting: Bool {
        var byte: UInt8 = 0
        // Sound: one byte of room.
        return unsafe recv(socket, &byte, 1, Int32(MSG_PEEK)) < 0 && errno == EAGAIN
    }

    /// Ends the process after a failure; says what happened.
    func end(after failure: ReaderFailure, limits: ReaderLimits) -> DICOMError {
        switch failure {
        case .closed: return .readerStopped(Self.words(for: reap(within: .seconds(1))))
        case .timedOut:
            _ = kill()
            return .readerStopped("it took longer than \(Self.seconds(limits.time))")
        case .damaged:
            _ = kill()
            return .damagedAnswer("it does not follow its format")
        case .answerTooLong:
            _ = kill()
            return .refused("it holds more than is read")
        case .system(let code):
            _ = kill()
            return .readerStopped("talking to it failed with error \(code)")
        }
    }

    // MARK: - Life

    private func greet(limit: Duration) throws(DICOMError) {
        let greeting: [UInt8]
        do {
            greeting = try ReaderChannel(socket, limit: limit).receive(8)
        } catch {
            throw .noReader("it does not begin to work")
        }
        guard greeting.starts(with: Array("DCMr".utf8) + [1]) else { throw .noReader("it is of another version") }
        switch greeting[5] {
        case 0: return
        case 1: throw .noReader("DCMTK's data dictionary is absent")
        default: throw .noReader("the system does not let it give up its rights")
        }
    }

    /// The status of a process that has closed its end; kills it if it does not end by itself.
    private func reap(within limit: Duration) -> Int32? {
        let deadline = ContinuousClock.now + limit
        while ContinuousClock.now < deadline {
            let status = isReaped.withLock { isReaped -> Int32? in
                var status: Int32 = 0
                guard !isReaped, unsafe waitpid(identifier, &status, WNOHANG) == identifier else { return nil }
                isReaped = true
                return status
            }
            if let status { return status }
            usleep(1000)
        }
        return kill()
    }

    /// Kills and reaps, if that has not been done.
    private func kill() -> Int32? {
        isReaped.withLock { isReaped in
            guard !isReaped else { return nil }
            Glibc.kill(identifier, SIGKILL)
            var status: Int32 = 0
            // Sound: `status` is one number, as waitpid expects.
            while unsafe waitpid(identifier, &status, 0) < 0 && errno == EINTR {}
            isReaped = true
            return status
        }
    }

    private static func seconds(_ time: Duration) -> String {
        let (whole, rest) = time.components
        return rest == 0 ? "\(whole) seconds" : "\(time / .seconds(1)) seconds"
    }

    private static func words(for status: Int32?) -> String {
        guard let status else { return "it ended" }
        let signal = status & 0x7F
        return signal == 0 ? "it ended with code \(status >> 8 & 0xFF)" : "it ended with signal \(signal)"
    }

    private static func socketPair() throws(DICOMError) -> (ours: Int32, theirs: Int32) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        // Sound: room for two descriptors.
        let status = unsafe ends.withUnsafeMutableBufferPointer { unsafe socketpair(AF_UNIX, kind, 0, $0.baseAddress) }
        guard status == 0, fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 else {
            throw .noReader("there is no socket for it")
        }
        return (ours: ends[0], theirs: ends[1])
    }
}
