import DICOM
import Foundation
import SiteAgentCore
import Testing

@Suite struct CaseTableTests {
    private let folder = URL(fileURLWithPath: "/hospital/study")

    private func table(_ text: String) throws -> CaseTable { try CaseTable(Array(text.utf8), folder: folder) }

    @Test(arguments: ["image,mask,label,age", "IMAGE,Mask,LABEL,age", "\u{FEFF}Image,mask,label,age"])
    func `columns are found in any case of letters, and behind a byte order mark`(header: String) throws {
        let table = try table("\(header)\na.nii,m.nii,2,61\n")
        #expect(table.cases.first?.label == .number(2))
        #expect(table.cases.first?.cells == ["a.nii", "m.nii", "2", "61"])
        #expect(table.columns.last == "age")
    }

    @Test func `semicolons separate as well, and paths are relative to the table`() throws {
        let table = try table("patient;image;mask\nP1;a/t2.nii;/other/m.nii\n")
        #expect(table.cases.first?.image.path == "/hospital/study/a/t2.nii")
        #expect(table.cases.first?.mask.path == "/other/m.nii")
        #expect(table.cases.first?.label == nil)
    }

    @Test(arguments: [
        ("", "the table is empty"),
        ("image,mask\n", "line 1: no row follows the header"),
        ("image,roi\na,b\n", "line 1, column mask: the header lacks this column"),
        ("image,mask,IMAGE\na,b,c\n", "line 1, column image: the header names this column twice"),
        ("image,mask\nGEHEIM\n", "line 2: has 1 cells where the header has 2"),
        ("image,mask\nGEHEIM,\n", "line 2, column mask: is empty"),
        ("image,mask,label\nGEHEIM,GEHEIM,0\n", "line 2, column label: is not a whole number above 0"),
    ])
    func `a problem says line, column and fix, and no cell`(text: String, expected: String) {
        let error = #expect(throws: CaseTableError.self) { try table(text) }
        #expect(error?.description.hasPrefix(expected) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains("; ") == true)
        #expect(error?.description.contains("GEHEIM") == false)
        #expect(error?.problems.count == 1)
    }

    @Test func `all problems are told at once`() {
        let error = #expect(throws: CaseTableError.self) { try table("image,mask\n,m\na,m\na,\n") }
        #expect(error?.problems.map(\.line) == [2, 4])
    }
}
