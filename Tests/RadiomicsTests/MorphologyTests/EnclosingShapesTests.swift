import FeatureNomenclature
import Imaging
import Testing

@testable import Radiomics

@Suite struct EnclosingShapesTests {
    /// By Vectors/enclosing.py: volume and area of the box, semi-axes of the ellipsoid, for six clouds of points.
    private static let vectors: [(box: (Double, Double), ellipsoid: [Double])] = [
        ((3080, 1297), [12.767948, 11.542369, 8.294124]),
        ((3045.957728, 1292.469399), [11.553793, 10.668849, 7.6151057]),
        ((3020.45107, 1286.485641), [13.418454, 10.347273, 7.3634847]),
        ((3057.879418, 1296.086263), [13.209963, 10.654193, 7.6126173]),
        ((2986.268507, 1282.437025), [14.327182, 10.700757, 7.3528672]),
        ((2960.130489, 1274.100615), [12.84987, 10.296121, 7.3660261]),
    ]

    @Test func `boxes and ellipsoids are those of independent code`() throws {
        for (seed, vector) in Self.vectors.enumerated() {
            let points = (0..<40).map { index in
                let number = (index * 7919 + seed * 104_729) % 1_000_003
                return SIMD3(number % 23, number / 31 % 17, number / 977 % 11)
            }
            let hull = try #require(ConvexHull(points))
            let box = OrientedBox(hull, unit: [0.5, 1, 1.75])
            #expect((box.volume - vector.box.0).magnitude < 1e-5)
            #expect((box.area - vector.box.1).magnitude < 1e-5)
            let ellipsoid = EnclosingEllipsoid.around(hull, unit: [0.5, 1, 1.75])
            let reference = Ellipsoid(semiAxes: vector.ellipsoid)
            #expect((ellipsoid.volume / reference.volume - 1).magnitude < 1e-6)
            #expect((ellipsoid.area / reference.area - 1).magnitude < 1e-6)
        }
    }

    @Test func `the box of a turned brick is the brick`() throws {
        // Multiples of (2, 1, 2), (1, 2, -2) and (2, -2, -1), which are at right angles and of length 3.
        let edges: [SIMD3<Int>] = [[8, 4, 8], [5, 10, -10], [2, -2, -1]]
        let corners = (0..<8).map { index in
            (0..<3).reduce(SIMD3<Int>(40, 0, 40)) { index >> $1 & 1 == 1 ? $0 &+ edges[$1] : $0 }
        }
        let box = OrientedBox(try #require(ConvexHull(corners)), unit: [2, 2, 2])
        #expect((box.volume - 8 * 12 * 15 * 3).magnitude < 1e-9)
        #expect((box.area - 4.0 * 2 * (12 * 15 + 15 * 3 + 3 * 12)).magnitude < 1e-9)
    }

    @Test func `the ellipsoid of a brick has its semi-axes times the root of three`() throws {
        let corners = (0..<8).map { SIMD3($0 & 1, $0 >> 1 & 1, $0 >> 2) }
        let ellipsoid = EnclosingEllipsoid.around(try #require(ConvexHull(corners)), unit: [2, 4, 6])
        let reference = Ellipsoid(semiAxes: [3, 2, 1].map { $0 * (3.0).squareRoot() })
        #expect((ellipsoid.volume / reference.volume - 1).magnitude < 1e-6)
        #expect((ellipsoid.area / reference.area - 1).magnitude < 1e-6)
    }

    /// The mesh of a full box of voxels has bevelled edges but flat sides.
    @Test func `a full box fills its oriented box as its own`() throws {
        let grid = try SmallRegions.grid(7, 6, 5)
        let values = SmallRegions.outcomes(
            try FeatureExtraction(
                settings: FeatureSettings(discretisation: .fixedBinNumber(8), families: [.morphology], minimumVoxels: 1)
            )
            .extract(from: SmallRegions.image(grid), mask: SmallRegions.mask(grid) { _, _, _ in true })
        )
        for measure in ["vol", "area"] {
            let oriented = try #require(values["morph_\(measure)_dens_ombb"]?.number)
            let aligned = try #require(values["morph_\(measure)_dens_aabb"]?.number)
            #expect((oriented - aligned).magnitude < 1e-12)
        }
        #expect(values.count == 29)
    }

    @Test func `one voxel has a box and an ellipsoid`() throws {
        let hull = try #require(ConvexHull(SurfacePoints.candidates(PackedMask([1], size: Size3(x: 1, y: 1, z: 1)))))
        // An octahedron of edge 1 mm; lengthwise its box has the volume root two.
        let box = OrientedBox(hull, unit: SIMD3(repeating: (0.5).squareRoot()))
        #expect(box.volume < 1.4143)
        let sphere = EnclosingEllipsoid.around(hull, unit: [1, 1, 1])
        #expect((sphere.volume / (4 * Circle.pi / 3) - 1).magnitude < 1e-6)
    }
}
