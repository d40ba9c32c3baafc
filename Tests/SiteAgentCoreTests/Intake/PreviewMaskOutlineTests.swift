import Testing

@testable import SiteAgentCore

@Suite struct PreviewMaskOutlineTests {
    private func path(_ rows: String...) -> String {
        let width = rows.map(\.count).max() ?? 0
        return MaskOutline(rows.joined().map { $0 == "#" }, width: width, height: rows.count).path
    }

    @Test func `the outline follows the edges of the pixels`() {
        #expect(path("#") == "M0 0H1V1H0Z")
        #expect(path("....", ".##.", ".##.", "....") == "M1 1H3V3H1Z")
        #expect(path("##", "#.") == "M0 0H2V1H1V2H0Z")
    }

    @Test func `a hole is a loop of its own that runs the other way`() {
        #expect(path("###", "#.#", "###") == "M0 0H3V3H0ZM1 1V2H2V1Z")
    }

    @Test func `pixels that touch at a corner have loops of their own`() {
        #expect(path("#.", ".#") == "M0 0H1V1H0ZM1 1H2V2H1Z")
        #expect(path(".#", "#.") == "M1 0H2V1H1ZM0 1H1V2H0Z")
    }

    @Test func `no pixel has no outline`() {
        #expect(path("...", "...") == "")
    }

    /// The area that the loops enclose, by their sense, is the number of pixels inside.
    @Test func `every mask of three by four pixels is enclosed exactly`() throws {
        for bits in 0..<(1 << 12) {
            let isInside = (0..<12).map { bits >> $0 & 1 == 1 }
            let area = try Self.area(MaskOutline(isInside, width: 4, height: 3).path)
            #expect(area == isInside.count { $0 }, "mask \(bits)")
        }
    }

    private static func area(_ path: String) throws -> Int {
        var doubled = 0
        for loop in path.split(separator: "M") {
            let spaced = loop.dropLast().replacing("H", with: " H").replacing("V", with: " V")
            let pieces = spaced.split(separator: " ")
            var x = try #require(Int(pieces[0]))
            var y = try #require(Int(pieces[1]))
            var corners = [(x, y)]
            for piece in pieces.dropFirst(2) {
                let place = try #require(Int(piece.dropFirst()))
                if piece.hasPrefix("H") { x = place } else { y = place }
                corners.append((x, y))
            }
            for (this, next) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
                doubled += this.0 * next.1 - next.0 * this.1
            }
        }
        return doubled / 2
    }
}
