import DICOM
import Foundation
import Testing

@testable import SiteAgentCore

@Suite struct CohortTableTests {
    private let header = "patient,lesion,score,series,image,mask"

    private func table(_ text: String) -> CohortTable {
        CohortTable(Array(text.utf8), folder: URL(fileURLWithPath: "/data"))
    }

    private func problems(_ lines: String...) -> [String] {
        table(([header] + lines).joined(separator: "\n")).problems.map(\.description)
    }

    @Test func `series of one lesion are gathered in the order of the first row`() {
        let table = table(
            "\(header)\nP1,1,6,b0,a.nii,m.nii\nP2,1,,b0,/abs/c.nii,m.nii\nP1,1,6,b200,b.nii,m.nii\nP1,2,3.5,b0,d.nii,m.nii\n"
        )
        #expect(table.problems.isEmpty)
        #expect(table.lesions.map(\.patient) == ["P1", "P2", "P1"])
        #expect(table.lesions.map(\.score) == [6, nil, 3.5])
        #expect(table.lesions[0].cases.keys.sorted() == ["b0", "b200"])
        #expect(table.lesions[0].cases["b0"]?.image.path == "/data/a.nii")
        #expect(table.lesions[1].cases["b0"]?.image.path == "/abs/c.nii")
    }

    @Test func `a table that was copied without its images is known by that none is there`() throws {
        let folder = try TemporaryFolder()
        try folder.write([0], to: "b.nii")
        func lacksEveryImage(_ rows: String...) -> Bool {
            let text = ([header] + rows).joined(separator: "\n")
            return CohortTable(Array(text.utf8), folder: folder.url).lacksEveryImage
        }
        #expect(lacksEveryImage("P1,1,6,b0,a.nii,b.nii", "P2,1,6,b0,c.nii,b.nii"))
        #expect(!lacksEveryImage("P1,1,6,b0,a.nii,b.nii", "P2,1,6,b0,b.nii,b.nii"))
        #expect(!lacksEveryImage())
    }

    @Test func `what a spreadsheet exports is read`() {
        let table = table(
            "\u{FEFF}Patient;Lesion;Score;Series;Image;Mask;Label;Remark\r\n\"P;1\";1;6,5;b0;\"a \"\"b\"\".nii\";m.nii;2;x\r\n;;;;;;;\r\n"
        )
        #expect(table.problems.isEmpty)
        #expect(table.ignoredColumns == ["Remark"])
        #expect(table.lesions.first?.patient == "P;1")
        #expect(table.lesions.first?.score == 6.5)
        #expect(table.lesions.first?.cases["b0"]?.image.lastPathComponent == "a \"b\".nii")
        #expect(table.lesions.first?.cases["b0"]?.label == .number(2))
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n", ",,\r\n"])
    func `a table without anything in it is not usable`(text: String) {
        #expect(!table(text).isUsable)
        #expect(
            table(text).problems.map(\.description) == [
                "the table is empty; begin with the line patient,lesion,score,series,image,mask"
            ]
        )
    }

