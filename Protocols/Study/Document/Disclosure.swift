/// Something that leaves a site and is not a sum over all sites: a closed list.
///
/// A study names each, and the site's policy consents to each.
public enum Disclosure: String, Sendable, CaseIterable {
    /// Sums that miss one site at a time; their differences from the whole are that site's own sums.
    case leaveOneSiteOut = "leave-one-site-out"

    /// The site's own counts, area under the curve and calibration.
    case siteStatements = "site-statements"

    /// What it means, in plain words.
    public var meaning: String {
        switch self {
        case .leaveOneSiteOut:
            "sums are also formed without this site; their difference from the whole is this site's own sums"
        case .siteStatements:
            "this site's own counts, area under the curve and calibration are published under its name"
        }
    }
}
