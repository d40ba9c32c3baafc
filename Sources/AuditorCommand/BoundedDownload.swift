import Foundation
import SharedCommand
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// One download that stops at a number of bytes, whatever the server goes on to send.
///
/// The session calls its delegate on one queue; what the calls share is behind a lock all the same.
final class BoundedDownload: NSObject, URLSessionDataDelegate {
    private struct State {
        var data = Data()
        var failure: CommandFailure?
        var isMissing = false
        var continuation: CheckedContinuation<[UInt8]?, any Error>?
    }

    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int) {
        self.limit = limit
    }

    /// The file's bytes; `nil` if the server has no such file.
    func bytes(of url: URL) async throws -> [UInt8]? {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 30
        let session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
        defer { session.invalidateAndCancel() }
        return try await withCheckedThrowingContinuation { continuation in
            state.withLock { $0.continuation = continuation }
            session.dataTask(with: url).resume()
        }
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        state.withLock { state in
            switch status {
            case 200: break
            case 404, 410: state.isMissing = true
            default: state.failure = CommandFailure(.unreachable, "The server answered with the status \(status).")
            }
        }
        completionHandler(status == 200 ? .allow : .cancel)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isTooLarge = state.withLock { state in
            guard state.data.count + data.count <= limit else {
                state.failure = CommandFailure(.badInput, "A file on the server has more than \(limit) bytes.")
                return true
            }
            state.data.append(data)
            return false
        }
        if isTooLarge { dataTask.cancel() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let finished = state.withLock { state in
            defer { state.continuation = nil }
            return (state.continuation, state.isMissing, state.failure, state.data)
        }
        guard let continuation = finished.0 else { return }
        if finished.1 {
            continuation.resume(returning: nil)
        } else if let failure = finished.2 {
            continuation.resume(throwing: failure)
        } else if let error {
            let reason = "The server cannot be reached: \(error.localizedDescription)"
            continuation.resume(throwing: CommandFailure(.unreachable, reason))
        } else {
            continuation.resume(returning: [UInt8](finished.3))
        }
    }
}
