import Foundation
import ImageFiles
import Imaging
import PyRadiomicsProfile
import TestSupport

/// An image with a mask and settings, under the name that the vectors have for it: `settings/case`.
struct ReferenceCase {
    let image: Volume<Raw>
    let mask: Mask
    let settings: PyRadiomicsSettings
    let pixelType: PixelType

    /// `nil` where the shared data is not there.
    init?(_ name: String) throws {
        let parts = name.split(separator: "/").map(String.init)
        let (settingsName, caseName) = (parts[0], parts[1])
        settings = Self.settings(settingsName)
        if caseName.hasPrefix("synthetic") {
            pixelType = caseName == "syntheticFloat" ? .float : .integer
            (image, mask) = try Self.synthetic(isFloat: pixelType == .float)
            return
        }
        let isSarcoma = caseName.hasPrefix("STS")
        pixelType = isSarcoma ? .float : .integer
        let stem = isSarcoma ? "data/sts-mr-t1/nifti/\(caseName)/MR_T1_" : "data/nrrd-pyradiomics/\(caseName)_"
        let ending = isSarcoma ? "nii.gz" : "nrrd"
        guard let imageURL = SharedData.url("\(stem)image.\(ending)"),
            let maskURL = SharedData.url(stem + (isSarcoma ? "mask." : "label.") + ending)
        else { return nil }
        image = try ImageFile.volume(NIfTIFile.read(imageURL))
        mask = try ImageFile.mask(NIfTIFile.read(maskURL), label: 1)
    }

    func extract() throws -> PyRadiomicsFeatures {
        try PyRadiomicsExtraction(settings: settings).extract(from: image, mask: mask, pixelType: pixelType)
    }

    /// The image by a formula and the ellipsoid with a notch of `make_reference.py`.
    private static func synthetic(isFloat: Bool) throws -> (Volume<Raw>, Mask) {
        var voxels: [Float] = []
        var isInside: [UInt8] = []
        for z in 0..<12 {
            for y in 0..<17 {
                for x in 0..<21 {
                    let texture = (7 * x * x + 13 * y * z + 31 * x * y + 5 * z * z) % 97 * 3
                    let value = texture + 20 * x + 11 * y + 17 * z
                    voxels.append(isFloat ? Float(value) / 8 : Float(value))
                    let (dx, dy, dz) = (x - 10, y - 8, z - 6)
                    let isNotch = x > 11 && y > 8 && z == 6
                    let distance = 9 * dx * dx + 16 * dy * dy + 25 * dz * dz
                    isInside.append(distance <= 620 && !isNotch ? 1 : 0)
                }
            }
        }
        let grid = try VoxelGrid(size: Size3(x: 21, y: 17, z: 12), spacing: [0.9, 1.1, 2.5])
        return (try Volume(grid: grid, voxels: voxels), try Mask(grid: grid, isInside: isInside))
    }

    static let allFilters: [PyRadiomicsImageType] = [
        .original, .wavelet(), .log(sigma: [1, 3, 5]), .square, .squareRoot, .logarithm, .exponential, .gradient(),
    ]

    /// The table of `make_reference.py`.
    private static func settings(_ name: String) -> PyRadiomicsSettings {
        var settings = PyRadiomicsSettings()
        switch name {
        case "filters": settings.imageTypes = allFilters
        case "force2D": settings.force2D = true
        case "force2DFilters":
            settings.force2D = true
            settings.imageTypes = [.wavelet()]
        case "binCount32": settings.binCount = 32
        case "resampled": settings.resampledPixelSpacing = [2, 2, 2]
        case "resampledInPlane":
            settings.resampledPixelSpacing = [1, 1, 0]
            settings.imageTypes = [.original, .log(sigma: [2])]
        case "normalize":
            settings.normalize = true
            settings.normalizeScale = 100
            settings.binWidth = 5
            settings.voxelArrayShift = 300
        case "outliers":
            settings.normalize = true
            settings.normalizeScale = 100
            settings.removeOutliers = 1
            settings.binWidth = 7.5
        case "absoluteRange": settings.resegmentRange = [100, 700]
        case "relativeRange":
            settings.resegmentRange = [0.3, 0.8]
            settings.resegmentMode = .relative
        case "sigmaRange":
            settings.resegmentRange = [-1, 2]
            settings.resegmentMode = .sigma
            settings.resegmentShape = true
        case "preCrop":
            settings.preCrop = true
            settings.padDistance = 7
            settings.imageTypes = allFilters
        case "distances":
            settings.distances = [1, 3]
            settings.gldm_a = 1
        case "euclidean": settings.weightingNorm = .euclidean
        case "manhattan": settings.weightingNorm = .manhattan
        case "infinity": settings.weightingNorm = .infinity
        case "noWeighting": settings.weightingNorm = .noWeighting
        case "asymmetric": settings.symmetricalGLCM = false
        case "wideBins": settings.binWidth = 5000
        default: break
        }
        return settings
    }
}
