import CanonicalEncoding
import Foundation
import ImageFiles
import Imaging
import TestSupport
import Testing

@testable import SiteAgentCore

@Suite struct PreviewTests {
    private let folder: TemporaryFolder
    private let cohort: ImageCohort

    init() throws {
        folder = try TemporaryFolder()
        cohort = try ImageCohort(lesions: 3, in: folder)
    }

    private var pages: URL { folder.url.appendingPathComponent("pages") }

    private func table(_ more: String...) throws -> PreviewTable {
        let lines = ["patient,lesion,score,series,image,mask,label,exclusion"] + cohort.rows.map { $0 + ",," } + more
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "cohort.csv")
        return try PreviewTable(file: folder.url.appendingPathComponent("cohort.csv"))
    }

    private func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: pages.path) {
            files[name] = try Data(contentsOf: pages.appendingPathComponent(name))
        }
        return files
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: pages.appendingPathComponent(name), encoding: .utf8)
    }

    @Test func `every case is shown, with its flags`() throws {
        let summary = try Preview(of: table()).write(to: pages) { _ in }
        #expect(summary.patients == 2)
        #expect(summary.lesions == 3)
        #expect(summary.shown == 6)
        #expect(summary.pageCount == 3)
        // 27 voxels each.
        #expect(summary.flags == ["tiny": 6])
        let page = try text("patient-0001.html")
        #expect(page.components(separatedBy: "<svg class=\"panel\"").count - 1 == 12)
        #expect(page.contains("27 voxels, 0.18\u{A0}ml"))
        #expect(page.contains("<dd>8 × 7 × 5</dd>"))
        #expect(page.contains("<dd>1.50 × 1.50 × 3.00\u{A0}mm</dd>"))
        #expect(page.contains("aria-label=\"Slice 3 of 5\""))
        // The mask lies on voxels 1 to 3; the crop is the whole slice, and the axes are those of LPS.
        #expect(page.contains("d=\"M1 1H4V4H1Z\""))
    }

    @Test func `the same files make the same bytes, and nothing is fetched or run`() throws {
        let first = try Preview(of: table()).write(to: pages) { _ in }
        let before = try files()
        let second = try Preview(of: table()).write(to: pages) { _ in }
        #expect(first == second)
        #expect(try files() == before)
        #expect(before.keys.sorted() == ["index.html", "patient-0001.html", "patient-0002.html", "preview.json"])
        for name in before.keys where name.hasSuffix(".html") {
            let page = try text(name)
            for forbidden in [
                "http:", "https:", "<script", "javascript:", "<link", "@import", "url(", " onload", " style=",
            ] {
                #expect(!page.contains(forbidden), "\(name) holds \(forbidden)")
            }
            #expect(page.contains("default-src &#39;none&#39;; img-src data:; style-src &#39;sha256-"))
        }
    }

    @Test func `the pages' digest is that of sha256sum's list, and the folder is for its owner alone`() throws {
        let summary = try Preview(of: table()).write(to: pages) { _ in }
        let list = try files().filter { $0.key.hasSuffix(".html") }.sorted { $0.key < $1.key }.map {
            "\(SHA256Digest(hashing: [UInt8]($0.value)).hex)  \($0.key)\n"
        }
        #expect(summary.pages == SHA256Digest(hashing: Array(list.joined().utf8)))
        #expect(try PreviewRecord(in: pages).pages == summary.pages)
        let attributes = try FileManager.default.attributesOfItem(atPath: pages.path)
        #expect(attributes[.posixPermissions] as? Int == 0o700)
        #expect(try text("index.html").contains(summary.code))
    }

    @Test func `hostile text is shown as text`() throws {
        let attack = #""""><script>alert(1)</script><img src=x onerror=alert(2)>""#
        let image = "images/GEHEIM-0/0-b0.nii.gz,images/GEHEIM-0/0-mask.nii.gz"
        let acquisition =
            "patient,series,kind,vendor,mask_source\n\(attack),\(attack),t2,\(attack),resampled \(attack)\n"
        try folder.write(Array(acquisition.utf8), to: "acquisition.csv")
        let table = try table(
            "\(attack),\(attack),1,\(attack),\(image),,",
            "\(attack),2,1,\(attack),,,,\(attack)"
        )
        let summary = try Preview(of: table).write(to: pages) { _ in }
        #expect(summary.excluded == 1)
        #expect(summary.flags["mask resampled"] == nil || summary.shown == 7)
        for name in ["index.html", "patient-0003.html"] {
            let page = try text(name)
            #expect(page.contains("&quot;&gt;&lt;script&gt;alert(1)"))
            #expect(!page.contains("<script"))
            #expect(!page.contains("<img"))
        }
    }

    @Test func `cases that are left out or unreadable are shown as such and stop nothing`() throws {
        try folder.write([0x1F, 0x8B, 1, 2, 3], to: "broken.nii.gz")
        let image = "images/GEHEIM-0/0-b0.nii.gz"
        try folder.write(ImageCohort.mask(size: 3, spacing: [2, 2, 2]), to: "other.nii.gz")
        try folder.write(ImageCohort.mask(size: 0), to: "empty.nii.gz")
        let table = try table(
            "GEHEIM-9,1,1,dwi_b0,,,,missing-series",
            "GEHEIM-9,1,1,dwi_b200,\(image),,,",
            "GEHEIM-9,2,1,dwi_b0,broken.nii.gz,\(image),,",
            "GEHEIM-9,2,1,dwi_b200,none.nii.gz,\(image),,",
            "GEHEIM-9,3,1,dwi_b0,\(image),other.nii.gz,,",
            "GEHEIM-9,3,1,dwi_b200,\(image),empty.nii.gz,,",
            "GEHEIM-9,,1,dwi_b200,\(image),empty.nii.gz,,"
        )
        #expect(table.problems.count == 1)
        var steps: [Preview.Progress] = []
        let summary = try Preview(of: table).write(to: pages) { steps.append($0) }
        #expect(summary.excluded == 2)
        #expect(summary.unreadable == 2)
        #expect(summary.shown == 8)
        #expect(summary.flags["other grid"] == 1)
        #expect(summary.flags["mask empty"] == 1)
        #expect(steps.last == .drawn(12, of: 12))
        let page = try text("patient-0003.html")
        #expect(page.contains("There is no image of the series."))
        #expect(page.contains("The cohort table names no mask."))
        #expect(page.contains("the gzip data is damaged"))
        #expect(page.contains("spacing differs"))
        #expect(try text("index.html").contains("lacks a patient, a lesion or a series"))
    }

    @Test func `an ADC map has a histogram, and an implausible one is flagged`() throws {
        let grid = try ImageCohort.grid()
        for (name, scale) in [("good", Float(1)), ("bad", 1e-6)] {
            let voxels = (0..<280).map { Float(900 + $0) * scale }
            try folder.write(NIfTIFile.bytes(of: Volume<Raw>(grid: grid, voxels: voxels)), to: "\(name).nii.gz")
        }
        let mask = "images/GEHEIM-0/0-mask.nii.gz"
        let table = try table("A,1,1,adc,good.nii.gz,\(mask),,", "B,1,1,adc,bad.nii.gz,\(mask),,")
        let summary = try Preview(of: table).write(to: pages) { _ in }
        #expect(summary.flags["ADC implausible"] == 1)
        let good = try text("patient-0003.html")
        // The middle voxel of the box 1...3: 900 + 2 + 8 * (2 + 7 * 2).
        #expect(good.contains("median <b>1030</b>"))
        #expect(good.contains("<dd>0 to 3000</dd>"))
        let bad = try text("patient-0004.html")
        #expect(bad.contains("multiply it by"))
        #expect(!bad.contains("<dd>0 to 3000</dd>"))
    }

    @Test func `a map is known by the kind that intake writes, whatever its series is called`() throws {
        let grid = try ImageCohort.grid()
        for (name, scale) in [("good", Float(1)), ("bad", 1e-6)] {
            let voxels = (0..<280).map { Float(900 + $0) * scale }
            try folder.write(NIfTIFile.bytes(of: Volume<Raw>(grid: grid, voxels: voxels)), to: "\(name).nii.gz")
        }
        let acquisitions = [
            "patient,series,kind", "A,dtre,ADC map", "B,dtre,adc", "C,adc,diffusion-weighted image", "D,dtre,ADC map",
        ]
        try folder.write(Array(acquisitions.joined(separator: "\n").utf8), to: "acquisition.csv")
        let mask = "images/GEHEIM-0/0-mask.nii.gz"
        let table = try table(
            "A,1,1,dtre,good.nii.gz,\(mask),,",
            "B,1,1,dtre,good.nii.gz,\(mask),,",
            "C,1,1,adc,good.nii.gz,\(mask),,",
            "D,1,1,dtre,bad.nii.gz,\(mask),,"
        )
        let summary = try Preview(of: table).write(to: pages) { _ in }
        #expect(summary.flags["ADC implausible"] == 1)
        for (page, isMap) in [("0003", true), ("0004", true), ("0005", false)] {
            let text = try text("patient-\(page).html")
            #expect(text.contains("median <b>1030</b>") == isMap)
            #expect(text.contains("<dd>0 to 3000</dd>") == isMap)
        }
    }

    @Test func `a lesion with images of several days is flagged, with the days`() throws {
        let files = "images/GEHEIM-0/0-b0.nii.gz,images/GEHEIM-0/0-mask.nii.gz"
        let lines = [
            "patient,lesion,series,image,mask,image_date,exclusion",
            "P-1,1,dwi_b0,\(files),2026-02-03,", "P-1,1,t2w,\(files),2026-01-02,",
            "P-1,1,dwi_b200,\(files),2026-02-03,",
            "P-1,2,dwi_b0,\(files),2026-02-03,", "P-1,2,t2w,\(files),2026-02-03,",
            "P-1,3,dwi_b0,\(files),2026-02-03,", "P-1,3,t2w,,,2026-01-02,missing-series",
            "P-2,1,dwi_b0,\(files),2026-02-03,", "P-2,1,t2w,\(files),,",
        ]
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "dated.csv")
        let table = try PreviewTable(file: folder.url.appendingPathComponent("dated.csv"))
        let summary = try Preview(of: table).write(to: pages) { _ in }
        #expect(summary.flags == ["tiny": 8, "dates differ": 3])
        let days = "2026-01-02 (t2w), 2026-02-03 (dwi_b0, dwi_b200)."
        #expect(try text("patient-0001.html").components(separatedBy: days).count - 1 == 3)
    }

    @Test func `all slices of a mask are folded away below the three central ones`() throws {
        let grid = try ImageCohort.grid()
        var inside = [UInt8](repeating: 0, count: 280)
        for z in 0..<5 {
            for y in 2..<5 {
                for x in 2..<5 { inside[grid.index(x: x, y: y, z: z)] = 1 }
            }
        }
        try folder.write(NIfTIFile.bytes(of: Mask(grid: grid, isInside: inside)), to: "long.nii.gz")
        let table = try table("E,1,1,dwi_b0,images/GEHEIM-0/0-b0.nii.gz,long.nii.gz,,")
        _ = try Preview(of: table).write(to: pages) { _ in }
        #expect(!(try text("patient-0001.html")).contains("<details class=\"more\">"))
        let page = try text("patient-0003.html")
        #expect(page.contains("<summary>All 5 slices of the mask</summary>"))
        #expect(page.components(separatedBy: "<svg class=\"panel\"").count - 1 == 3)
        #expect(page.components(separatedBy: "<svg class=\"small\"").count - 1 == 5)
        #expect(SliceStrip(of: Array(0..<60), besides: [29, 30, 31])?.slices == Array(0..<60))
        #expect(SliceStrip(of: Array(0..<61), besides: [29, 30, 31])?.slices == Array(stride(from: 0, to: 61, by: 2)))
        #expect(SliceStrip(of: [4, 5], besides: [4, 5]) == nil)
    }

    @Test func `a mask in separate parts is flagged`() throws {
        let grid = try ImageCohort.grid()
        var inside = [UInt8](repeating: 0, count: 280)
        for x in [1, 2, 5, 6] {
            for y in 1...2 {
                for z in 1...2 { inside[grid.index(x: x, y: y, z: z)] = 1 }
            }
        }
        try folder.write(NIfTIFile.bytes(of: Mask(grid: grid, isInside: inside)), to: "two.nii.gz")
        let table = try table("E,1,1,dwi_b0,images/GEHEIM-0/0-b0.nii.gz,two.nii.gz,,")
        #expect(try Preview(of: table).write(to: pages) { _ in }.flags == ["tiny": 7, "in parts": 1])
        #expect(
            try text("patient-0003.html").contains("in 2 separate parts, the largest two of 8 and 8 voxels; is it one")
        )
    }

    @Test func `what intake warned of is told, each thing once`() throws {
        let image = "images/GEHEIM-0/0-b0.nii.gz,images/GEHEIM-0/0-mask.nii.gz"
        let lines = [
            "patient,lesion,series,image,mask,mask_source,warnings",
            "P-1,1,t2w,\(image),\"drawn on dwi_b200, resampled\",\(Outlines.Placed.resampled); 2 contours <were> odd",
            "P-1,1,dwi_b0,\(image),drawn on this series,",
            "P-1,1,dwi_b200,\(image),,\(Outlines.Placed.resampled)",
        ]
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "warned.csv")
        let table = try PreviewTable(file: folder.url.appendingPathComponent("warned.csv"))
        let summary = try Preview(of: table).write(to: pages) { _ in }
        #expect(summary.flags == ["tiny": 3, "mask resampled": 2, "warning": 1])
        let page = try text("patient-0001.html")
        #expect(page.contains("The mask was drawn on dwi_b200, resampled."))
        #expect(page.contains("2 contours &lt;were&gt; odd."))
        #expect(page.contains("<dt>Mask</dt><dd>drawn on this series</dd>"))
    }

    @Test func `a mask at the edge is flagged`() throws {
        let grid = try ImageCohort.grid()
        var inside = [UInt8](repeating: 0, count: 280)
        for x in 0..<8 { inside[grid.index(x: x, y: 3, z: 4)] = 1 }
        try folder.write(NIfTIFile.bytes(of: Mask(grid: grid, isInside: inside)), to: "edge.nii.gz")
        let summary = try Preview(of: table("E,1,1,dwi_b0,images/GEHEIM-0/0-b0.nii.gz,edge.nii.gz,,")).write(to: pages)
        { _ in
        }
        #expect(summary.flags["at the edge"] == 1)
        #expect(summary.flags["at an end slice"] == 1)
    }

    @Test func `only an earlier preview is ever replaced`() throws {
        try folder.write(Array("thesis".utf8), to: "pages/thesis.txt")
        #expect(throws: SiteError.self) { try Preview(of: table()).write(to: pages) { _ in } }
        #expect(try text("thesis.txt") == "thesis")
        try FileManager.default.removeItem(at: pages.appendingPathComponent("thesis.txt"))
        _ = try Preview(of: table()).write(to: pages) { _ in }
        try folder.write(Array("mine".utf8), to: "pages/notes.txt")
        #expect(throws: SiteError.self) { try Preview(of: table()).write(to: pages) { _ in } }
        let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(left.allSatisfy { !$0.hasPrefix(".pages") })
    }

    /// Voxels and millilitres as the set's own manifest has them, which other software made.
    @Test(.enabled(if: SharedData.url("data/sts-mr-t1") != nil))
    func `a real tumor has the size that its manifest says`() throws {
        let set = try #require(SharedData.url("data/sts-mr-t1"))
        let rows = ["STS_001", "STS_002"].map { patient in
            let files = set.appendingPathComponent("nifti/\(patient)/MR_T1").path
            return "\(patient),1,1,t1,\(files)_image.nii.gz,\(files)_mask.nii.gz"
        }
        let lines = ["patient,lesion,score,series,image,mask"] + rows
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "real.csv")
        let table = try PreviewTable(file: folder.url.appendingPathComponent("real.csv"))
        let summary = try Preview(of: table).write(to: pages) { _ in }
        #expect(summary.shown == 2)
        let first = try text("patient-0001.html")
        #expect(first.contains("<dd>117\u{202F}145 voxels, 365.3\u{A0}ml</dd>"))
        #expect(first.contains("<dd>174 × 158 × 59</dd>"))
        #expect(try text("patient-0002.html").contains("<dd>17\u{202F}090 voxels, 53.3\u{A0}ml</dd>"))
    }
}
