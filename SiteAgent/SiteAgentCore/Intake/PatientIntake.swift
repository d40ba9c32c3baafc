import CanonicalEncoding
import DICOM
import Foundation
import ImageFiles
import Imaging
import Study

/// Writes the images and masks of one patient and says what became of each lesion and series.
struct PatientIntake: Sendable {
    let study: StudyDocument
    let patient: IntakePatient
    let files: [URL]
    let reader: DICOMReader
    let pseudonyms: Pseudonyms
    let answers: [String: [String]]
    let lesionNames: [String]

    /// Where `volumes` and `masks` are written.
    let output: URL

    /// What came of a patient.
    struct Result: Sendable {
        var rows: [CohortFile.Row] = []
        var lesions = 0
        var questions: [IntakeQuestion] = []
        var resampledMasks = 0

        /// The images that were picked, by series, with where their masks come from.
        var picked: [(series: String, volume: ImageVolume, maskSource: String)] = []

        /// The digests of the images' voxels, by series.
        var contents: [String: SHA256Digest] = [:]
    }

    /// An image that was read and written.
    private struct Written {
        let volume: ImageVolume
        let grid: VoxelGrid

        /// Its path below the output folder.
        let path: String
    }

    func run() throws -> Result {
        var result = Result()
        let selector = LesionSelector(names: lesionNames, pseudonyms: pseudonyms, answers: answers)
        let selection = selector.selection(for: patient)
        if let question = selection.question { result.questions.append(question) }
        // Without a word on what is a lesion there are no rows yet, and no wrong ones to be taken out again.
        guard selection.absence != nil || !selection.lesions.isEmpty else { return result }
        let lesions = selection.lesions.isEmpty ? [IntakeLesion(name: "1", outlines: [])] : selection.lesions
        result.lesions = lesions.count
        for series in study.series where series.fit == nil {
            try add(series, lesions, selection.absence, to: &result)
        }
        return result
    }

    private func add(
        _ series: SeriesDefinition,
        _ lesions: [IntakeLesion],
        _ absence: Exclusion?,
        to result: inout Result
    ) throws {
        let selector = SeriesSelector(pseudonyms: pseudonyms, answers: answers)
        var exclusion: Exclusion?
        var written: Written?
        let selection = selector.selection(of: series, for: patient)
        if let question = selection.question { result.questions.append(question) }
        switch selection.image {
        case .success(let volume):
            do {
                let read = try read(volume)
                let path = "volumes/\(patient.key)-\(series.name).nii"
                try write(read, to: path)
                written = Written(volume: volume, grid: read.grid, path: path)
                result.contents[series.name] = Self.digest(of: read)
            } catch let found as Exclusion {
                exclusion = found
            }
        case .failure(let found): exclusion = found
        }
        var sources: [String] = []
        for (number, lesion) in lesions.enumerated() {
            var row = CohortFile.Row(patient: patient.key, lesion: lesion.name, series: series.name)
            if let written, let absence {
                row.image = written.path
                row.exclusion = absence
            } else if let written {
                let mask = "masks/\(patient.key)-\(number + 1)-\(series.name).nii.gz"
                row = try self.row(row, lesion, written, mask: mask, &result)
                if !row.maskSource.isEmpty { sources.append(row.maskSource) }
            } else {
                row.exclusion = exclusion
            }
            row.imageDate = written?.volume.series.studyDate ?? ""
            result.rows.append(row)
        }
        if let written {
            result.picked.append((series.name, written.volume, Set(sources).sorted().joined(separator: "; ")))
        }
    }