    @Test func `one region under two names is no two lesions`() {
        #expect(
            problems("P1,a,1,b0,i,m", "P1,b,1,b0,i,m") == [
                "line 3, column mask: is the mask of another lesion on line 2, on the same image; keep one of the two "
                    + "lesions, or name each one's label"
            ]
        )
        let labels = ["P1,a,1,b0,i,m,1", "P1,b,1,b0,i,m,2"]
        #expect(table(([header + ",label"] + labels).joined(separator: "\n")).problems.isEmpty)
    }

    @Test func `an exclusion is known in whatever letters a person writes it`() {
        let table = table("\(header),exclusion\nP1,a,1,b0,i,m,Excluded by Site\nP1,a,1,b1,i,m,excluded\n")
        #expect(table.lesions.first?.exclusions["b0"]?.reason == .excludedBySite)
        #expect(table.problems.map(\.line) == [3])
    }

    @Test func `problems name line, column and fix`() {
        #expect(
            problems("P1,1,high,b0,a,m", "P1,1,6,,a,m") == [
                "line 2, column score: is not a number; write a number such as 6 or 6.5, or leave it empty",
                "line 3, column series: is empty; fill it in, or remove the row",
            ]
        )
        #expect(
            problems("P1,1,6,b0,a,m", "P1,1,7,b200,a,m") == [
                "line 3, column score: is another score than this lesion has on line 2; "
                    + "repeat the lesion's one score in each of its rows"
            ]
        )
        #expect(
            problems("P1,1,6,b0,a,m", "P1,1,6,b0,b,m") == [
                "line 3, column series: the same lesion and series stand on line 2; keep one of the two rows"
            ]
        )
        #expect(
            problems("P1,1,6,b0,a") == [
                "line 2: has 5 cells where the header has 6; quote cells that hold the separator"
            ]
        )
    }

    @Test func `a header without its columns is refused with what it lacks`() {
        let problems = table("patient,lesion,series,image,image\nP1,1,b0,a,m").problems.map(\.description)
        #expect(problems.count == 3)
        #expect(problems[0].hasPrefix("line 1, column image: the header names this column twice"))
        #expect(problems[1].hasPrefix("line 1, column score: the header lacks this column"))
    }

    @Test func `every problem is found in one reading and lines are counted through quotes`() {
        let problems = problems("\"P\n1\",1,6,b0,a,m", "P2,1,x,b0,a,m", "P3,1,y,b0,a,m")
        #expect(problems.map { $0.prefix(6) } == ["line 4", "line 5"])
    }

    @Test func `an excluded row needs no files, and dates are checked`() {
        let header = header + ",exclusion,exclusion_detail,score_date,image_date"
        let good = table(
            "\(header)\nP1,1,6,b0,,,missing-slice,one is absent,2026-02-28,\nP1,1,6,b200,a,m,,,,2024-02-29\n"
        )
        #expect(good.problems.isEmpty)
        #expect(good.lesions.first?.exclusions == ["b0": Exclusion(.missingSlice, "one is absent")])
        #expect(good.lesions.first?.cases.keys.sorted() == ["b200"])
        let bad = table(
            "\(header)\nP1,1,6,b0,,,tired,,,\nP1,2,6,b0,a,m,,,2026-02-29,\nP1,3,6,b0,,,excluded-by-site,,,\n"
                + "P1,3,6,b0,a,m,,,,\n"
        )
        #expect(
            bad.problems.map(\.description) == [
                "line 2, column exclusion: is no reason that is known; write excluded-by-site, or leave it empty",
                "line 3, column score_date: is not a date; write it as 2026-11-24, or leave it empty",
                "line 5, column series: the same lesion and series stand on line 4; keep one of the two rows",
            ]
        )
    }

    @Test(arguments: ["score", "series", "label"])
    func `no cell is ever echoed`(column: String) {
        let secret = "GEHEIM-0815"
        let values = ["score": "6", "series": "b0", "label": "1"].merging([column: secret]) { $1 }
        let row = "\(secret),\(secret),\(values["score", default: ""]),\(values["series", default: ""]),a,m"
        let text = "\(header),label\n\(row),\(values["label", default: ""])\n\(row),1\n\"\(secret)"
        #expect(!table(text).problems.map(\.description).joined().contains(secret))
    }

    @Test func `hostile input is refused with the line`() {
        #expect(problems("P1,1,6,b0,a,\"m").first?.contains("never closed") == true)
        #expect(problems("P1,1,6,b0,a,\"m\"x").first?.contains("after its closing quote") == true)
        #expect(problems(String(repeating: "x", count: 5000)).first?.contains("longer than 4096 bytes") == true)
        #expect(problems(String(repeating: ",", count: 300)).first?.contains("more than 256 cells") == true)
        let broken = CohortTable(Array("\(header)\nP".utf8) + [0xFF, 0xFE], folder: URL(fileURLWithPath: "/"))
        #expect(broken.problems.first?.description.contains("line 2: cell 1 is not UTF-8") == true)
        #expect(!table("").isUsable || table("").lesions.isEmpty)
    }

    @Test func `any single broken byte leads to a table or to problems, never to a crash`() {
        let good = Array("\(header)\nP1,1,6,b0,\"a\",m\r\nP1,2,6,b0,a,m\n".utf8)
        for position in good.indices {
            for byte: UInt8 in [0, 0x22, 0x2C, 0x0A, 0x3B, 0xFF] {
                var bytes = good
                bytes[position] = byte
                let table = CohortTable(bytes, folder: URL(fileURLWithPath: "/"))
                #expect(!table.lesions.isEmpty || !table.isUsable)
            }
        }
    }
}
