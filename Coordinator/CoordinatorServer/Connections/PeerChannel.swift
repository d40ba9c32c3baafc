import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore

/// An HTTPS connection whose requests know over which connection they came.
struct PeerChannel: ServerChildChannel {
    typealias Base = TLSChannel<HTTP1Channel>

    let base: Base

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: Base.Value, logger: Logger) async {
        await PeerConnection.$current.withValue(PeerConnection(channel: value.channel)) {
            await base.handle(value: value, logger: logger)
        }
    }
}
