import CanonicalEncoding
import Hummingbird
import Identity
import Logging
import NIOCore
import Rounds
import ServiceLifecycle
import Study

/// Who calls, over which connection.
struct SiteContext: InitializableFromSource {
    let connection: PeerConnection
    let logger: Logger

    init(source: ApplicationRequestContextSource) {
        connection = PeerConnection.current ?? PeerConnection(channel: source.channel)
        logger = source.logger
    }
}

/// Answers sites: finds out who calls and what is asked, lets the coordinator answer, turns refusals into coded errors.
struct SiteResponder: HTTPResponder {
    let requests: any SiteRequests
    let limits: ListenerLimits

    func respond(to request: Request, context: SiteContext) async throws -> Response {
        let body = BoundedBody(request, limits: limits)
        var caller = Caller(remote: context.connection.remoteAddress)
        do {
            caller.site = try await requests.admit(context.connection.peer())
            let endpoint = try Endpoint(method: request.method.rawValue, path: request.head.path ?? "")
            caller.call = endpoint.name
            return try await answer(endpoint, from: caller.site, request: request, body: body)
        } catch let refusal as Refusal {
            context.logger.notice("request refused", metadata: caller.metadata(refusal))
            return Response(refusal, afterUnread: body)
        } catch let interruption as BoundedBody.Interruption {
            // Nobody is left to be answered.
            throw interruption.cause
        } catch is CancellationError {
            return Response(
                Refusal(.coordinatorFault, "the coordinator is shutting down; try again"),
                afterUnread: body
            )
        } catch {
            context.logger.error("request failed", metadata: caller.metadata(error))
            let fault = Refusal(.coordinatorFault, "the coordinator could not do its part; try again later")
            return Response(fault, afterUnread: body)
        }
    }

    private func answer(
        _ endpoint: Endpoint,
        from site: String,
        request: Request,
        body: BoundedBody
    ) async throws -> Response {
        switch endpoint {
        case .studies:
            let studies = try await requests.studies()
            return Response(json: .object(["studies": .array(studies.map(\.json))]))
        case .signedStudy(let study): return Response(json: try await requests.signedStudy(study).json)
        case .approval(let study): return try await takeApproval(of: study, from: site, body: body)
        case .nextRound(let study, let wait):
            let offer = try await cancelWhenGracefulShutdown { [requests] in
                try await requests.offer(study: study, to: site, wait: wait)
            }
            return Response(json: offer.json)
        case .input(let round): return try await takeInput(to: round, from: site, request: request, body: body)
        case .body(let digest): return Response(bytes: try await requests.body(digest))
        case .logFile(let path): return Response(bytes: try await requests.logFile(path))
        }
    }

    private func takeApproval(of study: SHA256Digest, from site: String, body: BoundedBody) async throws -> Response {
        let bytes = try await body.bytes(upTo: MessageLimits.control)
        let approval: SiteApproval
        do {
            approval = try SiteApproval(json: JSONValue(parsing: bytes, maximumBytes: MessageLimits.control))
        } catch {
            throw Refusal(.malformedBody, "the approval cannot be read: \(error)")
        }
        guard approval.study == study else {
            throw Refusal(.malformedBody, "the approval is of another study than the path names")
        }
        try await requests.receive(approval, from: site)
        return Response(status: .noContent)
    }

    private func takeInput(
        to round: RoundIdentifier,
        from site: String,
        request: Request,
        body: BoundedBody
    ) async throws -> Response {
        let envelope = try ContributionEnvelope(headers: request.headers)
        guard envelope.identifier == round else {
            throw Refusal(.malformedBody, "the envelope is for another round than the path names")
        }
        guard envelope.site == site else {
            throw Refusal(.otherSite, "the envelope speaks for another site than the certificate of \(site)")
        }
        guard envelope.length <= MessageLimits.body else {
            throw Refusal(.bodyTooLarge, "a contribution has at most \(MessageLimits.body) bytes")
        }
        let bytes = try await body.bytes(upTo: envelope.length)
        let receipt = try await requests.receive(envelope, body: bytes, from: site)
        return Response(json: receipt.json)
    }
}

/// What a log line tells of a caller: no body, no value, no path that the caller made up.
private struct Caller {
    let remote: String
    var site = "unknown"
    var call = "unknown"

    init(remote: String) {
        self.remote = remote
    }

    func metadata(_ refusal: Refusal) -> Logger.Metadata {
        var metadata = metadata(refusal.message)
        metadata["code"] = "\(refusal.code.rawValue)"
        return metadata
    }

    func metadata(_ reason: some Any) -> Logger.Metadata {
        ["remote": "\(remote)", "site": "\(site)", "call": "\(call)", "reason": "\(reason)"]
    }
}
