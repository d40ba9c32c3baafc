import Yams

extension DocumentProblem {
    /// Why a text is not YAML that can be read.
    package struct Unreadable: Error {
        package let problem: DocumentProblem

        init(_ reason: String, _ remedy: String, line: Int? = nil, column: Int? = nil) {
            problem = DocumentProblem(line: line, column: column, key: "", reason: reason, remedy: remedy)
        }

        init(_ error: any Error) {
            switch error as? YamlError {
            case .scanner(_, let text, let mark, _), .parser(_, let text, let mark, _),
                .composer(_, let text, let mark, _):
                self.init("is not YAML", text, line: mark.line, column: mark.column)
            case .duplicatedKeysInMapping(let keys, let context):
                let key = DocumentProblem.quoted(keys.first ?? "")
                self.init("the key \(key) is written twice", "keep one of them", line: context.mark.line)
            case .reader(let text, _, _, _): self.init("is not text", text)
            default: self.init("is not YAML", "begin with a template")
            }
        }
    }

    /// Text of the document as errors show it: short, and without characters that could fool a terminal.
    package static func quoted(_ text: String) -> String {
        let shown = text.unicodeScalars.prefix(48).map { $0.isInvisible ? "?" : String($0) }.joined()
        return "\"\(shown)\(text.unicodeScalars.count > 48 ? "..." : "")\""
    }

    /// A key of the document as a step of a key path.
    package static func step(_ key: String) -> String {
        key.unicodeScalars.prefix(48).map { $0.isInvisible || $0 == "." ? "?" : String($0) }.joined()
    }
}

extension Unicode.Scalar {
    /// Whether the character can change how its neighbours are shown: controls, line breaks, writing direction.
    package var isInvisible: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}
