public import CanonicalEncoding

/// Where an analysis stands between two rounds.
///
/// Public: it follows from the sums alone, and anybody can repeat it.
public struct AnalysisState: Sendable, Hashable {
    /// The sites, in alphabetical order; their positions number the parts that leave one out.
    public let sites: [String]

    var step = AnalysisStep.cohortCounts
    var cohort = CohortState()

    /// By signature, then by part.
    var models: [[ModelState]] = []

    /// By signature, then by scheme.
    var histograms: [[SparseHistogram]] = []

    /// The result, once the analysis is finished.
    public internal(set) var result: AnalysisResult?

    init(sites: [String]) {
        self.sites = sites
    }

    /// The name of the step that the next round takes.
    public var stepName: String { step.rawValue }

    /// What the next round is for, in plain words.
    public var purpose: String { step.purpose }

    /// Whether there is nothing more to do.
    public var isFinished: Bool { step == .finished }

    /// The SHA-256 of the state's canonical JSON: what a round's manifest is bound to.
    public var digest: SHA256Digest { SHA256Digest(hashing: json.canonicalBytes) }
}
