public import Foundation

/// A cohort of real images, listed in one table, dealt to site folders: the images stay where they are.
///
/// The manifest is a CSV file with the columns `patient`, `lesion`, `image`, `mask`, one with the score and one with the
/// site; paths are relative to its folder.
public struct ManifestCohort: Sendable {
    /// A lesion of the manifest.
    public struct Lesion: Sendable, Hashable {
        let patient: String
        let lesion: String
        let score: String
        let image: URL
        let mask: URL
    }

    /// How the rows of a manifest are dealt.
    public struct Settings: Sendable, Hashable {
        /// The column with the raw score.
        public var scoreColumn: String
        /// The series that all images belong to.
        public var series: String
        /// The column with the site.
        public var siteColumn: String
        /// Where rows go whose site is empty or `unknown`.
        public var unknownSite: UnknownSite
        /// How many sites hold the rows; `nil` for one for each site of the manifest.
        public var sites: Int?

        /// Creates settings.
        public init(
            scoreColumn: String,
            series: String,
            siteColumn: String = "site",
            unknownSite: UnknownSite = .smallest,
            sites: Int? = nil
        ) {
            self.scoreColumn = scoreColumn
            self.series = series
            self.siteColumn = siteColumn
            self.unknownSite = unknownSite
            self.sites = sites
        }
    }

    /// What happens to rows of which nobody knows the site.
    public enum UnknownSite: Sendable, Hashable {
        /// They go to the site with the fewest rows, of equals to the first by name.
        case smallest
        /// They go to a site of that name.
        case site(String)
        /// They are left out.
        case leftOut
    }

    /// What was used to deal.
    public let settings: Settings

    /// The sites by name, with their lesions in the manifest's order.
    public let sites: [(name: String, lesions: [Lesion])]

    /// How many rows had no known site.
    public let unknownRows: Int

    /// Where they went; `nil` if there are none or they were left out.
    public let unknownRowsWentTo: String?

    /// Reads and deals a manifest; every file it names must be there.
    public init(manifest: URL, settings: Settings) throws(PhantomCohortError) {
        if case .site(let name) = settings.unknownSite, !SiteNames.isValid(name) {
            throw .badSetting("the site for rows without one", "1 to 32 of a-z, 0-9 and -", "another name")
        }
        let rows = try ManifestTable(manifest, settings: settings).rows
        var bySite: [String: [Lesion]] = [:]
        for row in rows where !row.hasUnknownSite { bySite[row.site, default: []].append(row.lesion) }
        unknownRows = rows.count { $0.hasUnknownSite }
        unknownRowsWentTo = unknownRows == 0 ? nil : Self.place(settings.unknownSite, bySite)
        if let place = unknownRowsWentTo {
            // Dealt again, so that the manifest's order is kept.
            bySite[place] = rows.filter { $0.site == place || $0.hasUnknownSite }.map(\.lesion)
        }
        guard !bySite.isEmpty else {
            throw .badManifest(line: nil, reason: "no row has a site", fix: "name a site with --unknown-to")
        }
        self.settings = settings
        sites = try Self.deal(bySite, to: settings.sites)
    }

    private static func place(_ unknown: UnknownSite, _ bySite: [String: [Lesion]]) -> String? {
        switch unknown {
        case .leftOut: nil
        case .site(let name): name
        case .smallest: bySite.keys.sorted().min { bySite[$0, default: []].count < bySite[$1, default: []].count }
        }
    }

    private static func deal(
        _ bySite: [String: [Lesion]],
        to count: Int?
    ) throws(PhantomCohortError) -> [(name: String, lesions: [Lesion])] {
        let names = bySite.keys.sorted()
        guard let count else { return names.map { ($0, bySite[$0, default: []]) } }
        guard (1...names.count).contains(count) else {
            throw .badSetting("the number of sites that hold the rows", "1 to \(names.count)", "\(count)")
        }
        var dealt = (0..<count).map { (name: SiteNames.name($0), lesions: [Lesion]()) }
        for (index, name) in names.enumerated() {
            let holder = SiteNames.holder(of: index, centres: names.count, sites: count)
            dealt[holder].lesions += bySite[name, default: []]
        }
        return dealt
    }
}
