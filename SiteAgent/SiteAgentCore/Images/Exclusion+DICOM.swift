import DICOM

extension Exclusion {
    /// What is the matter with a DICOM file, under a reason of its own or else the one given.
    init(_ error: DICOMError, about reason: ExclusionReason) {
        switch error {
        case .unusableMask(let defect): self.init(ExclusionReason(defect) ?? reason, "\(error)")
        case .unusableStack(let defect): self.init(defect)
        default: self.init(reason, "\(error)")
        }
    }

    /// What is the matter with the slices of an image.
    init(_ defect: StackDefect) {
        let reason: ExclusionReason =
            switch defect {
            case .missingSlices, .missingParts: .missingSlice
            case .unevenSpacing: .unevenSpacing
            case .conflictingDuplicates, .sharedPositions: .duplicateInstance
            case .noStack: .unreadableImage
            default: .inconsistentSeries
            }
        self.init(reason, "\(defect)")
    }

    /// A part of a mask lies outside the image.
    init(lost: Int, kept: Int) {
        let share = (1000 * Double(lost) / Double(lost + kept)).rounded() / 10
        self.init(
            .maskOutsideImage,
            "\(lost) of the mask's \(lost + kept) voxels (\(share) %) lie outside the image"
        )
    }
}

extension ExclusionReason {
    fileprivate init?(_ defect: MaskDefect) {
        switch defect {
        case .labelAbsent: self = .labelAbsent
        case .labelAmbiguous: self = .openQuestion
        case .otherFrameOfReference, .unknownFrameOfReference, .contoursBetweenSlices: self = .gridMismatch
        case .contoursOutside: self = .maskOutsideImage
        case .noContours: self = .emptyMask
        default: return nil
        }
    }
}
