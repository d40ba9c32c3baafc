import Foundation
import PhantomCohort
import Testing

@Suite struct ManifestCohortTests {
    private let settings = ManifestCohort.Settings(scoreColumn: "outcome", series: "mr_t1")

    @Test func `rows go to their sites, and those without one to the smallest`() throws {
        let folder = try TemporaryFolder()
        let manifest = try manifest(folder, sites: ["site-A", "site-A", "site-B", "unknown", "site-C", "site-C", ""])
        let cohort = try ManifestCohort(manifest: manifest, settings: settings)
        #expect(cohort.sites.map(\.name) == ["site-a", "site-b", "site-c"])
        #expect(cohort.sites.map(\.lesions.count) == [2, 3, 2])
        #expect(cohort.unknownRows == 2)
        #expect(cohort.unknownRowsWentTo == "site-b")
    }

    @Test func `rows without a site go where they are told, or are left out`() throws {
        let folder = try TemporaryFolder()
        let manifest = try manifest(folder, sites: ["site-a", "unknown", "site-b"])
        var settings = settings
        settings.unknownSite = .site("site-z")
        #expect(
            try ManifestCohort(manifest: manifest, settings: settings).sites.map(\.name) == [
                "site-a", "site-b", "site-z",
            ]
        )
        settings.unknownSite = .leftOut
        let cohort = try ManifestCohort(manifest: manifest, settings: settings)
        #expect(cohort.sites.map(\.lesions.count) == [1, 1])
        #expect(cohort.unknownRowsWentTo == nil)
    }

    @Test func `fewer sites hold all rows`() throws {
        let folder = try TemporaryFolder()
        let manifest = try manifest(folder, sites: ["site-a", "site-b", "site-c", "site-d", "unknown"])
        var settings = settings
        for count in 1...4 {
            settings.sites = count
            let cohort = try ManifestCohort(manifest: manifest, settings: settings)
            #expect(cohort.sites.count == count)
            #expect(cohort.sites.reduce(0) { $0 + $1.lesions.count } == 5)
        }
        settings.sites = 5
        #expect(throws: PhantomCohortError.self) { try ManifestCohort(manifest: manifest, settings: settings) }
    }

    @Test func `the tables name the images where they are`() throws {
        let folder = try TemporaryFolder()
        let cohort = try ManifestCohort(manifest: manifest(folder, sites: ["site-a"]), settings: settings)
        let target = folder.url.appendingPathComponent("sites")
        try cohort.write(to: target)
        try cohort.write(to: target)
        let text = try String(contentsOf: target.appendingPathComponent("site-a/cohort.csv"), encoding: .utf8)
        let image = folder.url.appendingPathComponent("images/0.nii").standardizedFileURL.path
        #expect(text == "patient,lesion,score,series,image,mask\nP0,1,0,mr_t1,\(image),\(image)\n")
        #expect(throws: PhantomCohortError.folderInUse) { try cohort.write(to: folder.url) }
    }

    @Test func `quotes, a byte order mark and Windows line ends are read`() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("", to: "a, b.nii")
        let manifest = try folder.write(
            "\u{FEFF}patient,lesion,image,mask,outcome,site\r\n\"P \"\"1\"\"\",1,\"a, b.nii\",\"a, b.nii\",1.5,site-a\r\n\r\n",
            to: "manifest.csv"
        )
        let cohort = try ManifestCohort(manifest: manifest, settings: settings)
        let target = folder.url.appendingPathComponent("sites")
        try cohort.write(to: target)
        let text = try String(contentsOf: target.appendingPathComponent("site-a/cohort.csv"), encoding: .utf8)
        #expect(text.contains("\n\"P \"\"1\"\"\",1,1.5,mr_t1,\""))
    }

    @Test(arguments: BadManifest.all)
    func `a manifest that cannot be used is refused with the line`(_ bad: BadManifest) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("", to: "m")
        let manifest = try folder.write(bad.text, to: "manifest.csv")
        let error = #expect(throws: PhantomCohortError.self) {
            try ManifestCohort(manifest: manifest, settings: settings)
        }
        guard case .badManifest(let found, _, _) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(found == bad.line)
    }

    @Test func `rows without a site cannot be sent out of the folder`() throws {
        let folder = try TemporaryFolder()
        let manifest = try manifest(folder, sites: ["unknown"])
        var settings = settings
        settings.unknownSite = .site("../elsewhere")
        #expect(throws: PhantomCohortError.self) { try ManifestCohort(manifest: manifest, settings: settings) }
    }

    private func manifest(_ folder: TemporaryFolder, sites: [String]) throws -> URL {
        var text = "patient,lesion,image,mask,outcome,site\n"
        for (index, site) in sites.enumerated() {
            _ = try folder.write("", to: "images/\(index).nii")
            text += "P\(index),1,images/\(index).nii,images/\(index).nii,\(index % 2),\(site)\n"
        }
        return try folder.write(text, to: "manifest.csv")
    }
}

/// A manifest and the line that is wrong in it.
struct BadManifest: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let line: Int?
    let text: String

    private static let header = "patient,lesion,image,mask,outcome,site\n"

    static let all = [
        BadManifest("an empty file", nil, ""),
        BadManifest("missing columns", 1, "patient,lesion\nP,1\n"),
        BadManifest("a missing image", 2, header + "P,1,x,m,0,site-a\n"),
        BadManifest("a score in words", 2, header + "P,1,m,m,high,site-a\n"),
        BadManifest("a site that is a path", 2, header + "P,1,m,m,0,../up\n"),
        BadManifest("no patient", 3, header + "\n,1,m,m,0,site-a\n"),
        BadManifest("too few cells", 2, header + "P,1,m,m,0\n"),
        BadManifest("an open quotation", 2, header + "P,1,m,m,0,\"site-a\n"),
        BadManifest("no known site at all", nil, header + "P,1,m,m,0,unknown\n"),
    ]

    private init(_ name: String, _ line: Int?, _ text: String) {
        testDescription = name
        self.line = line
        self.text = text
    }
}
