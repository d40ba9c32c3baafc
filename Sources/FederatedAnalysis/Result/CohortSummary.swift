public import CanonicalEncoding

/// The counts of the whole cohort, summed over all sites.
public struct CohortSummary: Sendable, Hashable, JSONRepresentable {
    /// The sites, in alphabetical order.
    public let sites: [String]

    /// Lesions that the sites' tables list, those that were excluded among them.
    public let listedLesions: Int

    /// Lesions that take part.
    public let lesions: Int

    /// Lesions with the high outcome.
    public let highLesions: Int

    /// Patients that take part.
    public let patients: Int

    /// Patients with at least one high lesion.
    public let highPatients: Int

    /// Collects the counts.
    public init(
        sites: [String],
        listedLesions: Int,
        lesions: Int,
        highLesions: Int,
        patients: Int,
        highPatients: Int
    ) {
        self.sites = sites
        self.listedLesions = listedLesions
        self.lesions = lesions
        self.highLesions = highLesions
        self.patients = patients
        self.highPatients = highPatients
    }

    /// The counts as canonical JSON.
    public var json: JSONValue {
        .object([
            "sites": .array(sites.map { .string($0) }), "listed_lesions": .integer(Int64(listedLesions)),
            "lesions": .integer(Int64(lesions)), "high_lesions": .integer(Int64(highLesions)),
            "patients": .integer(Int64(patients)), "high_patients": .integer(Int64(highPatients)),
        ])
    }

    /// Reads the counts; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "cohort")
        sites = try fields.strings("sites")
        listedLesions = try fields.int("listed_lesions")
        lesions = try fields.int("lesions")
        highLesions = try fields.int("high_lesions")
        patients = try fields.int("patients")
        highPatients = try fields.int("high_patients")
        try fields.finish()
    }
}
