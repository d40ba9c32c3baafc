import DICOM
import Foundation
import ImageFiles
import Imaging
import Study
import TestSupport

@testable import SiteAgentCore

/// A folder as an archive exports it: synthetic patients with T2-weighted and diffusion-weighted series.
///
/// Identifiers that no message may hold: see ``secrets``.
struct DICOMExport {
    static let secrets = ["GEHEIM", "Phantom^", "1.2.826.0.1"]

    let folder: TemporaryFolder
    private var files = 0

    init(in folder: TemporaryFolder) {
        self.folder = folder
    }

    /// What the folder is called.
    var name = "export"

    /// The folder that is taken in.
    var url: URL { folder.url.appendingPathComponent(name) }

    /// One series of axial slices.
    struct Series {
        var patient = "GEHEIM-1"
        var sex: String?

        /// The number of the examination, and its day.
        var study = 0
        var date = "20200131"
        var number = 1
        var slices = 5
        var step = 3.0
        var size = 16
        var spacing = 2.0
        var bValue: Int?
        var echoTime = 80.0
        var sequence = "SE"

        /// The time of day at which the first slice was acquired, where the files tell it.
        var time: String?

        /// What the series is called; its number unless told.
        var description: String?
        var imageType = "ORIGINAL\\PRIMARY\\M"
        var frameOfReference = "1"

        /// The value of one pixel, so that images differ; 0 leaves it as it is.
        var brightness = 0

        /// The direction of the diffusion gradient, where there is one.
        var direction: SIMD3<Double>?

        /// Slices that are left out.
        var absent: Set<Int> = []

        /// Slices that lie 1 mm higher.
        var raised: Set<Int> = []

        static func diffusion(_ patient: String, b: Int?, number: Int = 2) -> Series {
            var series = Series(patient: patient)
            series.number = number
            series.bValue = b
            series.sequence = "EP"
            series.imageType = "ORIGINAL\\PRIMARY\\DIFFUSION\\NONE"
            return series
        }
    }

    /// Writes the files of a series below a folder.
    mutating func add(_ series: Series, below path: String = "a") throws {
        for slice in 0..<series.slices where !series.absent.contains(slice) {
            var image = SyntheticMR()
            image.patient = series.patient
            image.sex = series.sex
            image.date = series.date
            image.study = "1.2.826.0.1.9.\(series.patient.utf8.reduce(0) { $0 &* 31 &+ Int($1) } & 0xFFFF)"
            if series.study > 0 { image.study += ".\(series.study)" }
            image.series = "\(image.study).\(series.number)"
            image.number = slice + 1 + 100 * (series.bValue ?? 0) + 1000 * Int(series.echoTime)
            image.brightness = series.brightness
            image.seriesDescription = series.description ?? "series \(series.number)"
            image.size = series.size
            var acquisition = SyntheticMR.Acquisition()
            acquisition.frameOfReference = "\(image.study).9.\(series.frameOfReference)"
            let height = Double(slice) * series.step + (series.raised.contains(slice) ? 1 : 0)
            acquisition.position = [0, 0, height]
            acquisition.spacing = series.spacing
            acquisition.bValue = series.bValue
            acquisition.direction = series.direction
            acquisition.echoTime = series.echoTime
            acquisition.imageType = series.imageType
            acquisition.sequence = series.sequence
            acquisition.time = series.time
            image.acquisition = acquisition
            files += 1
            try folder.write([UInt8](image.file), to: "\(name)/\(path)/\(series.patient)/IM\(files)")
        }
    }

    /// Writes a NIfTI mask beside a patient's images: a box of so many voxels, on the grid of a series.
    mutating func addMask(of series: Series, _ box: Int = 4, label: UInt8 = 1, below path: String = "a") throws {
        let grid = try VoxelGrid(
            size: Size3(x: series.size, y: series.size, z: series.slices),
            spacing: [series.spacing, series.spacing, series.step]
        )
        var inside = [UInt8](repeating: 0, count: grid.size.count)
        for z in 1..<4 {
            for y in 4..<4 + box {
                for x in 4..<4 + box { inside[grid.index(x: x, y: y, z: z)] = label }
            }
        }
        files += 1
        let volume = try Volume<Raw>(grid: grid, voxels: inside.map { Float($0) })
        try folder.write(try NIfTIFile.bytes(of: volume), to: "\(name)/\(path)/\(series.patient)/m\(files).nii.gz")
    }
}
