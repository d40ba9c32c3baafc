package import Imaging

/// IBSI's digital phantom: 5 by 4 by 4 voxels of 2 mm, of which 74 are inside the mask.
///
/// By A. Zwanenburg, github.com/theibsi/data_sets, CC BY 4.0 (creativecommons.org/licenses/by/4.0); its voxels,
/// unchanged.
package enum DigitalPhantom {
    /// Its intensities, whole numbers from 1 to 9.
    package static func image() throws(ImagingError) -> Volume<Raw> { try Volume(grid: grid(), voxels: voxels) }

    /// Its region of interest, with intensities from 1 to 6.
    package static func mask() throws(ImagingError) -> Mask { try Mask(grid: grid(), isInside: isInside) }

    /// The settings that its values were published for: intensities are grey levels already.
    package static var settings: FeatureSettings {
        FeatureSettings(discretisation: .fixedBinSize(1, firstEdge: 1), intensityVolumeHistogram: .unitSteps)
    }

    private static func grid() throws(ImagingError) -> VoxelGrid {
        try VoxelGrid(size: Size3(x: 5, y: 4, z: 4), spacing: [2, 2, 2])
    }

    private static let voxels: [Float] = [
        1, 4, 4, 1, 1, 1, 4, 6, 1, 1, 4, 1, 6, 4, 1, 4, 4, 6, 4, 1,
        1, 4, 4, 1, 1, 1, 1, 6, 1, 1, 1, 1, 3, 1, 1, 4, 4, 6, 1, 1,
        1, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 1, 1, 1, 1, 6, 1, 1,
        1, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 6, 1, 1,
    ]

    private static let isInside: [UInt8] = [
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ]
}
