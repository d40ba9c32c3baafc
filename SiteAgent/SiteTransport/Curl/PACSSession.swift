import CCurl
import Dispatch

/// One libcurl handle with its kept-alive connection to a PACS, driven by a thread of its own.
///
/// Transfers block; they run one after the other on `queue`, never on the cooperative pool.
///
/// `@unchecked Sendable`: the handle is used on `queue` only, but for its `wake()`, which is made for other threads.
final class PACSSession: @unchecked Sendable {
    private let queue = DispatchQueue(label: "intramural.pacs")
    private let handle: CurlHandle
    private let options: CurlPACSOptions

    init(options: CurlPACSOptions) throws(PACSError) {
        guard let handle = CurlHandle() else {
            throw .misconfigured("libcurl cannot be started on this machine.")
        }
        self.handle = handle
        self.options = options
    }

    /// Sends a request and reads its answer; throws `PACSError`, or `CancellationError` as soon as the task is
    /// cancelled.
    func perform(_ request: PACSRequest) async throws -> PACSAnswer {
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

    private func transfer(_ request: PACSRequest, unless flag: CancellationFlag) throws -> PACSAnswer {
        guard !flag.isRaised else { throw CancellationError() }
        switch request.destination {
        case .memory(let maximum):
            let transfer = CurlTransfer(maximumBytes: max(maximum, 64 << 10))
            try run(request, into: transfer, unless: flag)
            guard transfer.head.status != 200 || transfer.body.count <= maximum else { throw tooLarge(request) }
            return PACSAnswer(head: transfer.head, body: transfer.body, storedBytes: 0)
        case .file(let name, let folder):
            let receiver = InstanceReceiver(name: name, folder: folder)
            // The multipart wrapping has its own, smaller bounds.
            let transfer = CurlTransfer(maximumBytes: InstanceReceiver.maximumBytes + (128 << 10)) { head, bytes in
                try receiver.receive(bytes, head: head)
            }
            try run(request, into: transfer, unless: flag)
            let bytes = transfer.head.status == 200 ? try receiver.finish() : 0
            return PACSAnswer(head: transfer.head, body: [], storedBytes: bytes)
        }
    }

    private func run(_ request: PACSRequest, into transfer: CurlTransfer, unless flag: CancellationFlag) throws {
        do {
            handle.reset()
            try options.apply(to: handle, request: request)
            let failure = try handle.run(
                into: transfer,
                headers: options.headers + request.headers,
                body: nil,
                unless: flag
            )
            if let refusal = transfer.refusal { throw refusal }
            if transfer.isTooLarge { throw tooLarge(request) }
            if let failure { throw failure.pacsError(address: options.address.description) }
        } catch let error as TransportError {
            throw PACSError.misconfigured(error.description)
        }
    }

    private func tooLarge(_ request: PACSRequest) -> PACSError {
        switch request.destination {
        case .memory(let maximum): .tooLarge(maximumBytes: maximum)
        case .file: .tooLarge(maximumBytes: InstanceReceiver.maximumBytes)
        }
    }
}
