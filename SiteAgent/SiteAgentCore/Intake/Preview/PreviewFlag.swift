import Imaging

/// Something about a case that a reader should look at twice.
struct PreviewFlag: Sendable, Hashable {
    /// How much it matters.
    enum Severity: String, Sendable {
        /// The case will most likely be excluded, or should be.
        case problem

        /// It may be right.
        case caution
    }

    let severity: Severity

    /// A few words, for the overview.
    let name: String

    /// A sentence.
    let text: String

    init(_ severity: Severity, _ name: String, _ text: String) {
        self.severity = severity
        self.name = name
        self.text = text
    }

    /// Fewer voxels than this make a tiny region.
    static let tinyRegion = 64

    /// Everything to be said of a case.
    static func flags(
        image: Volume<Raw>,
        mask: Mask,
        placement: MaskPlacement,
        isDiffusionMap: Bool,
        maskSource: String?,
        warnings: [String]
    ) -> [PreviewFlag] {
        var flags = placementFlags(placement, mask)
        if let box = mask.boundingBox {
            flags += edgeFlags(box, mask.grid.size)
            flags += regionFlags(image, mask, box)
            if isDiffusionMap, let objection = try? DiffusionPlausibility.standard.objection(to: image, in: mask) {
                flags.append(PreviewFlag(.problem, "ADC implausible", "\(objection)".sentence))
            }
        }
        flags += spacingFlags(image.grid.spacing)
        return flags + originFlags(maskSource, warnings)
    }

    /// What the table and the reading of the files say of where the mask comes from, each thing once.
    private static func originFlags(_ maskSource: String?, _ warnings: [String]) -> [PreviewFlag] {
        var flags: [PreviewFlag] = []
        if let maskSource, maskSource.lowercased().contains("resampl") {
            flags.append(PreviewFlag(.caution, "mask resampled", "The mask was \(maskSource).".sentence))
        } else if warnings.contains(Outlines.Placed.resampled) {
            flags.append(PreviewFlag(.caution, "mask resampled", Outlines.Placed.resampled.sentence))
        }
        var seen: Set<String> = [Outlines.Placed.resampled]
        for warning in warnings where seen.insert(warning).inserted {
            flags.append(PreviewFlag(.caution, "warning", warning.sentence))
        }
        return flags
    }

    /// What an earlier sign-off said of just these files.
    static func rejection(_ reason: String) -> PreviewFlag {
        PreviewFlag(
            .problem,
            "rejected before",
            "A reader rejected it with these files: \(reason.sentence) It stays rejected until a sign-off accepts it "
                + "with --accept."
        )
    }

    /// What the table says of the days of a lesion's images.
    static func dates(_ days: String) -> PreviewFlag {
        PreviewFlag(.caution, "dates differ", "The lesion's images are of different days: \(days).")
    }

    private static func placementFlags(_ placement: MaskPlacement, _ mask: Mask) -> [PreviewFlag] {
        switch placement {
        case .onGrid where mask.voxelCount == 0: return [PreviewFlag(.problem, "mask empty", "The mask is empty.")]
        case .onGrid: return []
        case .moved(let mismatch):
            let shown =
                mask.voxelCount == 0
                ? "No part of it lies in the image." : "It is shown at the nearest voxels of the image."
            return [
                PreviewFlag(
                    .problem,
                    mask.voxelCount == 0 ? "mask outside" : "other grid",
                    "The mask is not on the image's grid: \(mismatch). \(shown)"
                )
            ]
        }
    }

    private static func edgeFlags(_ box: VoxelBox, _ size: Size3) -> [PreviewFlag] {
        var flags: [PreviewFlag] = []
        let touches = (0..<3).map { box[$0].lowerBound == 0 || box[$0].upperBound == size[$0] - 1 }
        if touches[0] || touches[1] {
            flags.append(
                PreviewFlag(.problem, "at the edge", "The mask touches the edge of the slices; is it cut off?")
            )
        }
        if touches[2] {
            flags.append(
                PreviewFlag(.caution, "at an end slice", "The mask reaches the first or the last slice; is it cut off?")
            )
        }
        return flags
    }

    private static func regionFlags(_ image: Volume<Raw>, _ mask: Mask, _ box: VoxelBox) -> [PreviewFlag] {
        var flags: [PreviewFlag] = []
        if mask.voxelCount < tinyRegion {
            flags.append(
                PreviewFlag(
                    .caution,
                    "tiny",
                    "The mask has \(mask.voxelCount.counted("voxel")), fewer than \(tinyRegion)."
                )
            )
        }
        let gaps = box.z.count - mask.slices.count
        if gaps > 0 {
            flags.append(
                PreviewFlag(
                    .caution,
                    "gaps",
                    "The mask leaves out \(gaps.counted("slice")) between its first and its last."
                )
            )
        }
        let parts = MaskParts(of: mask)
        if parts.areSeveral {
            flags.append(
                PreviewFlag(
                    .caution,
                    "in parts",
                    "The mask is in \(parts.sizes.count) separate parts, the largest two of "
                        + "\(parts.sizes[0].grouped) and \(parts.sizes[1].counted("voxel")); is it one lesion?"
                )
            )
        }
        let missing = mask.isInside.indices.count { mask.isInside[$0] == 1 && !image.voxels[$0].isFinite }
        if missing > 0 {
            flags.append(
                PreviewFlag(
                    .problem,
                    "no numbers",
                    "The image has no number in \(missing.counted("voxel")) of the mask."
                )
            )
        }
        return flags
    }

    private static func spacingFlags(_ spacing: SIMD3<Double>) -> [PreviewFlag] {
        if spacing == [1, 1, 1] {
            return [PreviewFlag(.caution, "spacing", "The spacing is 1 × 1 × 1 mm; was the true one lost?")]
        }
        if (spacing.x / spacing.y - 1).magnitude > 0.01 {
            return [PreviewFlag(.caution, "spacing", "The pixels are not square.")]
        }
        if spacing.z > 10 { return [PreviewFlag(.caution, "spacing", "The slices are more than 10 mm apart.")] }
        return []
    }
}

extension Mask {
    /// The slices that have a voxel inside, rising.
    var slices: [Int] {
        guard let box = boundingBox else { return [] }
        let area = grid.size.x * grid.size.y
        return box.z.filter { slice in isInside[slice * area..<(slice + 1) * area].contains(1) }
    }
}

extension String {
    /// The text with a capital letter in front and a full stop behind.
    var sentence: String {
        let text = prefix(1).uppercased() + dropFirst()
        return text.hasSuffix(".") || text.hasSuffix("?") ? text : text + "."
    }
}
