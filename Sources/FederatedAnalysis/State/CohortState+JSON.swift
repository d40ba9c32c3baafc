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
            "patient_bins": .array(patientsBelow.indices.map { .array(bins(stratum: $0)) }),
        ])
    }

    init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "cohort")
        rows = try fields.int("rows")
        highRows = try fields.int("high_rows")
        patients = try fields.int("patients")
        highPatients = try fields.int("high_patients")
        listed = try fields.int("listed")
        for element in try fields.array("patient_bins") { patientsBelow.append(try Self.below(bins: element)) }
        guard patientsBelow.isEmpty || patientsBelow.count == 2 else {
            throw JSONError(path: "cohort.patient_bins", reason: "must have two strata")
        }
        try fields.finish()
    }

    /// The bins of a stratum that have patients, and how many patients there are up to and with each.
    ///
    /// A state is hashed in every round: as pairs it is as long as the cohort, not as the bins.
    private func bins(stratum: Int) -> [JSONValue] {
        let below = patientsBelow[stratum]
        return (0..<Self.binCount).compactMap { bin in
            guard below[bin + 1] != below[bin] else { return nil }
            return .array([.integer(Int64(bin)), .integer(Int64(below[bin + 1]))])
        }
    }

    private static func below(bins: JSONValue) throws(JSONError) -> [Int] {
        guard case .array(let pairs) = bins else { throw failure }
        var below: [Int] = []
        var total = 0
        for pair in pairs {
            let numbers = try pair.counts(path: "cohort.patient_bins")
            guard numbers.count == 2, numbers[0] >= below.count, numbers[0] < binCount, numbers[1] > total else {
                throw failure
            }
            below.append(contentsOf: repeatElement(total, count: numbers[0] + 1 - below.count))
            total = numbers[1]
        }
        return below + repeatElement(total, count: binCount + 1 - below.count)
    }

    private static let failure = JSONError(
        path: "cohort.patient_bins",
        reason: "must hold pairs of bin and patients up to it, both rising"
    )
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
