/// PyRadiomics' triangles inside one cube of eight voxel centres, for one of the 256 ways in which they can be inside.
///
/// The surface halves every edge between an inside and an outside voxel. A cube whose eighth corner is inside is treated
/// as its complement, seen from the other side; then, on each face, inside corners are cut off from each other. Points
/// are in half-voxels, in the order z, y, x.
struct CubeCase: Sendable {
    /// Corners of triangles.
    let triangles: [[SIMD3<Int>]]

    /// -1 for a complement.
    private let sign: Int

    /// The 256 cases: a bit for each of ``corners``.
    static let all: [CubeCase] = (0..<256).map(CubeCase.init)

    private init(_ pattern: Int) {
        sign = pattern & 128 == 0 ? 1 : -1
        let reduced = pattern & 128 == 0 ? pattern : pattern ^ 255
        triangles = Self.loops(reduced).flatMap { Self.triangulation($0, of: reduced) }
    }

    /// Six times the volume between the triangles and the cube's first corner, in cubic half-voxels.
    var sixfoldVolume: Int { sign * triangles.reduce(0) { $0 + Self.sixfoldVolume($1) } }

    /// What a shift of the cube adds to that, for each half-voxel along each axis.
    var shadow: SIMD3<Int> {
        sign &* triangles.reduce(SIMD3<Int>.zero) { $0 &+ Self.cross($1[1] &- $1[0], $1[2] &- $1[0]) }
    }

    /// In mm^2, for half-voxels of a size in mm.
    func area(scale: SIMD3<Double>) -> Double {
        triangles.reduce(0) { area, triangle in
            let a = SIMD3<Double>(triangle[0] &- triangle[2]) * scale
            let b = SIMD3<Double>(triangle[1] &- triangle[2]) * scale
            let normal = SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
            return area + 0.5 * (normal * normal).sum().squareRoot()
        }
    }

    // MARK: Derivation

    /// The corners in the order of the pattern's bits.
    private static let corners: [SIMD3<Int>] = [
        [0, 0, 0], [0, 0, 1], [0, 1, 1], [0, 1, 0], [1, 0, 0], [1, 0, 1], [1, 1, 1], [1, 1, 0],
    ]

    /// The corners of each face, all faces turning the same way.
    private static let faces: [[SIMD3<Int>]] = [
        [[0, 0, 0], [0, 0, 1], [0, 1, 1], [0, 1, 0]], [[1, 0, 0], [1, 1, 0], [1, 1, 1], [1, 0, 1]],
        [[0, 0, 0], [1, 0, 0], [1, 0, 1], [0, 0, 1]], [[0, 1, 0], [0, 1, 1], [1, 1, 1], [1, 1, 0]],
        [[0, 0, 0], [0, 1, 0], [1, 1, 0], [1, 0, 0]], [[0, 0, 1], [1, 0, 1], [1, 1, 1], [0, 1, 1]],
    ]

    /// Closed loops of edge midpoints, each from its first point in the order z, y, x.
    private static func loops(_ pattern: Int) -> [[SIMD3<Int>]] {
        var next: [SIMD3<Int>: SIMD3<Int>] = [:]
        for face in faces {
            let isInside = face.map { corner in
                corners.firstIndex(of: corner).map { pattern >> $0 & 1 == 1 } ?? false
            }
            for entry in 0..<4 where !isInside[entry] && isInside[(entry + 1) % 4] {
                var exit = (entry + 1) % 4
                while isInside[(exit + 1) % 4] { exit = (exit + 1) % 4 }
                next[face[entry] &+ face[(entry + 1) % 4]] = face[exit] &+ face[(exit + 1) % 4]
            }
        }
        var loops: [[SIMD3<Int>]] = []
        while let start = next.keys.min(by: { rank($0) < rank($1) }) {
            var loop: [SIMD3<Int>] = []
            var point = start
            while let following = next.removeValue(forKey: point) {
                loop.append(point)
                point = following
            }
            loops.append(loop)
        }
        return loops
    }

    private static func rank(_ point: SIMD3<Int>) -> Int { 9 * point.x + 3 * point.y + point.z }

    // MARK: Triangulation

    /// Loops that PyRadiomics' table cuts into triangles by no rule that we know: which of all ways, as listed below.
    ///
    /// Found by comparing areas and volumes.
    private static let exceptions = [
        23: 2, 29: 0, 43: 0, 46: 2, 54: 0, 57: 2, 61: 41, 62: 41, 71: 2, 77: 2, 87: 23, 93: 20, 99: 0, 107: 41, 108: 2,
        109: 0, 113: 2, 116: 2, 117: 13, 121: 23, 124: 18,
    ]

    /// Of all ways, the one with most volume if at most half of the corners are inside, with least otherwise.
    private static func triangulation(_ loop: [SIMD3<Int>], of pattern: Int) -> [[SIMD3<Int>]] {
        let ways = triangulations(loop[...])
        if loop.count > 5, let way = exceptions[pattern] { return ways[way] }
        let volumes = ways.map { $0.reduce(0) { $0 + sixfoldVolume($1) } }
        let isFew = pattern.nonzeroBitCount < 5
        let best = volumes.indices.max { isFew ? volumes[$0] < volumes[$1] : volumes[$0] > volumes[$1] }
        return ways[best ?? 0]
    }

    /// All ways to cut a polygon, by the corner of the triangle on the side between its last point and its first.
    private static func triangulations(_ loop: ArraySlice<SIMD3<Int>>) -> [[[SIMD3<Int>]]] {
        guard loop.count > 2, let first = loop.first, let last = loop.last else { return [[]] }
        var ways: [[[SIMD3<Int>]]] = []
        for corner in loop.startIndex + 1..<loop.endIndex - 1 {
            for before in triangulations(loop[...corner]) {
                for behind in triangulations(loop[corner...]) {
                    ways.append(before + [[first, loop[corner], last]] + behind)
                }
            }
        }
        return ways
    }

    private static func sixfoldVolume(_ triangle: [SIMD3<Int>]) -> Int {
        (cross(triangle[0], triangle[1]) &* triangle[2]).wrappedSum()
    }

    private static func cross(_ a: SIMD3<Int>, _ b: SIMD3<Int>) -> SIMD3<Int> {
        [a.y &* b.z &- a.z &* b.y, a.z &* b.x &- a.x &* b.z, a.x &* b.y &- a.y &* b.x]
    }
}
