import FeatureNomenclature
import Imaging
import Radiomics
import Testing

/// Regions at the limits of every definition, through every family with every merging.
@Suite struct DegenerateRegionTests {
    /// What makes a region difficult.
    enum Shape: String, Sendable, CaseIterable {
        case oneVoxel, twoVoxels, oneRow, oneColumn, oneSlice, disconnected, diagonal, wholeImage, block

        func contains(_ x: Int, _ y: Int, _ z: Int) -> Bool {
            switch self {
            case .oneVoxel: (x, y, z) == (2, 3, 1)
            case .twoVoxels: (x, y) == (2, 3) && (1...2).contains(z)
            case .oneRow: (y, z) == (1, 1) && x > 0
            case .oneColumn: (x, y) == (3, 3)
            case .oneSlice: z == 1 && x + y < 8
            case .disconnected: (x < 2 || x > 4) && (y < 2 || y > 4)
            case .diagonal: x == y && y == z
            case .wholeImage: true
            case .block: (1...4).contains(x) && (1...4).contains(y) && (1...2).contains(z)
            }
        }
    }

    @Test(arguments: FeatureFamily.allCases, Shape.allCases)
    func `every feature is a finite number or has a reason`(_ family: FeatureFamily, _ shape: Shape) throws {
        let grid = try SmallRegions.grid(7, 7, 4)
        let mask = try SmallRegions.mask(grid, shape.contains)
        let constant = try Volume<Raw>(grid: grid, voxels: [Float](repeating: 0, count: grid.size.count))
        var missing: Set<String> = []
        for image in [try SmallRegions.image(grid), constant] {
            for merging in TextureMerging.allCases {
                for discretisation in [Discretisation.fixedBinNumber(16), .fixedBinSize(5)] {
                    let settings = FeatureSettings(discretisation: discretisation, merging: merging, families: [family])
                    let lesion = try FeatureExtraction(settings: settings).extract(from: image, mask: mask)
                    missing.formUnion(Set(settings.features.map(\.tag)).subtracting(lesion.values.map(\.feature.tag)))
                    #expect(lesion.values.allSatisfy { $0.value.number?.isFinite ?? true })
                }
            }
        }
        #expect(missing.isEmpty)
    }

    @Test func `warnings say what is wrong with a region`() throws {
        let grid = try SmallRegions.grid(9, 9, 6)
        let lesion = try lesion(grid) { x, y, z in (x == 2 || x == 4) && (2...6).contains(y) && (1...4).contains(z) }
        #expect(lesion.warnings == [.fewVoxels(found: 40, advised: 64), .severalComponents(found: 2)])
        let joined = try self.lesion(grid) { x, y, z in
            (2...4).contains(x) && (2...6).contains(y) && (1...4).contains(z)
        }
        #expect(joined.warnings == [.fewVoxels(found: 60, advised: 64)])
    }

    @Test func `corners connect, and so do the parts of a letter`() throws {
        let grid = try SmallRegions.grid(9, 5, 5)
        let diagonal = try lesion(grid) { x, y, z in x == y && y == z }
        #expect(diagonal.preparation.componentCount == 1)
        let letter = try lesion(grid) { x, y, _ in x == 0 || x == 4 || (y == 4 && x < 4) }
        #expect(letter.preparation.componentCount == 1)
        let points = try lesion(grid) { x, y, z in x % 2 == 0 && y % 2 == 0 && z % 2 == 0 }
        #expect(points.preparation.componentCount == 5 * 3 * 3)
        let saddle = try lesion(grid) { x, y, z in
            (x, y, z) == (3, 2, 1) || (x, y, z) == (2, 3, 2) || (x, y, z) == (1, 2, 3)
        }
        #expect(saddle.preparation.componentCount == 1)
    }

    @Test func `voxels are counted at every step`() throws {
        let grid = try SmallRegions.grid(8, 4, 2)
        let image = try Volume<Raw>(grid: grid, voxels: (0..<64).map { $0 == 63 ? 1000 : Float($0 % 16) })
        let mask = try SmallRegions.mask(grid) { x, _, _ in x > 0 }
        let settings = FeatureSettings(resegmentation: Resegmentation(range: 2...2000, outlierDeviations: 3))
        let lesion = try FeatureExtraction(settings: settings).extract(from: image, mask: mask)
        let steps = lesion.preparation
        #expect(steps.voxelsInMask == 56)
        #expect(steps.voxelsAfterResampling == 56)
        #expect(steps.voxelsAfterRange == 52)
        #expect(steps.voxelsAfterOutliers == 51)
        #expect(steps.intensitiesAfterResampling.highest == 1000)
        #expect(steps.intensitiesAfterResegmentation.highest == 15)
        #expect(steps.intensitiesAfterResegmentation.lowest == 2)
        let narrow = settings.changing { $0.resegmentation = Resegmentation(range: 2...5, outlierDeviations: nil) }
        let few = try FeatureExtraction(settings: narrow).extract(from: image, mask: mask)
        #expect(few.warnings.contains(.mostlyResegmented(removed: 40, of: 56)))
    }

    @Test func `sizes and spacings are told before and after resampling`() throws {
        let grid = try SmallRegions.grid(9, 9, 6)
        let mask = try SmallRegions.mask(grid) { x, y, z in
            (2...6).contains(x) && (2...6).contains(y) && (1...4).contains(z)
        }
        let settings = FeatureSettings(inPlaneSpacing: 2)
        let steps = try FeatureExtraction(settings: settings).extract(from: SmallRegions.image(grid), mask: mask)
            .preparation
        #expect(steps.imageSize == Size3(x: 9, y: 9, z: 6))
        #expect(steps.imageSpacing == [1, 2, 4])
        #expect(steps.resampledSize == Size3(x: 5, y: 9, z: 6))
        #expect(steps.resampledSpacing == [2, 2, 4])
        #expect(steps.maskBoxSize == Size3(x: 5, y: 5, z: 4))
        #expect(steps.shapeBoxSize == Size3(x: 3, y: 5, z: 4))
        #expect(!steps.touchesEdge)
    }

    private func lesion(_ grid: VoxelGrid, _ isInside: (Int, Int, Int) -> Bool) throws -> LesionFeatures {
        try FeatureExtraction(settings: FeatureSettings(families: [.intensityStatistics])).extract(
            from: SmallRegions.image(grid),
            mask: SmallRegions.mask(grid, isInside)
        )
    }
}
