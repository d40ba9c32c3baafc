import Imaging

/// The length of the gradient by central differences, as ITK has it: beyond the image, its last voxels continue.
struct GradientMagnitude: Sendable {
    /// Whether the gradient is per mm; else it is per voxel.
    let usesSpacing: Bool

    func apply(to image: ProfileImage) -> ProfileImage {
        let size = image.grid.size
        let spacing = usesSpacing ? image.grid.spacing : SIMD3(1, 1, 1)
        let factors = 0.5 / spacing
        var result = [Double](repeating: 0, count: image.voxels.count)
        let voxels = image.voxels.span
        for z in 0..<size.z {
            let (below, above) = (max(z - 1, 0), min(z + 1, size.z - 1))
            for y in 0..<size.y {
                let (before, behind) = (max(y - 1, 0), min(y + 1, size.y - 1))
                let row = size.x * (y + size.y * z)
                for x in 0..<size.x {
                    let gradient = SIMD3(
                        voxels[row + min(x + 1, size.x - 1)] - voxels[row + max(x - 1, 0)],
                        voxels[size.x * (behind + size.y * z) + x] - voxels[size.x * (before + size.y * z) + x],
                        voxels[size.x * (y + size.y * above) + x] - voxels[size.x * (y + size.y * below) + x]
                    )
                    let scaled = gradient * factors
                    result[row + x] = Double(Float((scaled * scaled).sum().squareRoot()))
                }
            }
        }
        return image.with(result, precision: .single)
    }
}
