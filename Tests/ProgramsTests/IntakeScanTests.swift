import Foundation
import TestSupport
import Testing

/// `site-agent intake scan` and `review` over real exports, as a data manager uses them.
@Suite(.enabled(if: SharedData.url("data/prostatex-0000") != nil, "the shared images are not here"))
struct IntakeScanTests {
    private static let study = """
        study: prostate
        version: 1
        title: Real exports
        unit: {row: lesion, cluster: patient}
        outcome: {score: staining_index, high: ">= 5"}
        series:
          t1w: {kind: t1w}
          t2w: {kind: t2w}
          dwi_b50: {kind: dwi, b: 50}
          dwi_b400: {kind: dwi, b: 400}
          dwi_b800: {kind: dwi, b: 800, primary: true}
          dwi_b1000: {kind: dwi, b: 1000}
          adc: {kind: adc}
        features:
          standard: ibsi-1
          resample_mm: {in_plane: keep, slices: keep}
          discretise: {fixed_bin_number: 8}
          filters: none
          families: [morphology, intensity-statistics]
          minimum_voxels: 8
        steps:
          - standardise
          - screen: {correlation_above: 0.9, keep: 2, width: 4}
          - fit: {model: logistic, penalty: {ridge: {lambda: 0.5}}, solver: newton, maximum_steps: 12}
        validation:
          schemes: [patient-k-fold: {folds: 2}]
          seed: 7
          baselines: [volume]
        rounds: {quorum: 3, deadline: 30m}
        privacy: {aggregation: plain, minimum_sites: 3, minimum_rows_per_site: 4, minimum_rows_per_class: 1}
        disclosures: []

        """

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.study, to: "study.yaml")
    }

    private func intake(_ arguments: String...) async throws -> Said {
        try await BuiltProgram.siteAgent.run(["intake"] + arguments + ["--folder", "site"], in: folder)
    }

    private func scan(_ data: String, _ more: String...) async throws -> [String: Any] {
        let export = try #require(SharedData.url("data/\(data)"))
        let arguments = ["intake", "scan", export.path, "--study-file", "study.yaml", "--format", "json"]
        let said = try await BuiltProgram.siteAgent.run(
            arguments + ["--folder", "site"] + more,
            in: folder
        )
        #expect(said.status == 0 || said.status == 1, "\(said.complaint)")
        return try JSONText.object(said.output)
    }

    /// The rows of the cohort table as columns by name; no cell of these tests holds a comma but the details.
    private func rows() throws -> [[String: String]] {
        let lines = try folder.text("site/intake/cohort.csv").split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let names = try #require(lines.first)
        return lines.dropFirst().map { Dictionary(zip(names, $0)) { $1 } }
    }

    @Test func `PROSTATEx is sorted by kind and b-value, and the calculated image is no measured one`() async throws {
        let summary = try await scan("prostatex-0000")
        #expect(
            summary["volumes"] as? [String: Int] == [
                "T2-weighted image": 2, "diffusion-weighted image b = 50": 1, "diffusion-weighted image b = 400": 1,
                "diffusion-weighted image b = 800": 1, "ADC map": 1, "calculated diffusion image": 1,
            ]
        )
        let reasons = Dictionary(try rows().map { ($0["series", default: ""], $0["exclusion", default: ""]) }) { $1 }
        #expect(
            reasons == [
                "t1w": "missing-series", "t2w": "open-question", "dwi_b50": "missing-mask", "dwi_b400": "missing-mask",
                "dwi_b800": "missing-mask", "dwi_b1000": "missing-series", "adc": "missing-mask",
            ]
        )
        let acquisitions = try folder.text("site/intake/acquisition.csv")
        #expect(acquisitions.contains("Skyra"))
        #expect(!acquisitions.contains("ProstateX"))
    }

    @Test func `a question is answered on the command line and the answer is used`() async throws {
        _ = try await scan("prostatex-0000")
        let listed = try await intake("review", "--format", "json")
        #expect(listed.status == 1)
        let question = try #require(try JSONText.objects(listed.output).first?["question"] as? [String: Any])
        let choices = try #require(question["choices"] as? [[String: Any]])
        let axial = try #require(choices.firstIndex { ($0["text"] as? String)?.contains("384x384x19") == true })
        let name = try JSONText.string("id", of: question)
        let bad = try await intake("review", "--answer", "\(name)=9")
        #expect(bad.status == 3)
        #expect(bad.complaint.contains("one number from 1 to 2, or none"))
        #expect(try await intake("review", "--answer", "\(name)=\(axial + 1)").status == 0)
        let again = try await scan("prostatex-0000")
        #expect(again["open_questions"] as? Int == 0)
        #expect(try rows().first { $0["series"] == "t2w" }?["exclusion"] == "missing-mask")
    }

    @Test func `contours become masks with as many voxels as the published ones`() async throws {
        let summary = try await scan("sts-dicom-rtstruct")
        #expect(summary["usable_rows"] as? Int == 3)
        var counts: Set<Int> = []
        for row in try rows() where row["exclusion"] == "" {
            let said = try await BuiltProgram.siteAgent.run(
                [
                    "features", "site/intake/\(row["image", default: ""])", "site/intake/\(row["mask", default: ""])",
                    "--format", "json",
                ],
                in: folder
            )
            let object = try #require(try JSONText.objects(said.output).first)
            counts.insert(try #require(object["voxels_in_mask"] as? Int))
        }
        #expect(counts == [8862, 9655, 11175])
    }

    @Test func `only the outlines that are named are lesions`() async throws {
        let summary = try await scan("qin-prostate-adc-seg")
        #expect(summary["open_questions"] as? Int == 1)
        // The study's other series are not there at all.
        #expect(try rows().filter { $0["series"] == "adc" }.map { $0["exclusion"] } == ["open-question"])
        let named = try await scan("qin-prostate-adc-seg", "--lesions", "Lesion")
        #expect(named["usable_rows"] as? Int == 1)
        #expect(try rows().first { $0["series"] == "adc" }?["mask_source"] == "drawn on this series")
    }

    @Test func `a name that no outline has is told on the page, in singular and plural as it should be`() async throws {
        let export = try #require(SharedData.url("data/qin-prostate-adc-seg"))
        let said = try await intake("scan", export.path, "--study-file", "study.yaml", "--lesions", "GTV*")
        #expect([0, 1].contains(said.status), "\(said.complaint)")
        #expect(said.output.contains("DICOM of 1 patient,"))
        #expect(said.output.contains("no outline is called \"GTV*\", as --lesions says"))
    }

    @Test func `two folders are sorted as one, and none is a mistake`() async throws {
        let export = try #require(SharedData.url("data/qin-prostate-adc-seg"))
        let one = try await scan("qin-prostate-adc-seg", "--lesions", "Lesion")
        let two = try await scan("qin-prostate-adc-seg", export.path, "--lesions", "Lesion")
        #expect(one["files"] as? Int == two["files"] as? Int)
        #expect(one["usable_rows"] as? Int == two["usable_rows"] as? Int)
        #expect(try await intake("scan").status == 2)
    }

    @Test func `malformed files are listed with their reasons and stop nothing`() async throws {
        let summary = try await scan("malformed", "--lesions", "GTV*")
        let refused = try #require(summary["refused_files"] as? [String: Int])
        #expect(refused.values.reduce(0, +) > 10)
        #expect(try folder.text("site/intake/files.csv").contains("dicom-deflate-bomb/"))
    }

    @Test func `a folder that is not there is a mistake of the caller's`() async throws {
        let said = try await intake("scan", "nowhere")
        #expect(said.status == 3)
        #expect(said.complaint.contains("The folder of images cannot be read"))
    }
}
