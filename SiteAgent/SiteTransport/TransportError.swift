public import Rounds

/// Why a request to the coordinator brought no answer, told so that a data manager knows whom to call.
public enum TransportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The coordinator understood the request and refused it.
    case refused(Refusal)

    /// No connection came about, or it broke; why, and what to do.
    case unreachable(String)

    /// The proxy did not let the request through; its HTTP status.
    case refusedByProxy(status: Int)

    /// The other side is not the consortium's coordinator; why, and what to do.
    case untrusted(String)

    /// The coordinator does not accept this site's certificate; why.
    case certificateRefused(String)

    /// The time limit passed; what took too long.
    case timedOut(String)

    /// The answer is larger than it may be.
    case tooLarge(path: String, maximumBytes: Int)

    /// A gateway or the coordinator cannot answer at present; its HTTP status.
    case unavailable(status: Int)

    /// The answer is not what the page of prose says; the path and what is wrong.
    case unexpectedAnswer(path: String, reason: String)

    /// An address or file of the configuration cannot be used; which, and why.
    case misconfigured(String)

    /// Whether the same request may succeed a little later without anybody doing anything.
    public var isTransient: Bool {
        switch self {
        case .unreachable, .timedOut, .unavailable: true
        case .refused(let refusal): refusal.code == .coordinatorFault
        default: false
        }
    }

    /// What happened, where, and what to do.
    public var description: String {
        switch self {
        case .refused(let refusal): "The coordinator refused: \(refusal)"
        case .unreachable(let why): why
        case .refusedByProxy(407):
            "The proxy wants a user name and password: give the proxy as http://user:password@host:port."
        case .refusedByProxy(let status):
            "The proxy refused to connect to the coordinator (HTTP \(status)): "
                + "ask your IT department to allow its address."
        case .untrusted(let why): why
        case .certificateRefused(let why):
            "The coordinator does not accept this site's certificate (\(why)): ask the coordinator's operator."
        case .timedOut(let what): what
        case .tooLarge(let path, let maximum):
            "The answer to \(path) has more than the \(maximum) bytes that it may have; it was not read further."
        case .unavailable(let status): "The coordinator cannot answer at present (HTTP \(status)); try again later."
        case .unexpectedAnswer(let path, let reason):
            "The answer to \(path) \(reason). Is this the coordinator's address, and are both programs of one version?"
        case .misconfigured(let why): why
        }
    }
}
