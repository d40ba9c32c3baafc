import Testing

@testable import SiteTransport

@Suite struct DICOMWebMultipartParserTests {
    private struct Refused: Error, Equatable { let defect: MultipartParser.Defect }

    /// The part of a body that comes in pieces.
    private func parse(_ pieces: [[UInt8]], boundary: String = "ab") throws -> [UInt8] {
        let boundary = try #require(MultipartBoundary(contentType: "multipart/related; boundary=\"\(boundary)\""))
        var parser = MultipartParser(boundary: boundary)
        var part: [UInt8] = []
        for piece in pieces {
            try parser.feed(piece, onDefect: { Refused(defect: $0) }) { bytes throws(Refused) in part += bytes }
        }
        do { try parser.finish() } catch { throw Refused(defect: error) }
        return part
    }

    private func parse(_ body: String, boundary: String = "ab") throws -> String {
        String(decoding: try parse([Array(body.utf8)], boundary: boundary), as: UTF8.self)
    }

    private static let good: [(String, String)] = [
        ("--ab\r\n\r\nx\r\n--ab--", "x"),
        ("--ab\r\n\r\nx\r\n--ab--\r\n", "x"),
        ("--ab \t\r\nContent-Type: application/dicom\r\n\r\nx\r\n--ab--\r\nepilogue", "x"),
        (
            "\r\n--ab\r\nContent-Type: application/dicom; x=y\r\nA: b\r\n\r\n\r\n--a\r\n--b\r\r\n-\r\n--ab--",
            "\r\n--a\r\n--b\r\r\n-"
        ),
        ("preamble --ab\r\n--ab\r\n\r\n--ab\r\n--\r\n--ab--", "--ab\r\n--"),
        ("--ab\r\n\r\n\r\n--ab--", ""),
        ("--ab\r\n\r\n\r\r\n\r\r\n--ab--", "\r\r\n\r"),
        ("--ab\r\n\r\nx\n--ab\r\n--ab--", "x\n--ab"),
    ]

