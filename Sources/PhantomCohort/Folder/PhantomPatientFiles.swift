import ImageFiles
import Imaging

/// The image and mask files of one patient.
struct PhantomPatientFiles: Sendable {
    let cohort: PhantomCohort
    let patient: PhantomPatient
    let defects: [PhantomDefectPlace]

    /// Makes and writes them under the folder of the site that holds the patient.
    func write(to folder: OwnFolder) throws {
        let images = cohort.images(of: patient)
        let site = cohort.site(of: patient)
        for series in PhantomSeries.allCases {
            guard let bytes = try imageBytes(images, series) else { continue }
            try folder.write(bytes, to: "\(site)/\(PhantomTable.image(patient, series))")
        }
        for lesion in patient.lesions {
            for series in [PhantomSeries.t2wTE75, .dwiB0] {
                let mask = try spoiled(images.mask(of: lesion, on: series), of: lesion, on: series)
                try folder.write(
                    NIfTIFile.bytes(of: mask),
                    to: "\(site)/\(PhantomTable.mask(patient, lesion, series))"
                )
            }
        }
    }

    private func imageBytes(_ images: PhantomImages, _ series: PhantomSeries) throws -> [UInt8]? {
        let isTarget = series == .dwiB200
        if isTarget, has(.missingImage) { return nil }
        let bytes = try NIfTIFile.bytes(of: images.image(series))
        return isTarget && has(.truncatedImage) ? Array(bytes.prefix(bytes.count / 2)) : bytes
    }

    private func spoiled(_ mask: Mask, of lesion: PhantomLesion, on series: PhantomSeries) throws -> Mask {
        guard lesion.number == 1 else { return mask }
        if has(.emptyMask), series != .t2wTE75 {
            return try Mask(grid: mask.grid, isInside: [UInt8](repeating: 0, count: mask.isInside.count))
        }
        if has(.otherSpacing), series == .t2wTE75 {
            let grid = mask.grid
            let other = try VoxelGrid(
                size: grid.size,
                spacing: [grid.spacing.x, grid.spacing.y, 3],
                origin: grid.origin,
                direction: grid.direction
            )
            return try Mask(grid: other, isInside: mask.isInside)
        }
        return mask
    }

    private func has(_ defect: PhantomDefect) -> Bool {
        defects.contains { $0.defect == defect && $0.patient == patient.number }
    }
}
