import FeatureNomenclature
import Imaging
import Radiomics
import Testing

@Suite struct LocalIntensityTests {
    /// Small and large voxels, masks in the middle and at the edge, with and without NaN around.
    @Test(arguments: [SIMD3(1.0, 1.0, 3.0), SIMD3(2.0, 2.0, 2.0), SIMD3(0.9, 3.1, 7.0)], [true, false])
    func `peaks are those of the definition, voxel by voxel`(_ spacing: SIMD3<Double>, _ hasGaps: Bool) throws {
        for corner in [0, 5] {
            let grid = try VoxelGrid(size: Size3(x: 23, y: 17, z: 9), spacing: spacing)
            var voxels = (0..<grid.size.count).map { Float($0 * 7919 % 1009) / 8 - 20 }
            let mask = try SmallRegions.mask(grid) { x, y, z in
                (corner...corner + 8).contains(x) && (corner...corner + 6).contains(y) && (2...5).contains(z)
                    && x + y != 9
            }
            if hasGaps {
                for index in voxels.indices where index % 97 == 5 && mask.isInside[index] == 0 { voxels[index] = .nan }
            }
            let image = try Volume<Raw>(grid: grid, voxels: voxels)
            let lesion = try FeatureExtraction(settings: FeatureSettings(families: [.localIntensity]))
                .extract(from: image, mask: mask)
            let expected = peaks(image, mask)
            let outcomes = SmallRegions.outcomes(lesion)
            let local = try #require(outcomes["loc_peak_loc"]?.number)
            let global = try #require(outcomes["loc_peak_glob"]?.number)
            #expect((local - expected.local).magnitude < 1e-9)
            #expect((global - expected.global).magnitude < 1e-9)
        }
    }

    @Test func `a bright voxel beside the region raises its peak`() throws {
        let grid = try VoxelGrid(size: Size3(x: 12, y: 12, z: 12), spacing: [3, 3, 3])
        let mask = try SmallRegions.mask(grid) { x, y, z in
            (4...7).contains(x) && (4...7).contains(y) && (4...7).contains(z)
        }
        var voxels = (0..<grid.size.count).map { Float($0 % 5) }
        let before = try peak(grid, voxels, mask)
        voxels[grid.index(x: 8, y: 6, z: 6)] = 1000
        #expect(try peak(grid, voxels, mask) > before + 20)
    }

    private func peak(_ grid: VoxelGrid, _ voxels: [Float], _ mask: Mask) throws -> Double {
        let lesion = try FeatureExtraction(settings: FeatureSettings(families: [.localIntensity]))
            .extract(from: Volume(grid: grid, voxels: voxels), mask: mask)
        return try #require(SmallRegions.outcomes(lesion)["loc_peak_glob"]?.number)
    }

    private func peaks(_ image: Volume<Raw>, _ mask: Mask) -> (local: Double, global: Double) {
        let size = image.grid.size
        var (highest, local, global) = (-Float.infinity, -Double.infinity, -Double.infinity)
        for z in 0..<size.z {
            for y in 0..<size.y {
                for x in 0..<size.x where mask.contains(x: x, y: y, z: z) {
                    let mean = mean(image, [Double(x), Double(y), Double(z)])
                    global = max(global, mean)
                    if image[x, y, z] > highest { (highest, local) = (image[x, y, z], mean) }
                    if image[x, y, z] == highest { local = max(local, mean) }
                }
            }
        }
        return (local, global)
    }

    private func mean(_ image: Volume<Raw>, _ centre: SIMD3<Double>) -> Double {
        let size = image.grid.size
        var (sum, count) = (0.0, 0.0)
        for z in 0..<size.z {
            for y in 0..<size.y {
                for x in 0..<size.x where image[x, y, z].isFinite {
                    let distance = (SIMD3(Double(x), Double(y), Double(z)) - centre) * image.grid.spacing
                    // The radius of a sphere of 1 cm^3.
                    guard (distance * distance).sum().squareRoot() <= 6.203504908994 else { continue }
                    sum += Double(image[x, y, z])
                    count += 1
                }
            }
        }
        return sum / count
    }
}