    @Test(arguments: good)
    func `a body gives its part however it is cut in two or three`(body: String, expected: String) throws {
        let bytes = Array(body.utf8)
        #expect(try parse([bytes]) == Array(expected.utf8))
        #expect(try parse(bytes.map { [$0] }) == Array(expected.utf8))
        for first in 0...bytes.count {
            for second in first...bytes.count {
                let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]].map(Array.init)
                #expect(try parse(pieces) == Array(expected.utf8), "\(first) \(second)")
            }
        }
    }

    private static let hostile: [(String, MultipartParser.Defect)] = [
        ("", .endsEarly),
        ("--ab", .endsEarly),
        ("--ab--", .endsEarly),
        ("--ab\r\n\r\nx", .endsEarly),
        ("--ab\r\n\r\nx\r\n--ab", .endsEarly),
        ("--ab\r\n\r\nx\r\n--ab-", .endsEarly),
        ("--ab\r\n\r\nx\r\n--ab\r\n\r\ny\r\n--ab--", .secondPart),
        ("--abc\r\n\r\nx\r\n--ab--", .delimiterMalformed),
        ("--ab\n\nx\n--ab--", .delimiterMalformed),
        ("--ab\r\n\r\nx\r\n--abc\r\n--ab--", .delimiterMalformed),
        ("--ab\r\nno header\r\n\r\nx\r\n--ab--", .headerMalformed),
        ("--ab\r\n: empty\r\n\r\nx\r\n--ab--", .headerMalformed),
        ("--ab\r\nA: b\n\nx\r\n--ab--", .headerMalformed),
        ("--ab\r\nContent-Type: text/html\r\n\r\nx\r\n--ab--", .partHasAnotherType),
        ("--ab\r\ncontent-type:\r\n\r\nx\r\n--ab--", .partHasAnotherType),
        (String(repeating: "p", count: 5000) + "\r\n--ab\r\n\r\nx\r\n--ab--", .preambleTooLong),
        ("--ab\r\nA: " + String(repeating: "h", count: 9000) + "\r\n\r\nx\r\n--ab--", .headersTooLong),
        ("--ab\r\n" + String(repeating: "A: b\r\n", count: 2000) + "\r\nx\r\n--ab--", .headersTooLong),
        ("--ab" + String(repeating: " ", count: 9000) + "\r\n\r\nx\r\n--ab--", .headersTooLong),
        ("--ab\r\n\r\nx\r\n--ab--" + String(repeating: "e", count: 20_000), .epilogueTooLong),
    ]

    @Test(arguments: hostile)
    func `a hostile body is refused however it is cut`(body: String, defect: MultipartParser.Defect) {
        let bytes = Array(body.utf8)
        #expect(throws: Refused(defect: defect)) { try parse([bytes]) }
        #expect(throws: Refused(defect: defect)) { try parse(bytes.map { [$0] }) }
    }

    /// Bodies of the delimiter's own bytes, which is where a matcher goes wrong, in random pieces.
    @Test func `random parts come out as they went in`() throws {
        var generator = SplitMix(state: 7)
        for round in 0..<20_000 {
            let boundary = ["-", "a", "--", "a-a", "ab"][round % 5]
            let alphabet: [UInt8] = [13, 10, 45, 45, 97, 98, UInt8(truncatingIfNeeded: round)]
            let part = (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            // A part that has the delimiter in it cannot be sent with this boundary.
            let delimiter = Array("\r\n--\(boundary)".utf8)
            guard ([13, 10] + part).firstRange(of: delimiter) == nil else { continue }
            let body = Array("--\(boundary)\r\n\r\n".utf8) + part + delimiter + Array("--\r\n".utf8)
            // The end of the part may, with the delimiter, begin another one.
            guard (part + delimiter).firstRange(of: delimiter)?.lowerBound == part.count else { continue }
            var (pieces, rest) = ([[UInt8]](), body[...])
            while !rest.isEmpty {
                let length = Int.random(in: 1...min(9, rest.count), using: &generator)
                pieces.append(Array(rest.prefix(length)))
                rest = rest.dropFirst(length)
            }
            #expect(try parse(pieces, boundary: boundary) == part)
        }
    }

    /// Whatever comes, and however it is cut: one verdict, and never more bytes than came.
    @Test func `random bodies have one verdict however they are cut`() throws {
        var generator = SplitMix(state: 11)
        let words = ["--ab", "\r\n", "\r", "\n", "--", "ab", "A: b", "x", "Content-Type: application/dicom", " "]
        var parts = 0
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0..<14, using: &generator)).map { _ in
                words[Int.random(in: 0..<words.count, using: &generator)]
            }
            let opening = Bool.random(using: &generator) ? "--ab\r\n\r\n" : ""
            let closing = Bool.random(using: &generator) ? "\r\n--ab--" : ""
            let body = Array((opening + text.joined() + closing).utf8)
            let whole = Result { try parse([body]) }
            let bytewise = Result { try parse(body.map { [$0] }) }
            switch (whole, bytewise) {
            case (.success(let one), .success(let other)):
                #expect(one == other && one.count < body.count)
                parts += 1
            case (.failure(let one), .failure(let other)): #expect(one as? Refused == other as? Refused)
            default: Issue.record("\(body)")
            }
        }
        #expect(parts > 1000)
    }

    // MARK: The header that announces it

    private static let headers: [(String, String?)] = [
        (#"multipart/related; type="application/dicom"; boundary=f5f3-b69"#, "f5f3-b69"),
        (#"multipart/related; type=application/dicom; boundary="a b:c""#, "a b:c"),
        (#"Multipart/Related;boundary="a\"b";x"#, nil),
        (#"Multipart/Related;BOUNDARY=ab;"#, "ab"),
        (#"multipart/related; boundary="ab"#, nil),
        (#"multipart/related; boundary=ab; boundary=cd"#, nil),
        (#"multipart/related; boundary="""#, nil),
        (#"multipart/related; boundary=""# + String(repeating: "a", count: 71) + "\"", nil),
        (#"multipart/related; type="image/jpeg"; boundary=ab"#, nil),
        ("multipart/related", nil), ("application/dicom; boundary=ab", nil), ("multipart/form-data; boundary=ab", nil),
        ("", nil), (";boundary=ab", nil), ("multipart/related; boundary", nil),
        ("multipart/related; boundary=a\rb", nil), ("multipart/related; boundary=\"ab \"", nil),
    ]

    @Test(arguments: headers)
    func `a boundary is read from its header`(type: String, boundary: String?) {
        #expect(MultipartBoundary(contentType: type)?.bytes == boundary.map { Array($0.utf8) })
    }
}

/// Sebastiano Vigna's SplitMix64: the same numbers in each run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
