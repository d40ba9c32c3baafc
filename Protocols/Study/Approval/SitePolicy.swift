public import CanonicalEncoding

/// What a site allows any study to do: its own file, which no study and no coordinator can change.
///
/// The defaults are DESIGN's: at least 3 sites in a sum, 10 lesions of this site, masked sums only, no disclosure.
public struct SitePolicy: Hashable, Sendable {
    /// The fewest sites in a sum; at least 2, since the sum of one site is that site.
    public var minimumSites: Int

    /// The fewest lesions with which this site takes part.
    public var minimumRows: Int

    /// The fewest lesions of each outcome with which this site takes part.
    public var minimumRowsPerClass: Int

    /// The most rounds that one study may take over one frozen cohort, repeated attempts not counted.
    public var maximumRounds: Int

    /// The most gradients of one series' models that are answered for each lesion of this site.
    ///
    /// 60 gradients of 5 lesions, 12 for each, gave all 5 feature rows back when the weights were an attacker's choice.
    /// The default is half of that, for weights that the site has recomputed itself.
    public var maximumGradientsPerRow: Int

    /// Whether the coordinator may see this site's numbers unmasked.
    public var allowsPlainAggregation: Bool

    /// The disclosures that this site consents to.
    public var consents: Set<Disclosure>

    /// The kinds of series that may be used.
    public var allowedSeriesKinds: Set<SeriesKind>

    /// Creates a policy; what is not named has its default.
    public init(
        minimumSites: Int = 3,
        minimumRows: Int = 10,
        minimumRowsPerClass: Int = 3,
        maximumRounds: Int = 100,
        maximumGradientsPerRow: Int = 6,
        allowsPlainAggregation: Bool = false,
        consents: Set<Disclosure> = [],
        allowedSeriesKinds: Set<SeriesKind> = Set(SeriesKind.allCases)
    ) {
        self.minimumSites = minimumSites
        self.minimumRows = minimumRows
        self.minimumRowsPerClass = minimumRowsPerClass
        self.maximumRounds = maximumRounds
        self.maximumGradientsPerRow = maximumGradientsPerRow
        self.allowsPlainAggregation = allowsPlainAggregation
        self.consents = consents
        self.allowedSeriesKinds = allowedSeriesKinds
    }

    /// The SHA-256 of the canonical JSON, which approvals are bound to.
    public var digest: SHA256Digest { SHA256Digest(hashing: json.canonicalBytes) }
}
