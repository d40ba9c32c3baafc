import Dispatch

/// One libcurl handle with its kept-alive connection, driven by a thread of its own.
///
/// Transfers block; they run one after the other on `queue`, never on the cooperative pool.
///
/// `@unchecked Sendable`: the handle is used on `queue` only, but for its `wake()`, which is made for other threads.
final class CurlThread: @unchecked Sendable {
    private let queue: DispatchQueue
    private let handle: CurlHandle

    /// `nil` if libcurl cannot be started.
    init?(label: String) {
        guard let handle = CurlHandle() else { return nil }
        self.handle = handle
        queue = DispatchQueue(label: label)
    }

    /// Runs a transfer; throws what it throws, or `CancellationError` as soon as the task is cancelled.
    func perform<Answer: Sendable>(
        _ transfer: @escaping @Sendable (CurlHandle, CancellationFlag) throws -> Answer
    ) async throws -> Answer {
        let flag = CancellationFlag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async {
                    continuation.resume(
                        with: Result {
                            guard !flag.isRaised else { throw CancellationError() }
                            return try transfer(self.handle, flag)
                        }
                    )
                }
            }
        } onCancel: {
            flag.raise()
            handle.wake()
        }
    }
}
