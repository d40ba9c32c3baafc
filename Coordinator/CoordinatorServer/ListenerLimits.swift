/// How much and how long a caller may keep the listener busy.
struct ListenerLimits: Sendable {
    /// How long a connection may go on without its first request, TLS handshake included.
    var firstRequestSeconds = 15

    /// How long a connection may be without a byte, between requests or within one.
    var idleSeconds = 120

    /// How long a body may take before it must have come faster than ``slowestBytesPerSecond``.
    var bodyGraceSeconds = 30

    /// The slowest a body may come after that.
    var slowestBytesPerSecond = 1024

    /// The most connections at a time; later ones wait unaccepted.
    var connections = 512

    /// The most bytes of a request's head; a contribution's envelope is in it.
    var headBytes = 16 << 10
}
