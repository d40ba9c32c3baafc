/// Which model predicts a row.
public enum ValidationScheme: String, Sendable, Hashable, CaseIterable {
    /// The model of the folds that do not have the row's patient.
    case patientFolds = "patient-k-fold"

    /// The model of the sites that do not have the row's patient.
    case leaveOneSiteOut = "leave-one-site-out"

    /// The model that was trained on the row itself: optimistic, shown for comparison only.
    case apparent

    func part(fold: Int, site: Int) -> Part {
        switch self {
        case .patientFolds: .withoutFold(fold)
        case .leaveOneSiteOut: .withoutSite(site)
        case .apparent: .all
        }
    }
}
