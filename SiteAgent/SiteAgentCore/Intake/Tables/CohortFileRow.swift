/// What a row of a cohort table is about.
struct CohortRowKey: Sendable, Hashable, Comparable {
    let patient: String
    let lesion: String
    let series: String

    /// The lesion within the patient.
    var lesionKey: [String] { [patient, lesion] }

    static func < (first: CohortRowKey, second: CohortRowKey) -> Bool {
        (first.patient, first.lesion, first.series) < (second.patient, second.lesion, second.series)
    }
}

/// What intake found for a row.
struct FoundRow: Sendable, Hashable {
    let key: CohortRowKey
    var image = ""
    var mask = ""
    var imageDate = ""
    var maskSource = ""
    var warnings: [String] = []
    var exclusion: Exclusion?
}

/// A row as it stands in the table: cells by column.
struct CohortFileRow: Sendable, Hashable {
    var cells: [String: String]

    var key: CohortRowKey {
        CohortRowKey(
            patient: cells["patient", default: ""],
            lesion: cells["lesion", default: ""],
            series: cells["series", default: ""]
        )
    }

    /// Why it is not used; `nil` if it is.
    var exclusion: ExclusionReason? {
        let name = cells["exclusion", default: ""]
        return name.isEmpty ? nil : ExclusionReason(rawValue: name) ?? .excludedBySite
    }

    /// Whether a person took it out.
    private var isTakenOut: Bool { cells["exclusion"] == ExclusionReason.excludedBySite.rawValue }

    /// Whether it has an image that is not in the folder that was scanned, and something else was found there.
    func isOutside(_ scope: IntakeScope, unlike found: FoundRow) -> Bool {
        let image = cells["image", default: ""]
        return !image.isEmpty && image != found.image && cells["exclusion", default: ""].isEmpty
            && !scope.images.contains(IntakeFiles.identifier(inImage: image))
    }

    /// Takes over what was found; what a person took out stays out.
    mutating func take(_ found: FoundRow) {
        cells["patient"] = found.key.patient
        cells["lesion"] = found.key.lesion
        cells["series"] = found.key.series
        cells["image"] = found.image
        cells["mask"] = found.mask
        cells["label"] = ""
        cells["image_date"] = found.imageDate
        cells["mask_source"] = found.maskSource
        cells["warnings"] = found.warnings.joined(separator: "; ")
        guard !isTakenOut else { return }
        cells["exclusion"] = found.exclusion?.reason.rawValue ?? ""
        cells["exclusion_detail"] = found.exclusion?.detail ?? ""
    }

    /// The row, taken out if its outline is in the folder and is no longer one that is meant.
    func withdrawn(by scope: IntakeScope) -> CohortFileRow {
        guard scope.unchosen.contains(key.lesionKey), !isTakenOut else { return self }
        var row = self
        row.cells["exclusion"] = ExclusionReason.labelAbsent.rawValue
        row.cells["exclusion_detail"] = "the outline is no longer one of those that were chosen"
        return row
    }
}

/// What an intake has looked at, so that it leaves everything else as it is.
struct IntakeScope: Sendable {
    /// The patients of the folder.
    var patients: Set<String> = []

    /// The names of all images of the folder.
    var images: Set<String> = []

    /// The lesions that were found, by patient.
    var lesions: [String: Set<String>] = [:]

    /// Outlines that are in the folder and were not chosen as lesions.
    var unchosen: Set<[String]> = []

    /// Whether a row stands for a lesion without outline whose patient has outlines now.
    func hasSuperseded(_ key: CohortRowKey) -> Bool {
        key.lesion == IntakeLesion.withoutOutline && lesions[key.patient].map { !$0.contains(key.lesion) } == true
    }

    /// The lesion of a patient who has just one.
    func onlyLesion(of patient: String) -> [String]? {
        guard let names = lesions[patient], let name = names.first, names.count == 1 else { return nil }
        return [patient, name]
    }
}
