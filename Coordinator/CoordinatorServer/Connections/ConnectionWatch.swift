import Logging
import NIOCore
import NIOSSL

/// Writes a log line for each connection that TLS or HTTP refused, and closes those that bring no request in time.
///
/// Such callers never get as far as a coded answer: they see a TLS alert or a plain 400.
final class ConnectionWatch: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let limits: ListenerLimits
    private let logger: Logger
    private var deadline: Scheduled<Void>?
    private var hasRequest = false
    private var hasFailed = false

    init(limits: ListenerLimits, logger: Logger) {
        self.limits = limits
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let channel = context.channel
        deadline = context.eventLoop.scheduleTask(in: .seconds(Int64(limits.firstRequestSeconds))) {
            channel.close(promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        hasRequest = true
        stopClock()
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopClock()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stopClock()
    }

    private func stopClock() {
        deadline?.cancel()
        deadline = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // The first error is the cause; what follows is the connection falling apart.
        if !hasFailed { log(error, remote: context.remoteAddress?.ipAddress) }
        hasFailed = true
        context.fireErrorCaught(error)
        if !hasRequest { context.close(promise: nil) }
    }

    private func log(_ error: any Error, remote: String?) {
        // Peers that go away without a word are everyday once they have been served.
        let isEveryday = hasRequest && (error is NIOSSLError || error is IOError)
        logger.log(
            level: isEveryday ? .debug : .notice,
            isEveryday ? "connection broken" : "connection refused",
            metadata: ["remote": "\(remote ?? "unknown")", "reason": "\(String("\(error)".prefix(300)))"]
        )
    }
}
