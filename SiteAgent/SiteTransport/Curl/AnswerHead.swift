/// The status of an answer and those of its headers that matter, as they arrive line by line.
struct AnswerHead: Sendable, Hashable {
    /// The HTTP status; 0 before there is one.
    private(set) var status = 0

    private var fields: [String: String] = [:]

    private static let kept: Set<String> = ["content-type", "retry-after", "location"]

    /// The type of the body.
    var contentType: String? { fields["content-type"] }

    /// How many seconds to wait before asking again; a date is not understood.
    var retryAfterSeconds: Int? { fields["retry-after"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil } }

    /// Where a redirect leads: the scheme, host and port alone, since the rest may name a patient.
    var redirectOrigin: String? {
        guard let location = fields["location"], let end = location.firstRange(of: "://") else { return nil }
        let authority = location[end.upperBound...].prefix { !"/?#".contains($0) }
        // What stands before an @ may be a password.
        let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
        guard host.utf8.count <= 300, host.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        return "\(location[..<end.upperBound])\(host)"
    }

    /// Takes a line; a status line begins anew, as after `100 Continue`.
    mutating func read(line: [UInt8]) {
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") {
            let words = text.split(separator: " ", maxSplits: 2)
            self = AnswerHead()
            status = words.count > 1 ? Int(words[1].prefix { $0.isASCII && $0.isNumber }) ?? 0 : 0
        } else if let colon = text.firstIndex(of: ":") {
            let name = text[..<colon].lowercased()
            guard Self.kept.contains(name) else { return }
            let blank: (Character) -> Bool = { $0.isWhitespace }
            let value = text[text.index(after: colon)...].drop(while: blank)
            fields[name] = String(value.reversed().drop(while: blank).reversed())
        }
    }
}
