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
            let homes = homes(of: region, volume, grid)
            guard case .structureSet = outlines, !homes.isEmpty else {
                return try outlines.mask(of: choice, on: grid, of: volume, homes: homes)
            }
            // Contours are filled on the slices that they were drawn on, and the result is brought over.
            let drawn = try Self.drawn(choice, of: outlines, on: homes)
            let placed = try Outlines.Placed(bringing: drawn.mask, to: grid)
            return Outlines.Placed(
                mask: placed.mask,
                isResampled: placed.isResampled,
                warnings: drawn.warnings + placed.warnings,
                home: drawn.home
            )
        }
    }

    /// The images that an outline may have been drawn on, each grid once; the image itself first, if it is one.
    private func homes(of region: OutlinedRegion, _ volume: ImageVolume, _ grid: VoxelGrid) -> [Outlines.Home] {
        var homes = region.isDrawn(on: volume) ? [Outlines.Home(volume: volume, grid: grid)] : []
        for other in patient.volumes where region.isDrawn(on: other) {
            guard case .success(let own) = other.geometry else { continue }
            if homes.allSatisfy({ $0.grid.mismatch(with: own) != nil }) {
                homes.append(Outlines.Home(volume: other, grid: own))
            }
        }
        return homes
    }

    /// Contours filled on the image that they fit best; a file may refer to images in several planes.
    private static func drawn(
        _ choice: LabelChoice,
        of outlines: Outlines,
        on homes: [Outlines.Home]
    ) throws(Exclusion) -> Outlines.Placed {
        var best: Outlines.Placed?
        var failure: Exclusion?
        for home in homes {
            do throws(Exclusion) {
                let drawn = try outlines.mask(of: choice, on: home.grid, of: home.volume)
                guard let known = best else {
                    best = drawn
                    continue
                }
                if drawn.misfits.lexicographicallyPrecedes(known.misfits) { best = drawn }
            } catch {
                failure = failure ?? error
            }
        }
        if let best { return best }
        throw failure ?? Exclusion(.gridMismatch, "no image that the outline was drawn on has a grid")
    }
}