    /// A row with its mask, which is written to a path below the output folder.
    private func row(
        _ empty: CohortFile.Row,
        _ lesion: IntakeLesion,
        _ image: Written,
        mask path: String,
        _ result: inout Result
    ) throws -> CohortFile.Row {
        var row = empty
        row.image = image.path
        let placement = OutlinePlacement(reader: reader, files: files, patient: patient)
        do {
            guard let region = try region(of: lesion, for: image.volume, placement, empty, &result) else {
                throw Exclusion(.gridMismatch, "no outline of the lesion is in the image's frame of reference")
            }
            let placed = try placement.mask(region, on: image.volume, grid: image.grid)
            guard placed.mask.voxelCount > 0 else {
                throw Exclusion(.emptyMask, "the outline holds no voxel of the image")
            }
            try write(placed.mask, to: path)
            row.mask = path
            row.maskSource = source(of: region, placed, on: image.volume)
            if placed.isResampled { result.resampledMasks += 1 }
        } catch let exclusion as Exclusion {
            row.exclusion = exclusion
        }
        return row
    }

    private func region(
        of lesion: IntakeLesion,
        for volume: ImageVolume,
        _ placement: OutlinePlacement,
        _ row: CohortFile.Row,
        _ result: inout Result
    ) throws(Exclusion) -> OutlinedRegion? {
        switch placement.choice(of: lesion, for: volume) {
        case .none: return nil
        case .outline(let region): return region
        case .several(let regions):
            let choices = regions.map { region in
                IntakeQuestion.Choice(
                    id: pseudonyms.question(
                        "outline",
                        [files[region.file].lastPathComponent, "\(region.label.number)"]
                    ),
                    text: self.words(for: region)
                )
            }
            let question = IntakeQuestion(
                id: pseudonyms.question(
                    "outlines",
                    [row.patient, row.lesion, row.series] + choices.map(\.id).sorted()
                ),
                text: "\(row.patient), lesion \(row.lesion.debugDescription): which outline is meant on \(row.series)?",
                choices: choices
            )
            result.questions.append(question)
            return try question.chosen(from: regions, answers, "outlines").get()
        }
    }

    // MARK: Words

    private func words(for region: OutlinedRegion) -> String {
        let homes = patient.volumes.filter { region.isDrawn(on: $0) }.map(\.summary)
        let drawn = homes.first.map { "drawn on \($0)" } ?? "drawn on a series that is not in the folder"
        let kind = region.kind == .dicom ? "DICOM outline" : "label image"
        return "\(kind), region \(region.label), \(drawn)"
    }

    private func source(of region: OutlinedRegion, _ placed: Outlines.Placed, on volume: ImageVolume) -> String {
        guard placed.isResampled else { return "drawn on this series" }
        let home = patient.volumes.first { region.isDrawn(on: $0) }
        let number = home?.series.seriesNumber.map { " \($0)" } ?? ""
        let title = home.map { " (\($0.title))" } ?? ""
        return "drawn on \(home == nil ? "another series" : "series\(number)\(title)"), resampled"
    }

    // MARK: Files

    private func read(_ volume: ImageVolume) throws(Exclusion) -> Volume<Raw> {
        do throws(DICOMError) {
            return try volume.read { file throws(DICOMError) in try reader.image(of: files[file]) }
        } catch {
            throw Exclusion(error, about: .unreadableImage)
        }
    }

    /// Not compressed: the same image has the same bytes whichever version of zlib is there, and no time is lost.
    private func write(_ volume: Volume<Raw>, to path: String) throws {
        try DurableFile.write(
            try NIfTIFile.bytes(of: volume, compressed: false),
            to: output.appendingPathComponent(path)
        )
    }

    private func write(_ mask: Mask, to path: String) throws {
        try DurableFile.write(try NIfTIFile.bytes(of: mask), to: output.appendingPathComponent(path))
    }

    /// The digest of an image's voxels: the same image under two patients has one.
    private static func digest(of volume: Volume<Raw>) -> SHA256Digest {
        var stream = SHA256Stream()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1 << 16)
        for voxel in volume.voxels {
            let bits = voxel.bitPattern
            for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift))) }
            if bytes.count >= 1 << 16 {
                stream.append(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        stream.append(bytes)
        return stream.digest
    }
}
