/// What the single-centre study found for a series; printed beside a series of the same name.
///
/// Bodalal et al., Insights into Imaging 2023;14:133, doi 10.1186/s13244-023-01474-x: 146 lesions of 112 patients.
struct PublishedResult: Sendable, Hashable {
    let area: Double
    let lower: Double
    let upper: Double
    let p: Double

    /// The result of a series; `nil` where the paper has none of that name.
    static func of(series: String) -> PublishedResult? { bySeries[series] }

    private static let bySeries: [String: PublishedResult] = [
        "dwi_b200": PublishedResult(area: 0.79, lower: 0.61, upper: 0.93, p: 0.002),
        "adc": PublishedResult(area: 0.72, lower: 0.50, upper: 0.90, p: 0.019),
        "dwi_b0": PublishedResult(area: 0.66, lower: 0.46, upper: 0.84, p: 0.069),
        "t2w_te75": PublishedResult(area: 0.64, lower: 0.42, upper: 0.82, p: 0.092),
        "dwi_b800": PublishedResult(area: 0.64, lower: 0.44, upper: 0.82, p: 0.071),
        "t2w_te300": PublishedResult(area: 0.57, lower: 0.33, upper: 0.78, p: 0.312),
        "dwi_b10": PublishedResult(area: 0.53, lower: 0.33, upper: 0.74, p: 0.415),
    ]
}
