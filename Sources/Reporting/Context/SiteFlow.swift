/// What became of the lesions that a site's table lists.
public struct SiteFlow: Sendable, Hashable {
    /// Lesions that were left out, and why.
    public struct Exclusion: Sendable, Hashable {
        /// The reason, as the site names it: "mask is empty".
        public let reason: String

        /// How many lesions.
        public let lesions: Int

        /// Counts an exclusion.
        public init(reason: String, lesions: Int) {
            self.reason = reason
            self.lesions = lesions
        }
    }

    /// The site.
    public let site: String

    /// Lesions that its table lists.
    public let listed: Int

    /// Lesions that were left out, by reason.
    public let exclusions: [Exclusion]

    /// Lesions that took part.
    public let analysed: Int

    /// Collects a site's flow.
    public init(site: String, listed: Int, exclusions: [Exclusion], analysed: Int) {
        self.site = site
        self.listed = listed
        self.exclusions = exclusions
        self.analysed = analysed
    }
}
