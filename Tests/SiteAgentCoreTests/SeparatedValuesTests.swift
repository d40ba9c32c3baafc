import Testing

@testable import SiteAgentCore

@Suite struct SeparatedValuesTests {
    private func cells(_ text: String) throws -> [[String]] {
        try SeparatedValues(Array(text.utf8)).records.map(\.cells)
    }

    @Test(arguments: ["sep=;\n", "sep=;\r\n", "SEP=;\n", "\u{FEFF}sep=;\n"])
    func `a line that tells the separator is obeyed and is no record`(line: String) throws {
        // There are more commas than semicolons in the header.
        let table = try SeparatedValues(Array("\(line)a,b,c;d\n1;2\n".utf8))
        #expect(table.separator == UInt8(ascii: ";"))
        #expect(table.records == [.init(line: 2, cells: ["a,b,c", "d"]), .init(line: 3, cells: ["1", "2"])])
    }

    @Test(arguments: ["sep=x", "sep=", "sep=;;", "separator;b"])
    func `another first line is the header`(line: String) throws {
        #expect(try SeparatedValues(Array("\(line)\n1;2".utf8)).records.first?.line == 1)
    }

    @Test func `columns at the end with neither name nor cell are dropped`() throws {
        #expect(try cells("a,b,,\n1,2,,\n3,4\n5,6,\n") == [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]])
        // A cell without a name is kept, and so is what stands before it.
        #expect(
            try cells("a,b,,,\n1,2,,x,\n3,4,,,\n") == [["a", "b", "", ""], ["1", "2", "", "x"], ["3", "4", "", ""]]
        )
        // A name without cells is a column.
        #expect(try cells("a,b\n1,\n") == [["a", "b"], ["1", ""]])
    }

    @Test func `a row with more cells than the header stays a mistake`() throws {
        #expect(try cells("a,b\n6,5,\n") == [["a", "b"], ["6", "5", ""]])
        #expect(try cells("a,b,\n1,6,5,\n") == [["a", "b", ""], ["1", "6", "5", ""]])
    }

    @Test func `mark and line ends are told`() throws {
        let plain = try SeparatedValues(Array("a,b\n1,2\n".utf8))
        #expect(!plain.isMarked && plain.lineEnd == "\n")
        let marked = try SeparatedValues(Array("\u{FEFF}a,b\r\n1,2\r\n".utf8))
        #expect(marked.isMarked && marked.lineEnd == "\r\n")
        #expect(marked.records.map(\.cells) == plain.records.map(\.cells))
        let single = try SeparatedValues(Array("a,b".utf8))
        #expect(!single.isMarked && single.lineEnd == "\n")
    }

    @Test func `a table is marked where a cell is not ASCII, unless told otherwise`() {
        #expect(SeparatedValues.bytes(["a", "b"], [["1", "x y"]]) == Array("a,b\n1,x y\n".utf8))
        #expect(SeparatedValues.bytes(["a"], [["Läsion"]]) == [0xEF, 0xBB, 0xBF] + Array("a\nLäsion\n".utf8))
        #expect(SeparatedValues.bytes(["a"], [["Läsion"]], marked: false) == Array("a\nLäsion\n".utf8))
        #expect(
            SeparatedValues.bytes(
                ["a", "b"],
                [["1,5", "2"]],
                separator: UInt8(ascii: ";"),
                marked: true,
                lineEnd: "\r\n"
            )
                == [0xEF, 0xBB, 0xBF] + Array("a;b\r\n1,5;2\r\n".utf8)
        )
    }

    @Test func `what is written reads back`() throws {
        let rows = [["=1+1", "a;b"], ["", "\"q\""], ["ä\nb", " x "]]
        let table = try SeparatedValues(
            SeparatedValues.bytes(["p", "q"], rows, separator: UInt8(ascii: ";"), lineEnd: "\r\n")
        )
        #expect(table.isMarked && table.lineEnd == "\r\n" && table.separator == UInt8(ascii: ";"))
        let read = table.records.dropFirst().map { $0.cells.map(SeparatedValues.unescaped) }
        #expect(read == [["=1+1", "a;b"], ["", "\"q\""], ["ä\nb", "x"]])
    }
}
