import Foundation

/// The code of a Swift file, without comments and without what stands in string literals.
struct SourceText {
    let file: String
    let code: String

    init(file: String, text: String) {
        self.file = file
        code = Self.code(of: text)
    }

    /// The Swift files below a folder of the package.
    static func files(below folder: String) throws -> [SourceText] {
        let url = DumpedPackage.root.appendingPathComponent(folder)
        let paths = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.allObjects ?? []
        return try paths.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }
            .map { SourceText(file: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8)) }
    }

    /// The modules that the file imports.
    var imports: Set<String> {
        Set(
            code.split(separator: "\n").compactMap { line in
                let words = line.split { $0 == " " || $0 == "." }
                guard let position = words.firstIndex(of: "import"), words[..<position].allSatisfy(Self.isModifier)
                else { return nil }
                let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
                return words[(position + 1)...].first { !kinds.contains($0) }.map(String.init)
            }
        )
    }

    /// The identifiers of the code.
    var identifiers: Set<String> {
        Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    }

    /// Element types of array types and array literals that hold floating-point numbers.
    var holdsRows: Bool {
        let squeezed = code.filter { !$0.isWhitespace }
        return ["Double", "Float", "Float16", "Float32", "Float64"].contains { name in
            squeezed.contains("[\(name)]") || squeezed.contains("<\(name)>") || squeezed.contains("[\(name)?]")
        }
    }

    private static func isModifier(_ word: Substring) -> Bool {
        word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
    }

    /// Good enough for formatted code: line comments, and literals that end on their line or span lines.
    private static func code(of text: String) -> String {
        var code: [Substring] = []
        var isInLiteral = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let marks = line.components(separatedBy: "\"\"\"").count - 1
            if !isInLiteral, marks == 0 { code.append(Substring(withoutLiterals(line))) }
            if marks % 2 == 1 { isInLiteral.toggle() }
        }
        return code.joined(separator: "\n")
    }

    private static func withoutLiterals(_ line: Substring) -> String {
        var kept = ""
        var isInLiteral = false
        var previous: Character = " "
        for character in line {
            if character == "\"", previous != "\\" { isInLiteral.toggle() }
            if !isInLiteral, character == "/", previous == "/" { return String(kept.dropLast()) }
            if !isInLiteral { kept.append(character) }
            previous = character == "\\" && previous == "\\" ? " " : character
        }
        return kept
    }
}
