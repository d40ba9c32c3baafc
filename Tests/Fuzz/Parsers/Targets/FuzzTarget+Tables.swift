import Foundation

@testable import SiteAgentCore

extension FuzzTarget {
    static let tables = FuzzTarget(
        "tables",
        words: CohortTable.requiredColumns + [
            "label", "\"\"", "\r\n", "sep=;\n", ",,\n", ";", "\t", "\u{FEFF}", "6,5", "1e400", "\u{A0}",
        ],
        seeds: {
            [
                "patient,lesion,score,series,image,mask\nP1,L1,6.5,t2w,a.nii,b.nii\nP1,L1,6.5,dwi,c.nii,/d.nii\n",
                "\u{FEFF}Patient;Lesion;Score;Series;Image;Mask;Label;Note\r\n\"P \"\"1\";L;6,5;t2w;a;b;2;\"x;y\r\nz\"\r\n",
                "image\tmask\tlabel\na.nii\tb.nii\t1\n\n\t\t\n", "image,mask\n\"a\",b", "image,mask,image\n,\n", "",
            ].map { Array($0.utf8) }
        },
        run: { bytes in
            let folder = URL(fileURLWithPath: "/data")
            if let table = try? SeparatedValues(bytes) {
                let cells = table.records.reduce(0) { $0 + $1.cells.count }
                mustHold(cells <= bytes.count + 1, "a cell takes a separator or a line end")
                mustHold(table.records.allSatisfy { (1...bytes.count + 1).contains($0.line) }, "lines are the file's")
            }
            let cohort = CohortTable(bytes, folder: folder)
            if cohort.isUsable { mustHold(!cohort.lesions.isEmpty, "a usable table has a lesion") }
            mustHold(cohort.problems.allSatisfy { $0.description.utf8.count < 1000 }, "a problem is a sentence")
            do throws(CaseTableError) {
                let table = try CaseTable(bytes, folder: folder)
                mustHold(!table.cases.isEmpty, "a table has a case")
                mustHold(table.cases.allSatisfy { $0.cells.count == table.columns.count }, "a case fills its row")
            } catch {
                mustHold(!error.problems.isEmpty, "a refusal has a reason")
            }
        }
    )
}
