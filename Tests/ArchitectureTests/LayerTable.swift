/// The layer of every module: arrows point to a lower one.
enum LayerTable {
    static let layers: [String: Int] = [
        // Knows nothing of studies or hospitals.
        "Kernels": 0, "CanonicalEncoding": 0, "FeatureNomenclature": 0, "YAMLDocuments": 0, "CZlib": 0, "CCurl": 0,
        "COpenJPEG": 0,
        "Imaging": 1, "Statistics": 1, "TransparencyLog": 1, "Identity": 1,
        "ImageFiles": 2, "ImageFilters": 2, "DICOM": 2, "Study": 2,
        "Radiomics": 3, "Rounds": 3, "FederatedAnalysis": 3,
        "Audit": 4, "Reporting": 4, "PhantomCohort": 4, "PyRadiomicsProfile": 4,
        "SiteTransport": 5, "SiteAgentCore": 5, "CoordinatorCore": 5, "CoordinatorServer": 5, "SharedCommand": 5,
        "SiteAgentCommand": 6, "CoordinatorCommand": 6, "AuditorCommand": 6, "PhantomCohortCommand": 6,
        // A child process; nothing links it.
        "DICOMReader": 6,
        // Measure or try, and are in no product.
        "RadiomicsBenchmark": 6, "DICOMReaderCampaign": 6, "ConfinementProbe": 6,
    ]

    /// The arrows within a layer: the two halves of each program.
    static let sideways: Set<Arrow> = [
        Arrow("SiteAgentCore", "SiteTransport"), Arrow("CoordinatorServer", "CoordinatorCore"),
    ]

    /// Modules of layers 0 and 1 that use Foundation, and why.
    static let foundationExceptions = [
        "Identity": "swift-crypto and swift-certificates speak of keys, dates and signatures in Foundation's types"
    ]
}

/// One module depends on another.
struct Arrow: Hashable, CustomStringConvertible {
    let from: String
    let to: String

    init(_ from: String, _ to: String) {
        self.from = from
        self.to = to
    }

    var description: String { "\(from) -> \(to)" }
}
