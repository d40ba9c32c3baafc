public import CanonicalEncoding
public import Rounds

/// A site's connection to its coordinator: one kept-alive HTTPS connection over mutual TLS 1.3.
///
/// Requests go one after the other; what must not wait behind a long-poll uses a second connection. Every function
/// throws `TransportError`, or `CancellationError` as soon as its task is cancelled. Requests that found nobody are
/// sent again as the policy says, which is harmless for all of them.
public final class CoordinatorConnection: Sendable {
    private let session: CurlSession
    private let retry: RetryPolicy
    private let onRetry: @Sendable (RetryNotice) -> Void
    private let pause: @Sendable (Double) async throws -> Void

    /// Prepares a connection; nothing is sent before the first request.
    ///
    /// `onRetry` is told of each failed attempt that will be repeated.
    public convenience init(
        configuration: TransportConfiguration,
        retry: RetryPolicy = .brief,
        onRetry: @escaping @Sendable (RetryNotice) -> Void = { _ in }
    ) throws(TransportError) {
        try self.init(configuration: configuration, retry: retry, onRetry: onRetry) { seconds in
            try await Task.sleep(for: .seconds(seconds))
        }
    }

    init(
        configuration: TransportConfiguration,
        retry: RetryPolicy,
        onRetry: @escaping @Sendable (RetryNotice) -> Void,
        pause: @escaping @Sendable (Double) async throws -> Void
    ) throws(TransportError) {
        session = try CurlSession(options: CurlOptions(configuration))
        self.retry = retry
        self.onRetry = onRetry
        self.pause = pause
    }
}

// MARK: - The exchange (Protocols/Rounds/README.md)

extension CoordinatorConnection {
    /// The studies that the coordinator has published.
    public func studies() async throws -> [StudyOffer] {
        let path = "/v1/studies"
        return try await control(HTTPSRequest(path: path, maximumAnswerBytes: MessageLimits.control)) { json in
            var fields = try JSONFields(json)
            let offers = try fields.array("studies").map { try StudyOffer(json: $0) }
            try fields.finish()
            return offers
        }
    }

    /// A signed study as JSON; the caller checks digest and signature.
    public func signedStudy(_ study: SHA256Digest) async throws -> JSONValue {
        let path = "/v1/studies/\(study.hex)"
        return try await control(HTTPSRequest(path: path, maximumAnswerBytes: MessageLimits.control)) { $0 }
    }

    /// Brings the site's signed approval of a study.
    public func submit(approval: JSONValue, study: SHA256Digest) async throws {
        var request = HTTPSRequest(
            path: "/v1/studies/\(study.hex)/approval",
            maximumAnswerBytes: MessageLimits.control
        )
        request.body = approval.canonicalBytes
        request.headers = ["Content-Type: application/json"]
        _ = try await answer(to: request)
    }

    /// What the site should do next in a study; the coordinator waits up to `wait` seconds for there to be something.
    public func nextRound(study: SHA256Digest, wait: Int) async throws -> RoundOffer {
        let wait = min(max(wait, 0), MessageLimits.longPollSeconds)
        var request = HTTPSRequest(
            path: "/v1/studies/\(study.hex)/rounds/next?wait=\(wait)",
            maximumAnswerBytes: MessageLimits.control
        )
        request.waitSeconds = wait
        return try await control(request) { try RoundOffer(json: $0) }
    }

    /// The body of a digest, which is checked.
    public func body(_ digest: SHA256Digest, maximumBytes: Int) async throws -> [UInt8] {
        let path = "/v1/bodies/\(digest.hex)"
        let body = try await answer(to: HTTPSRequest(path: path, maximumAnswerBytes: maximumBytes))
        guard SHA256Digest(hashing: body) == digest else {
            throw TransportError.unexpectedAnswer(path: path, reason: "has not the digest that was asked for")
        }
        return body
    }

    /// Brings a contribution; the receipt is for this round and site, its signature is the caller's to check.
    public func submit(_ envelope: ContributionEnvelope, body: [UInt8]) async throws -> ContributionReceipt {
        let round = envelope.identifier
        let path = "/v1/studies/\(round.study.hex)/rounds/\(round.round)/\(round.attempt)/input"
        var request = HTTPSRequest(path: path, maximumAnswerBytes: MessageLimits.control)
        request.body = body
        request.headers = [
            "Content-Type: application/octet-stream",
            "Intramural-Envelope: " + Base64.encode(envelope.json.canonicalBytes),
        ]
        let receipt = try await control(request) { try ContributionReceipt(json: $0) }
        guard receipt.identifier == round, receipt.site == envelope.site else {
            throw TransportError.unexpectedAnswer(path: path, reason: "is a receipt for another contribution")
        }
        return receipt
    }

    /// A file of the round log, for example `checkpoint`.
    public func logFile(_ path: String, maximumBytes: Int) async throws -> [UInt8] {
        guard LogPath.isValid(path) else {
            throw TransportError.misconfigured("\"\(path.prefix(100))\" is no path of a round log.")
        }
        return try await answer(to: HTTPSRequest(path: "/v1/log/" + path, maximumAnswerBytes: maximumBytes))
    }
}

// MARK: - Sending

extension CoordinatorConnection {
    private func control<Message>(
        _ request: HTTPSRequest,
        _ read: (JSONValue) throws -> Message
    ) async throws -> Message {
        let body = try await answer(to: request)
        do {
            return try read(JSONValue(parsing: body, maximumBytes: MessageLimits.control))
        } catch {
            throw TransportError.unexpectedAnswer(path: request.path, reason: "cannot be read: \(error)")
        }
    }

    /// Sends a request, again if need be, until it is answered or refused.
    private func answer(to request: HTTPSRequest) async throws -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var attempt = 1
        while true {
            do {
                return try await attemptOnce(request)
            } catch let error as TransportError where error.isTransient {
                guard let seconds = retry.pause(afterAttempt: attempt, using: &generator) else { throw error }
                onRetry(RetryNotice(attempt: attempt, error: error, pauseSeconds: seconds))
                try await pause(seconds)
                attempt += 1
            }
        }
    }

    private func attemptOnce(_ request: HTTPSRequest) async throws -> [UInt8] {
        let answer = try await session.perform(request)
        if (200..<300).contains(answer.status) { return answer.body }
        if answer.body.count <= MessageLimits.control, let json = try? JSONValue(parsing: answer.body),
            let refusal = try? Refusal(json: json)
        {
            throw TransportError.refused(refusal)
        }
        if [429, 502, 503, 504].contains(answer.status) { throw TransportError.unavailable(status: answer.status) }
        throw TransportError.unexpectedAnswer(path: request.path, reason: "has HTTP status \(answer.status)")
    }
}
