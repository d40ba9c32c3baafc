import CCurl

/// The connection to a PACS.
final class PACSSession: Sendable {
    private let thread: CurlThread
    private let options: CurlPACSOptions

    init(options: CurlPACSOptions) throws(PACSError) {
        guard let thread = CurlThread(label: "intramural.pacs") else {
            throw .misconfigured("libcurl cannot be started on this machine.")
        }
        self.thread = thread
        self.options = options
    }

    /// Sends a request and reads its answer; throws `PACSError`, or `CancellationError` as soon as the task is
    /// cancelled.
    func perform(_ request: PACSRequest) async throws -> PACSAnswer {
        try await thread.perform { handle, flag in try self.transfer(request, on: handle, unless: flag) }
    }

    private func transfer(
        _ request: PACSRequest,
        on handle: CurlHandle,
        unless flag: CancellationFlag
    ) throws -> PACSAnswer {
        switch request.destination {
        case .memory(let maximum):
            let transfer = CurlTransfer(maximumBytes: max(maximum, 64 << 10))
            try run(request, on: handle, into: transfer, unless: flag)
            guard transfer.head.status != 200 || transfer.body.count <= maximum else { throw tooLarge(request) }
            return PACSAnswer(head: transfer.head, body: transfer.body, storedBytes: 0)
        case .file(let name, let folder):
            let receiver = InstanceReceiver(name: name, folder: folder)
            // The multipart wrapping has its own, smaller bounds.
            let transfer = CurlTransfer(maximumBytes: InstanceReceiver.maximumBytes + (128 << 10)) { head, bytes in
                try receiver.receive(bytes, head: head)
            }
            try run(request, on: handle, into: transfer, unless: flag)
            let bytes = transfer.head.status == 200 ? try receiver.finish() : 0
            return PACSAnswer(head: transfer.head, body: [], storedBytes: bytes)
        }
    }

    private func run(
        _ request: PACSRequest,
        on handle: CurlHandle,
        into transfer: CurlTransfer,
        unless flag: CancellationFlag
    ) throws {
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
