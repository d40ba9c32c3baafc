import CCurl

/// The connection to the coordinator.
final class CurlSession: Sendable {
    private let thread: CurlThread
    private let options: CurlOptions

    init(options: CurlOptions) throws(TransportError) {
        guard let thread = CurlThread(label: "intramural.transport") else {
            throw .misconfigured("libcurl cannot be started on this machine.")
        }
        self.thread = thread
        self.options = options
    }

    /// Sends a request and reads its answer; throws `TransportError`, or `CancellationError` as soon as the task is
    /// cancelled.
    func perform(_ request: HTTPSRequest) async throws -> HTTPSAnswer {
        try await thread.perform { handle, flag in try self.transfer(request, on: handle, unless: flag) }
    }

    private func transfer(
        _ request: HTTPSRequest,
        on handle: CurlHandle,
        unless flag: CancellationFlag
    ) throws -> HTTPSAnswer {
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
