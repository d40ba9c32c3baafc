/// What a site is asked to send in a round, in order.
///
/// Secure aggregation (Bonawitz et al. 2017, malicious-server variant, doi 10.1145/3133956.3133982) goes through all
/// five. Plain aggregation is its degenerate case: nothing to agree on beforehand and nothing to unmask afterwards, so
/// that only the input itself remains.
public enum RoundStage: String, Sendable, CaseIterable {
    /// Fresh signed key agreement keys.
    case keys

    /// Encrypted Shamir shares for the other sites.
    case shares

    /// The site's vectors, masked unless the study says `plain`.
    case input

    /// Signatures over the set of sites whose input arrived.
    case consistency

    /// The shares that take the masks off the sum.
    case unmasking
}

/// How the coordinator forms the aggregate.
public enum Aggregation: String, Sendable {
    /// Masked inputs: the coordinator learns the sum and nothing else.
    case secure

    /// The coordinator sees each site's vectors before it sums them.
    case plain

    /// The stages a round goes through.
    public var stages: [RoundStage] {
        switch self {
        case .secure: RoundStage.allCases
        case .plain: [.input]
        }
    }
}
