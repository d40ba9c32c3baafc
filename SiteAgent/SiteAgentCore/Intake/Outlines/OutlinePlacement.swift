import DICOM
import Foundation
import ImageFiles
import Imaging

/// Brings a lesion's outline to the image of a series.
struct OutlinePlacement: Sendable {
    let reader: DICOMReader
    let files: [URL]
    let patient: IntakePatient

    /// The outline to use for an image: the one drawn on its series, or else the one in its frame of reference; several
    /// are a question.
    enum Choice: Sendable {
        case outline(OutlinedRegion)
        case several([OutlinedRegion])
        case none
    }

    func choice(of lesion: IntakeLesion, for volume: ImageVolume) -> Choice {
        let onSeries = lesion.outlines.filter { $0.isDrawn(on: volume) }
        let candidates = onSeries.isEmpty ? lesion.outlines.filter { patient.canUse($0, on: volume) } : onSeries
        guard let first = candidates.first else { return .none }
        return candidates.count == 1 ? .outline(first) : .several(candidates)
    }

    /// The mask on the image's grid.
    func mask(
        _ region: OutlinedRegion,
        on volume: ImageVolume,
        grid: VoxelGrid
    ) throws(Exclusion) -> Outlines.Placed {
        switch region.kind {
        case .labelImage:
            let mask: Mask
            do throws(ImageFileError) {
                mask = try ImageFile.mask(try NIfTIFile.read(files[region.file]), label: region.label.number)
            } catch {
                throw Exclusion(.unreadableMask, "\(error)")
            }
            return try Outlines.Placed(bringing: mask, to: grid)
        case .dicom:
            let outlines = try Outlines(of: files[region.file], reader)
            let choice = LabelChoice.number(region.label.number)
            guard case .structureSet = outlines, !region.isDrawn(on: volume), let home = home(of: region) else {
                return try outlines.mask(of: choice, on: grid, of: volume)
            }
            // Contours are filled on the slices that they were drawn on, and the result is brought over.
            let drawn = try outlines.mask(of: choice, on: home.grid, of: home.volume)
            let placed = try Outlines.Placed(bringing: drawn.mask, to: grid)
            return Outlines.Placed(
                mask: placed.mask,
                isResampled: placed.isResampled,
                warnings: drawn.warnings + placed.warnings
            )
        }
    }

    /// The image that an outline was drawn on.
    private func home(of region: OutlinedRegion) -> (volume: ImageVolume, grid: VoxelGrid)? {
        for volume in patient.volumes where region.isDrawn(on: volume) {
            if case .success(let grid) = volume.geometry { return (volume, grid) }
        }
        return nil
    }
}
