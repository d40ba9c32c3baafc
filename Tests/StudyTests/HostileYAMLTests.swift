import Study
import Testing
import YAMLDocuments

/// Texts that attack their reader: each is refused with a problem, none takes long or brings the program down.
@Suite struct HostileYAMLTests {
    @Test(arguments: ["[", "{a: ", "- ", "? ", "{a: [", "\"", "'", "|", ">", "!!set {", "&a [", "*", "%", "---\n"])
    func `deep nesting of anything is refused`(piece: String) {
        let text = String(repeating: piece, count: 100_000 / piece.utf8.count)
        #expect(throws: DocumentError.self) { try StudyDocument(yaml: text) }
        #expect(throws: DocumentError.self) { try StudyDocument(yaml: "study: x\nseries: " + text) }
        #expect(throws: DocumentError.self) { try StudyDocument(yaml: "study: x\nseries:\n  " + text) }
    }

    @Test func `nesting by indentation is refused`() {
        let lines = (0..<700).map { String(repeating: " ", count: $0) + "a:" }
        #expect(throws: DocumentError.self) { try StudyDocument(yaml: lines.joined(separator: "\n")) }
    }

    @Test func `a large text is refused unread`() {
        let error = #expect(throws: DocumentError.self) {
            try StudyDocument(yaml: SmallStudy.yaml + String(repeating: "# comment\n", count: 27_000))
        }
        #expect(
            error?.description == "study.yaml: is larger than 256 KiB; a document of this kind has a few hundred lines"
        )
    }

    @Test func `a text of the largest size is read`() throws {
        let filler = (256 << 10) - SmallStudy.yaml.utf8.count
        _ = try StudyDocument(yaml: SmallStudy.yaml + String(repeating: "#", count: filler))
    }

    @Test func `aliases are refused before they are expanded`() {
        var text = "a0: &a0 {k: v}\n"
        for level in 1..<60 { text += "a\(level): &a\(level) {? *a\(level - 1) : x, ? [*a\(level - 1)] : y}\n" }
        let error = #expect(throws: DocumentError.self) { try StudyDocument(yaml: text) }
        #expect(error?.description == "study.yaml:2: uses the alias \"*a0\"; write the value out")
    }

    @Test func `emphasis in a comment is no alias`() throws {
        _ = try StudyDocument(yaml: "# *small* sites & R&D, *really*\n" + SmallStudy.yaml)
    }

    @Test func `a merge key is refused`() {
        let text = SmallStudy.text("privacy: {", "privacy: {<<: {minimum_sites: 1}, ")
        let error = #expect(throws: DocumentError.self) { try StudyDocument(yaml: text) }
        #expect(error?.problems.map(\.key) == ["privacy.<<"])
    }

    @Test(arguments: ["!!python/object/apply:os.system [ls]", "!ruby/object:Gem {}", "!local 5", "!!binary aGk="])
    func `a tag that asks for an object is refused`(value: String) {
        let error = #expect(throws: DocumentError.self) {
            try StudyDocument(yaml: SmallStudy.text("seed: 7", "seed: \(value)"))
        }
        #expect(error?.problems.map(\.key) == ["validation.seed"])
    }

    @Test func `a tab in the indentation is named as such`() {
        let text = SmallStudy.text("    b: 200", "\tb: 200")
        let error = #expect(throws: DocumentError.self) { try StudyDocument(yaml: text) }
        #expect(error?.description == "study.yaml:10: is indented with a tab; indent with spaces")
    }

    @Test func `keys that are not words are refused`() {
        let error = #expect(throws: DocumentError.self) { try StudyDocument(yaml: SmallStudy.yaml + "[a, b]: c\n") }
        #expect(error?.problems.first?.reason == "has a key that is not a word")
    }

    @Test func `two documents in one text are refused`() {
        #expect(throws: DocumentError.self) { try StudyDocument(yaml: SmallStudy.yaml + "---\n" + SmallStudy.yaml) }
    }

    @Test(arguments: [
        "", " ", "---", "# only a comment", "just text", "- a\n- b", "null", "\u{0}", "\u{FEFF}", "a: b: c", "}",
    ])
    func `a text that is no document is refused`(text: String) {
        #expect(throws: DocumentError.self) { try StudyDocument(yaml: text) }
        #expect(throws: DocumentError.self) { try SitePolicy(yaml: text) }
    }

    @Test func `what a document says cannot write to the terminal that shows its errors`() {
        let text = SmallStudy.text("seed: 7", "\"se\\e[31med\\u202E\": 7").replacing("A small", with: "\"\\e[2J\" #")
            .replacing("dwi_b0:", with: "\"dwi\\e[2Jb0\":")
        let error = #expect(throws: DocumentError.self) { try StudyDocument(yaml: text) }
        let shown = error?.description ?? "\u{1B}"
        #expect(!shown.unicodeScalars.contains { $0 != "\n" && ($0.value < 0x20 || $0 == "\u{202E}") })
    }

    /// Every text that lacks a piece is either a study or refused: none ends the program.
    @Test func `no prefix and no text with a hole ends the program`() {
        let bytes = Array(SmallStudy.yaml.utf8)
        for length in 0..<bytes.count { read(bytes.prefix(length)) }
        for start in stride(from: 0, to: bytes.count - 12, by: 5) { read(bytes[..<start] + bytes[(start + 12)...]) }
    }

    private func read(_ bytes: some Collection<UInt8>) {
        do throws(DocumentError) {
            let study = try StudyDocument(yaml: String(decoding: bytes, as: UTF8.self))
            #expect(!study.series.isEmpty)
        } catch {
            #expect(!error.problems.isEmpty)
        }
    }
}
