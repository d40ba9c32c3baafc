import CCurl
import Dispatch

/// One libcurl handle with its kept-alive connection, driven by a thread of its own.
///
/// Transfers block; they run one after the other on `queue`, never on the cooperative pool.
///
/// `@unchecked Sendable`: the handle is used on `queue` only, but for its `wake()`, which is made for other threads.
final class CurlSession: @unchecked Sendable {
    private let queue = DispatchQueue(label: "intramural.transport")
    private let handle: CurlHandle
    private let options: CurlOptions

    init(options: CurlOptions) throws(TransportError) {
        guard let handle = CurlHandle() else {
            throw .misconfigured("libcurl cannot be started on this machine.")
        }
        self.handle = handle
        self.options = options
    }

    /// Sends a request and reads its answer; throws `TransportError`, or `CancellationError` as soon as the task is
    /// cancelled.
    func perform(_ request: HTTPSRequest) async throws -> HTTPSAnswer {
        let flag = CancellationFlag()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                queue.async { continuation.resume(with: Result { try self.transfer(request, unless: flag) }) }
            }
        } onCancel: {
            flag.raise()
            handle.wake()
        }
    }

    private func transfer(_ request: HTTPSRequest, unless flag: CancellationFlag) throws -> HTTPSAnswer {
        guard !flag.isRaised else { throw CancellationError() }
        handle.reset()
        try options.apply(to: handle, request: request)
        // A refusal is always read, however little was asked for.
        let transfer = CurlTransfer(maximumBytes: max(request.maximumAnswerBytes, 4096))
        let failure = try handle.run(
            into: transfer,
            headers: request.headers + CurlOptions.headers,
            body: request.body,
            unless: flag
        )
        let status = handle.information(CURLINFO_RESPONSE_CODE)
        if transfer.isTooLarge || status == 200 && transfer.body.count > request.maximumAnswerBytes {
            throw TransportError.tooLarge(path: request.path, maximumBytes: request.maximumAnswerBytes)
        }
        if let failure { throw failure.error(coordinator: options.coordinator, path: request.path) }
        return HTTPSAnswer(status: status, body: transfer.body)
    }
}
