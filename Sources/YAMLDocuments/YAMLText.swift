package import Yams

/// A YAML text before anything in it is believed.
///
/// libyaml refuses nesting beyond 1000 levels; the rest is refused here.
package struct YAMLText {
    /// The largest text that is read, in bytes.
    package static let maximumBytes = 256 << 10

    package let text: String

    /// Takes a text as it came.
    package init(text: String) {
        self.text = text
    }

    /// The root of the text's only document; the problem that keeps it from being read.
    package func compose() -> Result<Node, DocumentProblem.Unreadable> {
        if text.utf8.count > Self.maximumBytes {
            return .failure(.init("is larger than 256 KiB", "a document of this kind has a few hundred lines"))
        }
        if let problem = aliasProblem ?? tabProblem { return .failure(problem) }
        do {
            guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                return .failure(.init("is empty", "begin with a template"))
            }
            return .success(root)
        } catch {
            return .failure(DocumentProblem.Unreadable(error))
        }
    }

    /// Aliases let a small text stand for an enormous one, and a reader see something else than the program.
    ///
    /// An alias works only if `&name` stands somewhere in the text, and so does `*name`. Looking for just that leaves
    /// emphasis in comments alone.
    private var aliasProblem: DocumentProblem.Unreadable? {
        let bytes = Array(text.utf8)
        let anchors = Set(Self.names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
        guard !anchors.isEmpty,
            let alias = Self.names(after: UInt8(ascii: "*"), in: bytes).first(where: { anchors.contains($0.name) })
        else { return nil }
        let name = String(decoding: alias.name.prefix(32), as: UTF8.self)
        return .init("uses the alias \"*\(name)\"", "write the value out", line: alias.line)
    }

    private static func names(after mark: UInt8, in bytes: [UInt8]) -> [(name: ArraySlice<UInt8>, line: Int)] {
        var found: [(ArraySlice<UInt8>, Int)] = []
        var line = 1
        for (position, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == mark else { continue }
            let name = bytes[(position + 1)...].prefix(while: isAnchorCharacter)
            if !name.isEmpty { found.append((name, line)) }
        }
        return found
    }

    /// libyaml's characters of anchor names.
    private static func isAnchorCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// YAML forbids tabs in indentation, with an error that few people understand.
    private var tabProblem: DocumentProblem.Unreadable? {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
            return .init("is indented with a tab", "indent with spaces", line: index + 1)
        }
        return nil
    }
}
