import CanonicalEncoding
import DICOM
import Foundation
import ImageFiles
import Imaging

/// Finds the regions in files of outlines, without keeping the outlines themselves.
struct OutlineIndex: Sendable {
    let reader: DICOMReader
    let files: [URL]

    /// The regions of a DICOM segmentation or structure set; regions without a contour are passed over.
    func regions(of instance: Instance) throws(Exclusion) -> [OutlinedRegion] {
        let outlines = try Outlines(of: files[instance.file], reader)
        let drawn = outlines.labels.filter { outlines.isDrawn($0) }
        guard !drawn.isEmpty || outlines.labels.isEmpty else {
            throw Exclusion(.emptyMask, "none of its \(outlines.labels.count) regions has a closed contour")
        }
        let undrawn = outlines.labels.filter { !outlines.isDrawn($0) }.map(\.name).filter { !$0.isEmpty }
        var regions: [OutlinedRegion] = []
        for label in drawn {
            do {
                regions.append(
                    OutlinedRegion(
                        file: instance.file,
                        kind: .dicom,
                        label: label,
                        references: try outlines.references(of: label),
                        identity: "\(instance.sopInstanceUID) \(label.number)",
                        examination: Examination(instance.series),
                        note: Self.note(outlines, label, instance.series),
                        undrawn: undrawn
                    )
                )
            } catch {
                throw Exclusion(error, about: .unreadableMask)
            }
        }
        return regions
    }

    private static func note(_ outlines: Outlines, _ label: MaskLabel, _ series: SeriesHeader) -> String {
        var parts = [outlines.extent(of: label)]
        if let number = series.seriesNumber { parts.append("series \(number)") }
        let description = MaskLabel(number: 0, name: series.seriesDescription).name
        if !description.isEmpty { parts.append(description.debugDescription) }
        let title = outlines.title
        if !title.label.isEmpty { parts.append("label \(title.label.debugDescription)") }
        if let date = title.date {
            parts.append(title.time.map { "\(date) \($0)" } ?? date)
        } else if let date = series.studyDate {
            parts.append("study of \(date)")
        }
        return parts.joined(separator: ", ")
    }

    /// The regions of a NIfTI or NRRD mask that lies on the grid of one of a patient's images.
    func regions(ofLabelImage file: Int, among volumes: [ImageVolume]) throws(Exclusion) -> [OutlinedRegion] {
        let inventory: MaskInventory
        let digest: SHA256Digest
        do throws(ImageFileError) {
            let bytes = try NIfTIFile.read(files[file])
            digest = SHA256Digest(hashing: bytes)
            inventory = try ImageFile.inventory(bytes)
        } catch {
            throw Exclusion(.unreadableMask, "\(error)")
        }
        guard !inventory.labels.isEmpty else { throw Exclusion(.emptyMask, "the mask is empty") }
        let homes = try homes(of: inventory.grid, file, among: volumes)
        let references = MaskReferences(
            frameOfReference: homes.first?.series.frameOfReference,
            series: homes.map(\.series.seriesInstanceUID),
            instances: []
        )
        return inventory.labels.map { label in
            OutlinedRegion(
                file: file,
                kind: .labelImage,
                label: MaskLabel(number: label, name: ""),
                references: references,
                identity: "\(digest.hex) \(label)",
                examination: homes.first.map { Examination($0.series) },
                note: "label \(label) of a mask of \(inventory.grid.size) voxels"
            )
        }
    }

    /// The images on whose grid a mask lies: all in one frame of reference, or else those beside it.
    private func homes(
        of grid: VoxelGrid,
        _ file: Int,
        among volumes: [ImageVolume]
    ) throws(Exclusion) -> [ImageVolume] {
        let fitting = volumes.filter { volume in
            guard case .success(let own) = volume.geometry else { return false }
            return own.size.count == grid.size.count && own.hasLattice(of: grid)
        }
        guard !fitting.isEmpty else {
            throw Exclusion(.gridMismatch, "the mask lies on the grid of no image of the patient")
        }
        if Self.shareSpace(fitting) { return fitting }
        // Positions of two examinations mean different places, however equal the grids are.
        var folder = files[file].deletingLastPathComponent()
        while folder.path != "/" {
            let beside = fitting.filter { $0.slices.contains { files[$0.file].path.hasPrefix(folder.path + "/") } }
            if !beside.isEmpty, Self.shareSpace(beside) { return beside }
            guard beside.isEmpty else { break }
            folder.deleteLastPathComponent()
        }
        throw Exclusion(
            .openQuestion,
            "the mask lies on the grid of images in several frames of reference; put it into the folder of its own"
        )
    }

    private static func shareSpace(_ volumes: [ImageVolume]) -> Bool {
        guard let first = volumes.first else { return false }
        return Set(volumes.map { $0.series.frameOfReference ?? $0.series.seriesInstanceUID }).count == 1
            && volumes.allSatisfy { Examination($0.series).isSame(as: Examination(first.series)) }
    }
}
