/// The piece of surface inside one cube of eight voxel centres, for one of the 256 ways in which they can be inside.
///
/// The surface halves every edge that joins an inside and an outside voxel (marching cubes, Lorensen and Cline 1987, doi
/// 10.1145/37402.37422, at the level 0.5 of a mask). The table is derived, not copied: on each face of the cube the outside
/// corners are cut off, two that are diagonal separately, because IBSI counts voxels that touch by a corner as connected.
/// Both cubes that share a face cut it alike, so that the surface is closed. A loop of cuts that is not flat becomes the fan
/// of triangles that bulges most away from the side with more corners, as the usual tables have it: so the published
/// volumes and areas are met, with other fans they are not.
struct MarchingCubesCase: Sendable {
    /// Triangles, counterclockwise seen from outside, in half-voxels from the cube's first corner: 0, 1 or 2.
    let triangles: [[SIMD3<Int>]]

    /// The 256 cases: bit `x + 2y + 4z` says whether the corner `(x, y, z)` is inside.
    static let all: [MarchingCubesCase] = (0..<256).map(MarchingCubesCase.init)

    private init(_ corners: Int) {
        let isMostlyInside = corners.nonzeroBitCount > 4
        triangles = Self.loops(corners).flatMap { Self.fan($0, isLeast: isMostlyInside) }
    }

    /// Six times the volume between the triangles and the plane z = 0, in cubic half-voxels, is this plus
    /// `3 * z * shadow` for a cube at height `z`.
    var sixfoldVolume: Int {
        triangles.reduce(0) { $0 + Self.shadow($1) * ($1[0].z + $1[1].z + $1[2].z) }
    }

    /// Twice the signed area of the triangles seen along z.
    var shadow: Int { triangles.reduce(0) { $0 + Self.shadow($1) } }

    /// The area of the triangles in mm^2, for half-voxels of a size in mm.
    func area(halfVoxel: SIMD3<Double>) -> Double {
        triangles.reduce(0) { $0 + Self.area($1, halfVoxel) }
    }

    // MARK: Derivation

    /// Closed loops of edge midpoints: where the surface crosses the faces, one after the other.
    private static func loops(_ corners: Int) -> [[SIMD3<Int>]] {
        var next: [SIMD3<Int>: SIMD3<Int>] = [:]
        for face in faces {
            for (from, to) in cuts(corners, face) { next[from] = to }
        }
        var loops: [[SIMD3<Int>]] = []
        for start in edges {
            var loop: [SIMD3<Int>] = []
            var point = start
            while let following = next.removeValue(forKey: point) {
                loop.append(point)
                point = following
            }
            if !loop.isEmpty { loops.append(loop) }
        }
        return loops
    }

    /// The cuts through one face: from where its outline leaves a run of outside corners back to where it entered it.
    private static func cuts(_ corners: Int, _ face: [SIMD3<Int>]) -> [(from: SIMD3<Int>, to: SIMD3<Int>)] {
        let isOutside = face.map { corners >> ($0.x + 2 * $0.y + 4 * $0.z) & 1 == 0 }
        var cuts: [(from: SIMD3<Int>, to: SIMD3<Int>)] = []
        for entry in 0..<4 where !isOutside[entry] && isOutside[(entry + 1) % 4] {
            var exit = (entry + 1) % 4
            while isOutside[(exit + 1) % 4] { exit = (exit + 1) % 4 }
            cuts.append((from: face[exit] &+ face[(exit + 1) % 4], to: face[entry] &+ face[(entry + 1) % 4]))
        }
        return cuts
    }

    private static func fan(_ loop: [SIMD3<Int>], isLeast: Bool) -> [[SIMD3<Int>]] {
        let fans = loop.indices.map { start in
            (1..<loop.count - 1).map { step in
                [loop[start], loop[(start + step) % loop.count], loop[(start + step + 1) % loop.count]]
            }
        }
        let volumes = fans.map { fan in fan.reduce(0) { $0 + $1[0].dot($1[1].cross($1[2])) } }
        let best = volumes.indices.max { isLeast ? volumes[$0] > volumes[$1] : volumes[$0] < volumes[$1] } ?? 0
        return fans[best]
    }

    /// The corners of each face, counterclockwise seen from outside the cube.
    private static let faces: [[SIMD3<Int>]] = [
        [[0, 0, 0], [0, 0, 1], [0, 1, 1], [0, 1, 0]], [[1, 0, 0], [1, 1, 0], [1, 1, 1], [1, 0, 1]],
        [[0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 0, 1]], [[0, 1, 0], [0, 1, 1], [1, 1, 1], [1, 1, 0]],
        [[0, 0, 0], [0, 1, 0], [1, 1, 0], [1, 0, 0]], [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]],
    ]

    /// The midpoints of the twelve edges, in half-voxels.
    private static let edges: [SIMD3<Int>] = [
        [1, 0, 0], [1, 2, 0], [1, 0, 2], [1, 2, 2], [0, 1, 0], [2, 1, 0], [0, 1, 2], [2, 1, 2],
        [0, 0, 1], [2, 0, 1], [0, 2, 1], [2, 2, 1],
    ]

    // MARK: Triangles

    private static func shadow(_ triangle: [SIMD3<Int>]) -> Int {
        let (a, b) = (triangle[1] &- triangle[0], triangle[2] &- triangle[0])
        return a.x * b.y - a.y * b.x
    }

    private static func area(_ triangle: [SIMD3<Int>], _ scale: SIMD3<Double>) -> Double {
        let corners = triangle.map { SIMD3<Double>($0) * scale }
        return 0.5 * (corners[1] - corners[0]).cross(corners[2] - corners[0]).length
    }
}
