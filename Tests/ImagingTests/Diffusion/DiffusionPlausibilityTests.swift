import Imaging
import Testing

@Suite struct DiffusionPlausibilityTests {
    private let grid: VoxelGrid
    private let mask: Mask

    init() throws {
        grid = try VoxelGrid(size: Size3(x: 5, y: 1, z: 1), spacing: [1, 1, 1])
        // The fifth voxel is outside.
        mask = try Mask(grid: grid, isInside: [1, 1, 1, 1, 0])
    }

    private func objection(
        _ voxels: [Float],
        _ plausibility: DiffusionPlausibility = .standard
    ) throws -> ImplausibleDiffusion? {
        try plausibility.objection(to: Volume<Raw>(grid: grid, voxels: voxels), in: mask)
    }

    @Test(arguments: [
        (1e-12, DiffusionUnit.squareMetersPerSecond), (1e-6, .squareMillimetersPerSecond), (1e-3, .thousandths),
        (1e3, .billionths),
    ]) func `the unit of a map is told with the factor that mends it`(_ scale: Double, _ unit: DiffusionUnit) throws {
        // A restricted lesion, the liver and a cyst.
        for typical in [350.0, 1100, 2900] {
            let voxels = [0.8, 0.9, 1.1, 1.2, 0].map { Float($0 * typical * scale) }
            #expect(try objection(voxels) == .otherUnit(unit))
            #expect(try objection(voxels.map { Float(Double($0) * unit.factor) }) == nil)
        }
    }

    @Test func `a refusal says unit and factor and no intensity`() throws {
        let found = try #require(try objection([0.0011, 0.0012, 0.0013, 0.0014, 0]))
        #expect("\(found)" == "the ADC map seems to be in mm^2/s, not in mm^2/s x 1e-6; multiply it by 1000000")
    }

    @Test func `a median outside the limits in no usual unit is refused without a guess`() throws {
        #expect(try objection([20, 20, 30, 40, 0]) == .outsideLimits(100...4000))
        #expect(try objection([60, 70, 80, 90, 0]) == .outsideLimits(100...4000))
        #expect(try objection([9000, 9000, 12_000, 12_000, 0]) == .outsideLimits(100...4000))
    }

    @Test func `zeros, nothing finite and an empty mask are told apart`() throws {
        #expect(try objection([0, 0, 0, 1200, 1200]) == .notPositive)
        #expect(try objection([.nan, .nan, .infinity, .nan, 1200]) == .noValue)
        #expect(try objection([.nan, 1000, 1200, .nan, 0]) == nil)
        let empty = try Mask(grid: grid, isInside: [0, 0, 0, 0, 0])
        let map = try Volume<Raw>(grid: grid, voxels: [1, 1, 1, 1, 1])
        #expect(throws: ImagingError.emptyMask) { try DiffusionPlausibility.standard.objection(to: map, in: empty) }
    }

    @Test func `limits can be set and must be a range above zero`() throws {
        let narrow = try DiffusionPlausibility(medianFrom: 500, to: 1500)
        #expect(try objection([1600, 1600, 1600, 1600, 0], narrow) == .outsideLimits(500...1500))
        #expect(try objection([1000, 1000, 1000, 1000, 0], narrow) == nil)
        #expect(throws: ImagingError.self) { try DiffusionPlausibility(medianFrom: 0, to: 100) }
        #expect(throws: ImagingError.self) { try DiffusionPlausibility(medianFrom: 200, to: 100) }
    }
}
