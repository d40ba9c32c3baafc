import DICOM
import Foundation
import ImageFiles
import Imaging

/// Finds the regions in files of outlines, without keeping the outlines themselves.
struct OutlineIndex: Sendable {
    let reader: DICOMReader
    let files: [URL]

    /// The regions of a DICOM segmentation or structure set.
    func regions(ofDICOM file: Int) throws(Exclusion) -> [OutlinedRegion] {
        let outlines = try Outlines(of: files[file], reader)
        var regions: [OutlinedRegion] = []
        for label in outlines.labels {
            do {
                let references = try outlines.references(of: label)
                regions.append(OutlinedRegion(file: file, kind: .dicom, label: label, references: references))
            } catch {
                throw Exclusion(error, about: .unreadableMask)
            }
        }
        return regions
    }

    /// The regions of a NIfTI or NRRD mask that lies on the grid of one of a patient's images; none if it is no mask.
    func regions(ofLabelImage file: Int, among volumes: [ImageVolume]) throws(Exclusion) -> [OutlinedRegion] {
        let inventory: MaskInventory
        do throws(ImageFileError) {
            inventory = try ImageFile.inventory(try NIfTIFile.read(files[file]))
        } catch {
            throw Exclusion(.unreadableMask, "\(error)")
        }
        let homes = volumes.filter { volume in
            guard case .success(let grid) = volume.geometry else { return false }
            return grid.mismatch(with: inventory.grid) == nil
        }
        guard !homes.isEmpty else {
            throw Exclusion(.gridMismatch, "the mask lies on the grid of no image beside it")
        }
        let frames = Set(homes.compactMap(\.series.frameOfReference))
        let references = MaskReferences(
            frameOfReference: frames.count == 1 ? frames.first : nil,
            series: homes.map(\.series.seriesInstanceUID),
            instances: []
        )
        return inventory.labels.map { label in
            OutlinedRegion(
                file: file,
                kind: .labelImage,
                label: MaskLabel(number: label, name: ""),
                references: references
            )
        }
    }
}
