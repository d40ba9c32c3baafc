/// A study to begin with.
public enum StudyTemplate: String, Sendable, CaseIterable {
    /// What is known of Bodalal et al. 2023 (doi 10.1186/s13244-023-01474-x); what is not is left to fill in.
    case bodalal2023

    /// A complete study of the synthetic cohort that `phantom-cohort` makes.
    case phantom

    /// A complete study of soft-tissue sarcomas on T1-weighted MRI.
    case sarcomaT1 = "sarcoma-t1"

    /// The template as YAML.
    public var text: String {
        switch self {
        case .bodalal2023: Self.bodalal2023Text
        case .phantom: Self.phantomText
        case .sarcomaT1: Self.sarcomaT1Text
        }
    }

    /// What it is for, in a line.
    public var purpose: String {
        switch self {
        case .bodalal2023: "hypoxia of colorectal liver metastases: the known values, the unknown ones to fill in"
        case .phantom: "the synthetic cohort of phantom-cohort, complete"
        case .sarcomaT1: "soft-tissue sarcomas on T1-weighted MRI, complete; small sites"
        }
    }
}
