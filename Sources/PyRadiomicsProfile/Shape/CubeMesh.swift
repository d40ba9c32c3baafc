import Imaging

/// The area and the volume of PyRadiomics' triangle mesh around a mask.
///
/// The mesh is not always closed, so that the volume depends on where the region's box begins: at index 1, as PyRadiomics
/// pads the box with one voxel. All volumes are whole numbers of half-voxels, and exact.
struct CubeMesh: Sendable {
    /// In mm^2.
    let area: Double

    /// In mm^3.
    let volume: Double

    init(_ region: ShapeRegion) {
        let cases = CubeCase.all
        let volumes = cases.map(\.sixfoldVolume)
        let shadows = cases.map(\.shadow)
        var counts = [Int](repeating: 0, count: 256)
        var sixfold = 0
        let size = region.size
        let (width, height) = (size.x + 2, size.y + 2)
        var padded = [UInt8](repeating: 0, count: width * height * (size.z + 2))
        for voxel in region.voxels { padded[voxel.x + 1 + width * (voxel.y + 1 + height * (voxel.z + 1))] = 1 }
        let voxels = padded.span
        for z in 0...size.z {
            for y in 0...size.y {
                let near = width * (y + height * z)
                let far = near + width * height
                for x in 0...size.x {
                    let low = near + x
                    let high = far + x
                    let first = Int(voxels[low]) | Int(voxels[low + 1]) << 1
                    let second = Int(voxels[low + width + 1]) << 2 | Int(voxels[low + width]) << 3
                    let third = Int(voxels[high]) << 4 | Int(voxels[high + 1]) << 5
                    let fourth = Int(voxels[high + width + 1]) << 6 | Int(voxels[high + width]) << 7
                    let index = first | second | third | fourth
                    guard index != 0, index != 255 else { continue }
                    counts[index] += 1
                    let shadow = shadows[index]
                    sixfold &+= volumes[index] &+ 2 &* (z &* shadow.x &+ y &* shadow.y &+ x &* shadow.z)
                }
            }
        }
        let half = 0.5 * SIMD3(region.spacing.z, region.spacing.y, region.spacing.x)
        area = (0..<256).reduce(0) { $0 + Double(counts[$1]) * cases[$1].area(scale: half) }
        volume = Double(sixfold) / 6 * (half.x * half.y * half.z)
    }
}
