import Testing

@testable import SiteTransport

@Suite struct DICOMWebListTests {
    private func patients(_ text: String) throws -> [PullQuestion] {
        try PullList(Array(text.utf8), of: .patients).questions
    }

    @Test func `a spreadsheet's list is read with its line numbers`() throws {
        let questions = try patients("\u{FEFF}Patient ID\r\n0012\r\n\r\n\"A B\"\r\n  C  \r\n0012\r\n")
        #expect(questions.map(\.line) == [2, 4, 5])
        #expect(questions.map(\.key) == [.patient("0012"), .patient("A B"), .patient("C")])
        #expect(try PullList(Array("a\na\na".utf8), of: .patients).repeatedLines == 2)
    }

    @Test(
        arguments: [
            ("a\nb,c", 2, "column"), ("a;b", 1, "column"), ("\"a\",\"b\"", 1, "column"), ("\"a", 1, "quotation"),
            ("a\n\nPAT*", 3, "*, ?"), ("?", 1, "*, ?"), ("a\\b", 1, "*, ?"), ("a\u{7F}", 1, "no patient ID"),
            (String(repeating: "x", count: 65), 1, "64"), ("", nil, "nobody"), ("PatientID\n", nil, "nobody"),
        ] as [(String, Int?, String)]
    )
    func `a list that cannot be meant is refused with its line`(text: String, line: Int?, says: String) {
        let defect = #expect(throws: PullList.Defect.self) { try patients(text) }
        #expect(defect?.line == line && defect?.reason.contains(says) == true)
        #expect(defect?.description.contains("PAT") == false)
    }

    @Test func `a list of studies holds UIDs`() throws {
        let list = try PullList(Array("StudyInstanceUID\n1.2.3\n4.5.6".utf8), of: .studies)
        #expect(list.questions.map(\.line) == [2, 3])
        let defect = #expect(throws: PullList.Defect.self) { try PullList(Array("1.2\nx".utf8), of: .studies) }
        #expect(defect?.line == 2)
    }

    @Test func `no text and too long a list are refused`() {
        #expect(throws: PullList.Defect.self) { try PullList([0xFF, 0xFE, 0x41], of: .patients) }
        let long = Array(String(repeating: "\n", count: 100_001).utf8)
        #expect(throws: PullList.Defect.self) { try PullList(long, of: .patients) }
    }

    // MARK: Credentials

    @Test func `credentials are one line, and never printed`() throws {
        let credentials = try PACSCredentials.basic(line: "eve:top:secret\n")
        guard case .basic("eve", "top:secret") = credentials.kind else {
            Issue.record("not read")
            return
        }
        var dumped = ""
        dump(credentials, to: &dumped)
        for text in ["\(credentials)", String(reflecting: credentials), dumped] { #expect(!text.contains("secret")) }
        #expect(throws: PACSCredentials.Defect.noColon) { try PACSCredentials.basic(line: "eve") }
        #expect(throws: PACSCredentials.Defect.noColon) { try PACSCredentials.basic(line: ":x") }
        #expect(throws: PACSCredentials.Defect.notOneLine) { try PACSCredentials.basic(line: "a:b\nc:d") }
        #expect(throws: PACSCredentials.Defect.notOneLine) { try PACSCredentials.bearer(line: "\n") }
        #expect(throws: PACSCredentials.Defect.notAToken) { try PACSCredentials.bearer(line: "a b") }
    }

    // MARK: Headers

    @Test func `the head of an answer is read line by line`() {
        var head = AnswerHead()
        for line in [
            "HTTP/1.1 100 Continue\r\n", "Retry-After: 9\r\n", "\r\n", "HTTP/1.1 302 Found\r\n",
            "LOCATION: https://eve:pw@other.example:8443/studies?PatientID=77 \r\n", "Content-Type:  text/html \r\n",
        ] { head.read(line: Array(line.utf8)) }
        #expect(head.status == 302 && head.contentType == "text/html" && head.retryAfterSeconds == nil)
        #expect(head.redirectOrigin == "https://other.example:8443")
    }

    @Test(arguments: ["/login?x", "https://a\u{1B}[2Jb/", "https://" + String(repeating: "a", count: 400)])
    func `a redirect that has no plain origin is not repeated`(location: String) {
        var head = AnswerHead()
        head.read(line: Array("Location: \(location)\r\n".utf8))
        #expect(head.redirectOrigin == nil)
    }
}
