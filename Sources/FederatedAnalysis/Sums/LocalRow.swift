/// One lesion at a site, as the federated steps see it.
///
/// It never leaves the site.
public struct LocalRow: Sendable, Hashable {
    /// The site's own number of the patient, who may have several lesions.
    public let patient: Int

    /// Whether the outcome is high.
    public let isHigh: Bool

    /// A number derived from the content of the patient's images, the same wherever the patient is held; decides the fold.
    public let shuffleKey: UInt64

    /// For each signature of the plan its features' values; `nil` where the lesion lacks the series.
    public let values: [[Double]?]

    /// Creates a row.
    public init(patient: Int, isHigh: Bool, shuffleKey: UInt64, values: [[Double]?]) {
        self.patient = patient
        self.isHigh = isHigh
        self.shuffleKey = shuffleKey
        self.values = values
    }
}
