import Imaging

/// An image in the numbers that PyRadiomics would compute with.
struct ProfileImage: Sendable {
    /// The type of SimpleITK's voxels; all are kept as Double here, rounded as the type would be.
    enum Precision: Sendable {
        case integer
        case single
        case double
    }

    let grid: VoxelGrid
    let voxels: [Double]
    let precision: Precision

    init(grid: VoxelGrid, voxels: [Double], precision: Precision) {
        self.grid = grid
        self.voxels = voxels
        self.precision = precision
    }

    init(_ volume: Volume<Raw>, pixelType: PixelType) {
        self.init(
            grid: volume.grid,
            voxels: volume.voxels.map(Double.init),
            precision: pixelType == .integer ? .integer : .single
        )
    }

    /// The same grid with other voxels.
    func with(_ voxels: [Double], precision: Precision) -> ProfileImage {
        ProfileImage(grid: grid, voxels: voxels, precision: precision)
    }

    func cropped(to box: VoxelBox) throws(ImagingError) -> ProfileImage {
        var result: [Double] = []
        result.reserveCapacity(box.size.count)
        for z in box.z {
            for y in box.y {
                let row = grid.index(x: box.x.lowerBound, y: y, z: z)
                result.append(contentsOf: voxels[row..<row + box.x.count])
            }
        }
        return ProfileImage(grid: try grid.cropped(to: box), voxels: result, precision: precision)
    }
}
