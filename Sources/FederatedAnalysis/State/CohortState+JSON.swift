import CanonicalEncoding

extension CohortState {
    /// What the result tells of the cohort.
    func summary(sites: [String]) -> CohortSummary {
        CohortSummary(
            sites: sites,
            listedLesions: listed,
            lesions: rows,
            highLesions: highRows,
            patients: patients,
            highPatients: highPatients
        )
    }

    var json: JSONValue {
        .object([
            "rows": .integer(Int64(rows)), "high_rows": .integer(Int64(highRows)),
            "patients": .integer(Int64(patients)), "high_patients": .integer(Int64(highPatients)),
            "listed": .integer(Int64(listed)),
            "patients_below": .array(patientsBelow.map { .array($0.map { .integer(Int64($0)) }) }),
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "cohort")
        rows = try fields.int("rows")
        highRows = try fields.int("high_rows")
        patients = try fields.int("patients")
        highPatients = try fields.int("high_patients")
        listed = try fields.int("listed")
        patientsBelow = []
        for element in try fields.array("patients_below") {
            let stratum = try element.counts(path: "cohort.patients_below")
            guard stratum.count == Self.binCount else {
                throw JSONError(path: "cohort.patients_below", reason: "must hold \(Self.binCount) counts")
            }
            patientsBelow.append(stratum)
        }
        guard patientsBelow.isEmpty || patientsBelow.count == 2 else {
            throw JSONError(path: "cohort.patients_below", reason: "must have two strata")
        }
        try fields.finish()
    }
}

extension JSONValue {
    /// An array of whole numbers from zero upwards.
    func counts(path: String) throws(JSONError) -> [Int] {
        guard case .array(let elements) = self else { throw JSONError(path: path, reason: "must be an array") }
        var counts: [Int] = []
        for element in elements {
            guard case .integer(let count) = element, count >= 0 else {
                throw JSONError(path: path, reason: "must hold whole numbers from zero upwards")
            }
            counts.append(Int(count))
        }
        return counts
    }
}
