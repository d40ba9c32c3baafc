import Testing

@testable import Radiomics

@Suite struct ConvexHullTests {
    @Test func `the hull of a cube's lattice points is the cube`() throws {
        var points: [SIMD3<Int>] = []
        for x in 0...4 { for y in 0...4 { for z in 0...4 { points.append([x, y, z]) } } }
        let hull = try #require(ConvexHull(points))
        #expect(hull.volume(unit: [1, 2, 3]) == 64 * 6)
        #expect(hull.area(unit: [1, 2, 3]) == 2 * 16 * (2 + 3 + 6))
        #expect(Set(hull.corners).count == 8)
        #expect(hull.diameter(unit: [1, 1, 1]) == (3.0 * 16).squareRoot())
    }

    /// Few coordinates, so that most points are coplanar or collinear with others.
    @Test func `no point is outside any facet, and every edge joins two facets`() throws {
        for seed in 0..<300 {
            let span = 2 + seed % 9
            let points = (0..<60).map { index in
                let number = (index * 7919 + seed * 104_729) % 1_000_003
                return SIMD3(number % span, number / 31 % span, number / 977 % span)
            }
            guard let hull = ConvexHull(points) else { continue }
            var edges: [[SIMD3<Int>]: Int] = [:]
            for facet in hull.facets {
                let normal = hull.normal(facet)
                let (a, b, c) = hull.triangle(facet)
                #expect(normal != .zero)
                #expect(points.allSatisfy { normal.dot($0 &- a) <= 0 })
                for edge in [[a, b], [b, c], [c, a]] { edges[edge, default: 0] += 1 }
                for side in 0..<3 {
                    let (from, to) = (facet.corners[side], facet.corners[(side + 1) % 3])
                    let other = hull.facets[facet.neighbors[side]].corners
                    #expect((0..<3).contains { other[$0] == to && other[($0 + 1) % 3] == from })
                }
            }
            #expect(edges.values.allSatisfy { $0 == 1 })
            #expect(edges.keys.allSatisfy { edges[[$0[1], $0[0]]] == 1 })
        }
    }

    @Test func `points in one plane have no hull`() {
        #expect(ConvexHull([]) == nil)
        #expect(ConvexHull([[0, 0, 0], [1, 1, 1]]) == nil)
        #expect(ConvexHull((0..<30).map { [$0 % 5, $0 / 5, $0 % 5] }) == nil)
    }
}
