/// Why a PACS gave no answer, or none that is of use, told so that a data manager knows whom to call.
///
/// Never names a patient or a UID.
public enum PACSError: Error, Hashable, Sendable, CustomStringConvertible {
    /// An address, file or option cannot be used; which, and why.
    case misconfigured(String)

    /// No connection came about, or it broke; why, and what to do.
    case unreachable(String)

    /// The time limit passed; what took too long.
    case timedOut(String)

    /// One of the two sides does not trust the other; why, and what to do.
    case untrusted(String)

    /// The proxy did not let the request through; its HTTP status.
    case refusedByProxy(status: Int)

    /// The PACS answered with a status that is no success.
    case status(PACSRefusal)

    /// The answer is larger than it may be.
    case tooLarge(maximumBytes: Int)

    /// The answer is not what the standard says; what is wrong.
    case unexpectedAnswer(String)

    /// A retrieved file could not be kept; why.
    case notStored(String)

    /// What happened, where, and what to do.
    public var description: String {
        switch self {
        case .misconfigured(let why), .unreachable(let why), .timedOut(let why), .untrusted(let why),
            .unexpectedAnswer(let why), .notStored(let why):
            why
        case .refusedByProxy(407):
            "The proxy wants a user name and password: give the proxy as http://user:password@host:port in https_proxy."
        case .refusedByProxy(let status):
            "The proxy refused to connect to the PACS (HTTP \(status)). A PACS inside the hospital usually needs no "
                + "proxy: name its host in no_proxy."
        case .status(let refusal): refusal.description
        case .tooLarge(let maximum):
            "An answer of the PACS has more than the \(maximum >> 20) MiB that it may have; it was not read further."
        }
    }

    /// Whether the same request may succeed a little later without anybody doing anything.
    public var isTransient: Bool {
        switch self {
        case .unreachable, .timedOut: true
        case .status(let refusal): refusal.isTransient
        default: false
        }
    }

    /// Whether every other request would fail like this one.
    public var concernsAll: Bool {
        switch self {
        case .misconfigured, .unreachable, .untrusted, .refusedByProxy, .notStored: true
        case .status(let refusal): [401, 403, 407].contains(refusal.status) || (300..<400).contains(refusal.status)
        default: false
        }
    }
}
