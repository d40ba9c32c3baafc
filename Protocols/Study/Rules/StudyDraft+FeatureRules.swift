import CanonicalEncoding
import FeatureNomenclature
import YAMLDocuments

extension StudyDraft {
    var featureFindings: [Finding] {
        spacingFindings + discretisationFindings + familyFindings
            + Finding.range("features.minimum_voxels", features.minimumVoxels, 1...100_000_000)
            + Finding.check(
                features.maskThreshold > 0 && features.maskThreshold < 1,
                "features.resample_mm.mask_threshold",
                "is not between 0 and 1",
                "write 0.5"
            )
    }

    private var spacingFindings: [Finding] {
        [("in_plane", features.inPlaneSpacing), ("slices", features.sliceSpacing)].flatMap { key, spacing in
            Finding.check(
                spacing.map { (0.1...50).contains($0) } ?? true,
                "features.resample_mm.\(key)",
                "is not from 0.1 to 50 mm",
                "write millimetres such as 1.75, or keep"
            )
        }
    }

    private var discretisationFindings: [Finding] {
        let key = "features.discretise"
        switch features.discretisation {
        case .fixedBinNumber(let count): return Finding.range("\(key).fixed_bin_number", count, 2...1024)
        case .fixedBinSize(let size, let edge):
            return Finding.check(
                size > 0 && size.isFinite,
                "\(key).fixed_bin_size",
                "is not more than 0",
                "write a size in units of intensity, such as 25"
            ) + Finding.check(edge?.isFinite ?? true, "\(key).first_edge", "is not finite", "write an intensity")
        }
    }

    /// Tags that none of the study's families has.
    private var strangers: [String] {
        let known = Set(FeatureCatalogue.features(of: features.families).map(\.tag))
        return features.features.filter { !known.contains($0) }
    }

    /// Whether there is a tag that none of the study's families has: then other rules about tags say nothing.
    var hasStrangers: Bool { !strangers.isEmpty }

    private var familyFindings: [Finding] {
        return Finding.check(
            !features.families.isEmpty,
            "features.families",
            "is empty",
            "list families: \(FeatureFamily.allCases.map(\.rawValue).joined(separator: ", "))"
        )
            + Finding.check(
                !features.features.isEmpty || features.families.isEmpty,
                "features.only",
                "is empty",
                "list tags, or leave it out for all of the families",
                involving: ["features.families"]
            ) + strangers.map(stranger)
    }

    private func stranger(_ tag: String) -> Finding {
        let reason = "has \(DocumentProblem.quoted(tag)), which none of the families has"
        let involved = ["features.families"]
        if let feature = FeatureCatalogue.feature(tagged: tag), !features.families.contains(feature.family) {
            let remedy = "add \(feature.family.rawValue) to features.families"
            return Finding("features.only", reason, remedy, involving: involved)
        }
        let tags = FeatureCatalogue.features(of: features.families).map(\.tag)
        let guess = Spelling.nearest(to: tag, in: tags).map { "did you mean \"\($0)\"?" }
        return Finding("features.only", reason, guess ?? "use the catalogue's tags", involving: involved)
    }
}
