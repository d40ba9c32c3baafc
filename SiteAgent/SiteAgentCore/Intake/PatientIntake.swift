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

    /// How many DICOM files in each folder could not be read.
    let refusedByFolder: [String: Int]
    let reader: DICOMReader
    let pseudonyms: Pseudonyms
    let answers: [String: [String]]
    let lesionNames: [String]

    /// Where `volumes` and `masks` are written.
    let output: URL

    /// What came of a patient.
    struct Result: Sendable {
        var rows: [FoundRow] = []
        var lesions: [String] = []
        var unchosen: [String] = []

        /// Whether nobody has said yet which outlines are lesions.
        var isUndecided = false
        var questions: [IntakeQuestion] = []
        var resampledMasks = 0

        /// The images that were picked.
        var picked: [PickedImage] = []

        /// Files whose pixels could not be read, with the reason.
        var unusable: [(file: Int, reason: String)] = []

        /// The digests of the images' voxels, by series.
        var contents: [String: SHA256Digest] = [:]
    }

    /// An image that was picked for a series of the study.
    struct PickedImage: Sendable {
        let patient: String
        let series: String

        /// Its name among the site's files.
        let identifier: String
        let volume: ImageVolume

        /// Where the masks on it come from.
        let maskSource: String
    }

    /// An image that was read and written.
    private struct Written {
        let volume: ImageVolume
        let grid: VoxelGrid
        let identifier: String

        /// Its path below the output folder.
        let path: String
    }

    func run() throws -> Result {
        var result = Result()
        let selector = LesionSelector(names: lesionNames, pseudonyms: pseudonyms, answers: answers)
        let selection = selector.selection(for: patient)
        result.questions = selection.questions
        result.unchosen = selection.unchosen
        result.isUndecided = selection.isUndecided
        result.lesions = selection.lesions.map(\.name)
        let wanted = study.series.filter { $0.fit == nil }
        let examination = selectorOfSeries.examination(of: patient, for: wanted)
        if let question = examination.question { result.questions.append(question) }
        for series in wanted { try add(series, selection.lesions, examination, to: &result) }
        return result
    }

    private var selectorOfSeries: SeriesSelector { SeriesSelector(pseudonyms: pseudonyms, answers: answers) }

    private func add(
        _ series: SeriesDefinition,
        _ lesions: [IntakeLesion],
        _ examination: ExaminationChoice,
        to result: inout Result
    ) throws {
        let (written, exclusion) = try image(of: series, examination, &result)
        var sources: Set<String> = []
        for lesion in lesions {
            let key = CohortRowKey(patient: patient.key, lesion: lesion.name, series: series.name)
            var row = FoundRow(key: key, outline: lesion.outlineName, exclusion: exclusion ?? lesion.absence)
            if let written {
                row.image = written.path
                row.imageDate = written.volume.series.studyDate ?? ""
                if lesion.absence == nil { try addMask(of: lesion, written, to: &row, &result) }
                row.warnings += absenceWarnings(of: written.volume)
                if !row.maskSource.isEmpty { sources.insert(row.maskSource) }
            }
            result.rows.append(row)
        }
        if let written {
            result.picked.append(
                PickedImage(
                    patient: patient.key,
                    series: series.name,
                    identifier: written.identifier,
                    volume: written.volume,
                    maskSource: sources.sorted().joined(separator: "; ")
                )
            )
        }
    }

    /// Picks, reads and writes the image of a series.
    private func image(
        of series: SeriesDefinition,
        _ examination: ExaminationChoice,
        _ result: inout Result
    ) throws -> (Written?, Exclusion?) {
        let selection = selectorOfSeries.selection(of: series, for: patient, in: examination)
        if let question = selection.question { result.questions.append(question) }
        do {
            let volume = try selection.image.get()
            let read = try read(volume, &result)
            let identifier = pseudonyms.identifier(of: volume)
            let path = IntakeFiles.image(patient.key, series.name, identifier: identifier)
            try write(read, to: path)
            result.contents[series.name] = Self.digest(of: read)
            return (Written(volume: volume, grid: read.grid, identifier: identifier, path: path), nil)
        } catch let exclusion as Exclusion {
            return (nil, exclusion)
        }
    }

    /// Finds and writes a lesion's mask on an image.
    private func addMask(
        of lesion: IntakeLesion,
        _ image: Written,
        to row: inout FoundRow,
        _ result: inout Result
    ) throws {
        let placement = OutlinePlacement(reader: reader, files: files, patient: patient)
        do {
            guard let region = try region(of: lesion, for: image.volume, placement, row.key, &result) else {
                throw Exclusion(
                    .gridMismatch,
                    "no outline of the lesion is in the image's frame of reference and of its examination"
                )
            }
            let placed = try placement.mask(region, on: image.volume, grid: image.grid)
            guard placed.mask.voxelCount > 0 else {
                throw Exclusion(.emptyMask, "the outline holds no voxel of the image")
            }
            let names = [pseudonyms.identifier(of: image.volume), pseudonyms.identifier(of: region)]
            let identifier = String(pseudonyms.thing("mask", names).hex.prefix(12))
            row.mask = IntakeFiles.mask(patient.key, row.key.series, identifier: identifier)
            try write(placed.mask, to: row.mask)
            row.maskSource = source(of: region, placed, on: image.volume)
            row.warnings = placed.warnings + region.warnings
            if placed.isResampled { result.resampledMasks += 1 }
        } catch let exclusion as Exclusion {
            row.exclusion = exclusion
        }
    }

    private func region(
        of lesion: IntakeLesion,
        for volume: ImageVolume,
        _ placement: OutlinePlacement,
        _ key: CohortRowKey,
        _ result: inout Result
    ) throws(Exclusion) -> OutlinedRegion? {
        switch placement.choice(of: lesion, for: volume) {
        case .none: return nil
        case .outline(let region): return region
        case .several(let regions):
            let choices = regions.map { region in
                IntakeQuestion.Choice(id: pseudonyms.identifier(of: region), text: patient.words(for: region))
            }
            let question = IntakeQuestion(
                id: pseudonyms.question(
                    "outlines",
                    [key.patient, key.lesion, key.series] + choices.map(\.id).sorted()
                ),
                text: "\(key.patient), lesion \(key.lesion.debugDescription): which outline is meant on \(key.series)?",
                choices: choices,
                patient: key.patient
            )
            result.questions.append(question)
            return try question.chosen(from: regions, answers, "outlines", none: .missingMask).get()
        }
    }

    private func source(of region: OutlinedRegion, _ placed: Outlines.Placed, on volume: ImageVolume) -> String {
        let resampled = placed.isResampled ? ", resampled" : ""
        if region.kind == .labelImage, region.isDrawn(on: volume) {
            return "a mask on the grid of this image" + resampled
        }
        guard let home = placed.home ?? patient.volumes.first(where: { region.isDrawn(on: $0) }) else {
            return "drawn on a series that is not in the folder"
                + (placed.isResampled ? resampled : ", placed on this one")
        }
        if home.series.seriesInstanceUID == volume.series.seriesInstanceUID {
            return "drawn on this series" + resampled
        }
        let number = home.series.seriesNumber.map { " \($0)" } ?? ""
        return "drawn on series\(number) (\(home.title))" + (placed.isResampled ? resampled : ", on the same grid")
    }

    // MARK: Files

    private func read(_ volume: ImageVolume, _ result: inout Result) throws(Exclusion) -> Volume<Raw> {
        var current: Int?
        do throws(DICOMError) {
            return try volume.read { file throws(DICOMError) in
                current = file
                return try reader.image(of: files[file])
            }
        } catch {
            if let current { result.unusable.append((file: current, reason: "\(error)")) }
            throw Exclusion(error, about: .unreadableImage)
        }
    }

    /// A file that could not be read may have been the first or last slice, whose absence leaves no gap.
    private func absenceWarnings(of volume: ImageVolume) -> [String] {
        let folders = Set(volume.slices.map { files[$0.file].deletingLastPathComponent().path })
        let count = folders.reduce(0) { $0 + refusedByFolder[$1, default: 0] }
        guard count > 0 else { return [] }
        let beside = count == 1 ? "1 DICOM file" : "\(count) DICOM files"
        return ["\(beside) beside the image could not be read, so that a slice may be absent"]
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
