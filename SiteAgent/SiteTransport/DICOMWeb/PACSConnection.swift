/// A connection to a hospital's PACS by DICOMweb: one kept-alive HTTP connection, requests one after the other.
///
/// Every function throws `PACSError`, or `CancellationError` as soon as its task is cancelled. What broke for a while is
/// asked again as the policy says; every question is harmless to repeat.
public final class PACSConnection: Sendable {
    /// The address of the service.
    public let address: String

    /// Whether what is sent can be read on the way: plain http to another machine.
    public let isReadableOnTheWay: Bool

    /// The longest pause that a server's `Retry-After` can ask for.
    private static let longestPauseSeconds = 60

    private let session: PACSSession
    private let retry: RetryPolicy
    private let onRetry: @Sendable (PACSRetryNotice) -> Void
    private let pause: @Sendable (Double) async throws -> Void
    let pageSize: Int

    /// Prepares a connection; nothing is sent before the first question.
    ///
    /// `onRetry` is told of each failed attempt that will be repeated.
    public convenience init(
        _ configuration: PACSConfiguration,
        retry: RetryPolicy = .brief,
        onRetry: @escaping @Sendable (PACSRetryNotice) -> Void = { _ in }
    ) throws(PACSError) {
        try self.init(configuration, retry: retry, pageSize: 250, onRetry: onRetry) { seconds in
            try await Task.sleep(for: .seconds(seconds))
        }
    }

    init(
        _ configuration: PACSConfiguration,
        retry: RetryPolicy,
        pageSize: Int,
        onRetry: @escaping @Sendable (PACSRetryNotice) -> Void,
        pause: @escaping @Sendable (Double) async throws -> Void
    ) throws(PACSError) {
        let options = try CurlPACSOptions(configuration)
        address = options.address.description
        isReadableOnTheWay = options.address.isPlain && !options.address.isLoopback
        session = try PACSSession(options: options)
        self.retry = retry
        self.pageSize = pageSize
        self.onRetry = onRetry
        self.pause = pause
    }

    /// Retrieves an instance into a file; its size.
    func retrieve(_ instance: UniqueIdentifier, of series: FoundSeries, into folder: String) async throws -> Int {
        try await answer(
            to: .retrieval(
                QIDOPath.instance(instance, of: series),
                name: PullFolder.name(of: instance),
                folder: folder
            )
        ).storedBytes
    }

    /// The objects of a DICOM JSON answer.
    func objects(_ request: PACSRequest) async throws -> [DICOMJSONObject] {
        let answer = try await answer(to: request)
        if answer.head.status == 204 || answer.body.isEmpty { return [] }
        let type = answer.head.contentType.flatMap { MediaType($0)?.type }
        guard type == "application/dicom+json" || type == "application/json" else {
            throw PACSError.unexpectedAnswer(
                "The server at \(address) answers a search with something else than DICOM JSON: the path may be wrong, "
                    + "for example /dicom-web may be missing, or a login page may stand before it."
            )
        }
        do {
            return try DICOMJSONObject.list(answer.body)
        } catch {
            throw PACSError.unexpectedAnswer(
                "The server at \(address) answers a search with JSON that is no DICOM JSON: the path may be wrong, for "
                    + "example /dicom-web may be missing."
            )
        }
    }
}

// MARK: - Sending

extension PACSConnection {
    /// Sends a request, again if need be, until it is answered or refused.
    private func answer(to request: PACSRequest) async throws -> PACSAnswer {
        var generator = SystemRandomNumberGenerator()
        var attempt = 1
        while true {
            var asked = 0
            do {
                let answer = try await session.perform(request)
                guard answer.head.status != 200, answer.head.status != 204 || request.purpose == .retrieval else {
                    return answer
                }
                asked = min(answer.head.retryAfterSeconds ?? 0, Self.longestPauseSeconds)
                throw refusal(answer.head, request)
            } catch let error as PACSError where error.isTransient {
                guard let own = retry.pause(afterAttempt: attempt, using: &generator) else { throw error }
                let seconds = max(own, Double(asked))
                onRetry(PACSRetryNotice(attempt: attempt, error: error, pauseSeconds: seconds))
                try await pause(seconds)
                attempt += 1
            }
        }
    }

    private func refusal(_ head: AnswerHead, _ request: PACSRequest) -> PACSError {
        .status(
            PACSRefusal(
                status: head.status,
                purpose: request.purpose,
                address: address,
                redirectOrigin: head.redirectOrigin
            )
        )
    }
}
