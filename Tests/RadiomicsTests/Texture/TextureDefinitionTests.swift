import FeatureNomenclature
import Imaging
import Radiomics
import Testing

/// All texture features of small random regions against ``TextureDefinition``.
@Suite struct TextureDefinitionTests {
    /// A kind of random region: box, share of voxels in the mask, levels and their distance, and how often a voxel has
    /// the level of the one before it.
    struct World: Sendable, CustomTestStringConvertible {
        let size: Size3
        let density: Double
        let levels: Int
        let gap: Int
        let smoothness: Double

        init(_ x: Int, _ y: Int, _ z: Int, density: Double, levels: Int, gap: Int = 1, smoothness: Double = 0.3) {
            size = Size3(x: x, y: y, z: z)
            self.density = density
            self.levels = levels
            self.gap = gap
            self.smoothness = smoothness
        }

        var testDescription: String { "\(size), \(levels) levels \(gap) apart, density \(density)" }
    }

    private static let worlds = [
        World(1, 1, 1, density: 1, levels: 3), World(1, 7, 1, density: 1, levels: 2),
        World(1, 1, 9, density: 0.8, levels: 2),
        World(9, 1, 1, density: 0.9, levels: 2), World(6, 5, 1, density: 0.9, levels: 4),
        World(4, 4, 4, density: 1, levels: 1), World(5, 4, 3, density: 0.9, levels: 2, smoothness: 0.9),
        World(5, 5, 5, density: 0.15, levels: 2), World(7, 6, 5, density: 0.4, levels: 3),
        World(8, 7, 4, density: 0.85, levels: 5, gap: 3), World(20, 3, 4, density: 0.95, levels: 3, smoothness: 0.95),
        World(3, 18, 5, density: 0.7, levels: 8), World(9, 8, 7, density: 0.95, levels: 32),
        World(6, 6, 4, density: 0.8, levels: 3, gap: 90), World(5, 5, 4, density: 0.8, levels: 4, gap: 700),
        World(7, 4, 4, density: 0.9, levels: 60, gap: 1000), World(6, 5, 4, density: 0.9, levels: 250, smoothness: 0),
    ]

    @Test(arguments: worlds, TextureMerging.allCases)
    func `every texture feature is what its definition says`(_ world: World, _ merging: TextureMerging) throws {
        for seed in 0..<6 as Range<UInt64> {
            let region = try Self.region(world, seed: seed)
            let outcomes = try Self.outcomes(region, merging)
            let expected = region.definition.values(merging)
            for feature in FeatureCatalogue.features(of: FeatureFamily.textures, merging: merging) {
                let outcome = try #require(outcomes[feature.tag])
                let value = expected[feature.stem] ?? nil
                switch (outcome.number, value) {
                case (nil, nil): break
                case (let number?, let value?):
                    let scale = max(1, value.magnitude)
                    #expect(
                        (number - value).magnitude <= 1e-9 * scale,
                        "\(feature.tag): \(number), \(value), seed \(seed)"
                    )
                default: Issue.record("\(feature.tag): \(outcome), expected \(String(describing: value)), seed \(seed)")
                }
            }
        }
    }

    private struct Region {
        let definition: TextureDefinition
        let image: Volume<Raw>
        let mask: Mask
    }

    /// Voxels of the mask with an intensity of 0 are left out by re-segmentation: the shape has them and textures do not.
    private static func region(_ world: World, seed: UInt64) throws -> Region {
        var generator = RepeatableNumbers(seed: seed + 100 * UInt64(world.size.count))
        var levels: [Int] = []
        var shape: [Bool] = []
        for _ in 0..<world.size.count {
            let isRepeated = generator.uniform() < world.smoothness
            let new = Int(generator.uniform() * Double(world.levels)) * world.gap + 1
            levels.append(isRepeated ? levels.last ?? new : new)
            shape.append(generator.uniform() < world.density)
        }
        // The box of the mask is the whole grid, so that the definition sees the same one.
        shape[0] = true
        shape[shape.count - 1] = true
        for index in levels.indices where !shape[index] || (index > 0 && generator.uniform() < 0.05) {
            levels[index] = 0
        }
        let grid = try VoxelGrid(size: world.size, spacing: [1, 1, 1])
        return try Region(
            definition: TextureDefinition(size: world.size, levels: levels, shape: shape),
            image: Volume(grid: grid, voxels: levels.map(Float.init)),
            mask: Mask(grid: grid, isInside: shape.map { $0 ? 1 : 0 })
        )
    }

    private static func outcomes(_ region: Region, _ merging: TextureMerging) throws -> [String: FeatureOutcome] {
        let settings = FeatureSettings(
            resegmentation: Resegmentation(range: 1...100_000, outlierDeviations: nil),
            discretisation: .fixedBinSize(1),
            merging: merging,
            families: FeatureFamily.textures
        )
        return SmallRegions.outcomes(
            try FeatureExtraction(settings: settings).extract(from: region.image, mask: region.mask)
        )
    }
}

extension FeatureFamily {
    /// The families that a ``TextureMerging`` applies to.
    static let textures = allCases.filter(\.isTexture)
}
