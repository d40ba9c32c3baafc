import CanonicalEncoding
import Rounds

/// A call of the exchange, read from a request's method and path.
enum Endpoint: Hashable, Sendable {
    case studies
    case signedStudy(SHA256Digest)
    case approval(SHA256Digest)
    case nextRound(SHA256Digest, wait: Int)
    case input(RoundIdentifier)
    case body(SHA256Digest)
    case logFile(String)

    /// Refuses everything that is not exactly one of the calls; numbers and digests have one spelling.
    init(method: String, path: String) throws(Refusal) {
        guard path.utf8.count <= Self.maximumPathLength, let endpoint = Self.endpoint(method, path) else {
            throw Refusal(.unknownEndpoint, "this coordinator has no such call; it speaks version 1, under /v1/")
        }
        self = endpoint
    }

    static let maximumPathLength = 512

    /// The call's name in log lines.
    var name: String {
        switch self {
        case .studies: "studies"
        case .signedStudy: "study"
        case .approval: "approval"
        case .nextRound: "next-round"
        case .input: "input"
        case .body: "body"
        case .logFile: "log-file"
        }
    }

    private static func endpoint(_ method: String, _ path: String) -> Endpoint? {
        let halves = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let parts = halves[0].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3, parts[0].isEmpty, parts[1] == "v1" else { return nil }
        let query = halves.count == 2 ? String(halves[1]) : nil
        let rest = Array(parts[2...])
        if method == "GET", rest.count == 4, rest[0] == "studies", rest[2] == "rounds", rest[3] == "next" {
            guard let study = SHA256Digest(hex: rest[1]), let wait = wait(query) else { return nil }
            return .nextRound(study, wait: wait)
        }
        guard query == nil else { return nil }
        switch method {
        case "GET": return get(rest)
        case "POST": return post(rest)
        default: return nil
        }
    }

    private static func get(_ parts: [String]) -> Endpoint? {
        switch (parts[0], parts.count) {
        case ("studies", 1): .studies
        case ("studies", 2): SHA256Digest(hex: parts[1]).map(Endpoint.signedStudy)
        case ("bodies", 2): SHA256Digest(hex: parts[1]).map(Endpoint.body)
        case ("log", 2...): logPath(parts.dropFirst()).map(Endpoint.logFile)
        default: nil
        }
    }

    private static func post(_ parts: [String]) -> Endpoint? {
        guard parts[0] == "studies", parts.count >= 3, let study = SHA256Digest(hex: parts[1]) else { return nil }
        if parts.count == 3, parts[2] == "approval" { return .approval(study) }
        guard parts.count == 6, parts[2] == "rounds", parts[5] == "input", let round = count(parts[3]),
            let attempt = count(parts[4])
        else { return nil }
        return .input(RoundIdentifier(study: study, round: round, attempt: attempt))
    }

    private static func wait(_ query: String?) -> Int? {
        guard let query else { return 0 }
        guard query.hasPrefix("wait=") else { return nil }
        return number(String(query.dropFirst("wait=".count)), in: 0...MessageLimits.longPollSeconds)
    }

    private static func count(_ text: String) -> Int? { number(text, in: 1...1_000_000_000) }

    private static func number(_ text: String, in range: ClosedRange<Int>) -> Int? {
        guard let number = Int(text), String(number) == text, range.contains(number) else { return nil }
        return number
    }

    /// The characters of a log folder's paths, and no way out of it.
    private static func logPath(_ parts: ArraySlice<String>) -> String? {
        let isSafe = parts.allSatisfy { part in
            !part.isEmpty && !part.hasPrefix(".") && part.utf8.allSatisfy(isAllowed)
        }
        return isSafe ? parts.joined(separator: "/") : nil
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): true
        default: false
        }
    }
}
