/// A training set.
///
/// Every part has its own standardisation, screening, pruning and weights, so that nothing of a tested row reaches the
/// model that tests it.
enum Part: Hashable, Sendable {
    /// Everybody.
    case all

    /// Everybody but the patients of a fold.
    case withoutFold(Int)

    /// Everybody but the patients of a site.
    case withoutSite(Int)

    /// Whether a row trains this part's model.
    func trains(fold: Int, site: Int) -> Bool {
        switch self {
        case .all: true
        case .withoutFold(let left): fold != left
        case .withoutSite(let left): site != left
        }
    }
}
