/// What a row of a cohort table is about.
struct CohortRowKey: Sendable, Hashable, Comparable {
    let patient: String
    let lesion: String
    let series: String

    /// The image within the patient: lesions of a series share it.
    var imageKey: [String] { [patient, series] }

    /// The lesion within the patient.
    var lesionKey: [String] { [patient, lesion] }

    static func < (first: CohortRowKey, second: CohortRowKey) -> Bool {
        (first.patient, first.lesion, first.series) < (second.patient, second.lesion, second.series)
    }
}

/// What intake found for a row.
struct FoundRow: Sendable, Hashable {
    var key: CohortRowKey
    var image = ""
    var mask = ""
    var imageDate = ""

    /// What intake calls the lesion: the name of its outline, whatever a person calls it.
    var outline = ""
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
    var exclusion: ExclusionReason? { ExclusionReason(cell: cells["exclusion", default: ""]) }

    /// Whether a person took it out.
    var isTakenOut: Bool { exclusion == .excludedBySite }

    /// Whether it stands for a lesion of which nobody has said yet where or which it is.
    private var isPlaceholder: Bool {
        isWithoutOutline || cells["mask", default: ""].isEmpty && [.openQuestion, .excludedBySite].contains(exclusion)
    }

    /// Whether intake found no outline for it, whatever a person calls it.
    var isWithoutOutline: Bool { outlineName == IntakeLesion.withoutOutline }

    /// The name of the outlines that it is of, one of several drawings included.
    var outlineName: String {
        let outline = cells["outline_name", default: ""]
        guard !outline.isEmpty else { return key.lesion }
        return OutlineDrawing(outline)?.name ?? outline
    }

    /// The name of its image, if intake wrote it.
    var imageIdentifier: String? {
        let image = cells["image", default: ""]
        return image.isEmpty ? nil : IntakeFiles.identifier(inImage: image)
    }

    /// Whether its image is in another folder, so that what was found in this one does not replace it.
    ///
    /// What can be used replaces what cannot.
    func isOutside(_ scope: IntakeScope, unlike found: FoundRow) -> Bool {
        guard let imageIdentifier, cells["image"] != found.image, !scope.covers(imageIdentifier) else { return false }
        return exclusion == nil || isTakenOut || found.exclusion != nil
    }

    /// Whether the patient's lesions are known now, and it is none of them.
    func isSuperseded(in scope: IntakeScope) -> Bool {
        isPlaceholder && scope.lesions[key.patient].map { !$0.contains(key.lesion) } == true
    }

    /// Takes over what was found; what a person took out stays out.
    mutating func take(_ found: FoundRow) {
        cells["patient"] = found.key.patient
        cells["lesion"] = found.key.lesion
        cells["series"] = found.key.series
        // While it is in question which image or outline is meant, the row keeps those that it had: by them, it is known
        // again under whatever name, and as whosever.
        let isSameImage = found.image.isEmpty || cells["image"] == found.image
        let isInQuestion = found.exclusion?.reason == .openQuestion && isSameImage
        cells["outline_name"] = found.outline
        cells["warnings"] = found.warnings.joined(separator: "; ")
        if !isInQuestion {
            cells["image"] = found.image
            cells["image_date"] = found.imageDate
            cells["mask"] = found.mask
            cells["label"] = ""
            cells["mask_source"] = found.maskSource
        }
        guard !isTakenOut else { return }
        exclude(found.exclusion)
    }

    /// The row as it stands after an intake that did not find it: taken out if what it needs was looked at and is there
    /// no more, or is in question.
    func withdrawn(by scope: IntakeScope) -> CohortFileRow {
        guard !isTakenOut, let exclusion = scope.withdrawal(of: self) else { return self }
        var row = self
        row.exclude(exclusion)
        return row
    }

    private mutating func exclude(_ exclusion: Exclusion?) {
        cells["exclusion"] = exclusion?.reason.rawValue ?? ""
        cells["exclusion_detail"] = exclusion?.detail ?? ""
    }
}
