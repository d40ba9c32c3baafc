/// A convex hull while it grows: facets, their neighbors, and for each facet the points outside that see it.
struct HullConstruction {
    private struct Facet {
        /// Indices of points, counterclockwise seen from outside.
        let corners: SIMD3<Int>
        /// The facet across the edge from corner `i` to the next.
        var neighbors = SIMD3<Int>(repeating: -1)
        /// Points that this facet is responsible for; each lies strictly in front of it.
        var outside: [Int] = []
        /// The outward normal, exact, and its product with a corner.
        let normal: SIMD3<Int>
        let offset: Int
        var isPart = true
    }

    /// An edge between what the new point sees and what it does not, and the facet that stays.
    private struct HorizonEdge {
        let from: Int
        let to: Int
        let beyond: Int
    }

    private let points: [SIMD3<Int>]
    private var all: [Facet] = []
    private var pending: [Int] = []

    /// The corners in use, each once, and the facets with their indices counted anew.
    var result: (corners: [SIMD3<Int>], facets: [ConvexHull.Facet]) {
        var cornerNumbers = [Int](repeating: -1, count: points.count)
        var facetNumbers = [Int](repeating: -1, count: all.count)
        var corners: [SIMD3<Int>] = []
        var count = 0
        for (index, facet) in all.enumerated() where facet.isPart {
            facetNumbers[index] = count
            count += 1
            for side in 0..<3 where cornerNumbers[facet.corners[side]] < 0 {
                cornerNumbers[facet.corners[side]] = corners.count
                corners.append(points[facet.corners[side]])
            }
        }
        let facets = all.filter(\.isPart).map { facet in
            ConvexHull.Facet(
                corners: SIMD3(
                    cornerNumbers[facet.corners.x],
                    cornerNumbers[facet.corners.y],
                    cornerNumbers[facet.corners.z]
                ),
                neighbors: SIMD3(
                    facetNumbers[facet.neighbors.x],
                    facetNumbers[facet.neighbors.y],
                    facetNumbers[facet.neighbors.z]
                )
            )
        }
        return (corners, facets)
    }

    /// Begins with a tetrahedron of distant points; `nil` if all points lie in one plane.
    init?(_ points: [SIMD3<Int>]) {
        self.points = points
        guard let start = Self.tetrahedron(points) else { return nil }
        let (a, b, c, d) = (start[0], start[1], start[2], start[3])
        for corners in [SIMD3(a, b, c), SIMD3(a, d, b), SIMD3(b, d, c), SIMD3(c, d, a)] { all.append(facet(corners)) }
        all[0].neighbors = [1, 2, 3]
        all[1].neighbors = [3, 2, 0]
        all[2].neighbors = [1, 3, 0]
        all[3].neighbors = [2, 1, 0]
        assign(Array(points.indices), to: [0, 1, 2, 3])
        pending = [0, 1, 2, 3]
    }

    /// Adds the furthest point of a facet until no point is outside.
    mutating func run() {
        while let index = pending.popLast() {
            guard all[index].isPart, let furthest = furthestOutside(index) else { continue }
            add(furthest, seenFrom: index)
        }
    }

    private func furthestOutside(_ index: Int) -> Int? {
        let (normal, offset) = (all[index].normal, all[index].offset)
        var furthest: (point: Int, distance: Int)?
        for point in all[index].outside {
            let distance = normal.dot(points[point]) &- offset
            if distance >= furthest?.distance ?? 0 { furthest = (point, distance) }
        }
        return furthest?.point
    }

    private mutating func add(_ point: Int, seenFrom start: Int) {
        let (visible, horizon) = horizon(of: point, from: start)
        var orphans: [Int] = []
        for index in visible {
            orphans += all[index].outside
            all[index].outside = []
        }
        var starting: [Int: Int] = [:]
        var ending: [Int: Int] = [:]
        var new: [Int] = []
        for edge in horizon {
            let index = all.count
            var side = facet(SIMD3(edge.from, edge.to, point))
            side.neighbors[0] = edge.beyond
            all.append(side)
            link(edge.beyond, from: edge.to, to: index)
            starting[edge.from] = index
            ending[edge.to] = index
            new.append(index)
        }
        for index in new {
            let corners = all[index].corners
            all[index].neighbors[1] = starting[corners[1]] ?? index
            all[index].neighbors[2] = ending[corners[0]] ?? index
        }
        assign(orphans.filter { $0 != point }, to: new)
        pending += new
    }

    /// The facets that a point sees, which form one patch, and the edges around them; what is seen is taken out.
    private mutating func horizon(of point: Int, from start: Int) -> (visible: [Int], edges: [HorizonEdge]) {
        var visible = [start]
        var edges: [HorizonEdge] = []
        all[start].isPart = false
        var next = 0
        while next < visible.count {
            let (corners, neighbors) = (all[visible[next]].corners, all[visible[next]].neighbors)
            next += 1
            for side in 0..<3 where all[neighbors[side]].isPart {
                let neighbor = neighbors[side]
                if sees(point, neighbor) {
                    all[neighbor].isPart = false
                    visible.append(neighbor)
                } else {
                    edges.append(HorizonEdge(from: corners[side], to: corners[(side + 1) % 3], beyond: neighbor))
                }
            }
        }
        return (visible, edges)
    }

    /// Makes `index` the neighbor of a facet across its edge that begins at a corner.
    private mutating func link(_ facet: Int, from corner: Int, to index: Int) {
        for side in 0..<3 where all[facet].corners[side] == corner { all[facet].neighbors[side] = index }
    }

    /// Gives each point to the first of some facets that it sees.
    private mutating func assign(_ candidates: [Int], to facets: [Int]) {
        let planes = facets.map { (normal: all[$0].normal, offset: all[$0].offset) }
        for point in candidates {
            let position = points[point]
            if let first = planes.firstIndex(where: { $0.normal.dot(position) &- $0.offset > 0 }) {
                all[facets[first]].outside.append(point)
            }
        }
    }

    // MARK: Sides

    private func facet(_ corners: SIMD3<Int>) -> Facet {
        let (a, b, c) = (points[corners.x], points[corners.y], points[corners.z])
        let normal = (b &- a).cross(c &- a)
        return Facet(corners: corners, normal: normal, offset: normal.dot(a))
    }

    /// Whether a point lies strictly in front of a facet.
    private func sees(_ point: Int, _ index: Int) -> Bool {
        all[index].normal.dot(points[point]) &- all[index].offset > 0
    }

    /// Four points that are not in one plane, as far apart as is easily found; the first three face away from the last.
    private static func tetrahedron(_ points: [SIMD3<Int>]) -> [Int]? {
        guard let a = points.indices.min(by: { isBefore(points[$0], points[$1]) }) else { return nil }
        func furthest(_ measure: (SIMD3<Int>) -> Double) -> Int? {
            guard let index = points.indices.max(by: { measure(points[$0]) < measure(points[$1]) }) else { return nil }
            return measure(points[index]) > 0 ? index : nil
        }
        guard let b = furthest({ SIMD3<Double>($0 &- points[a]).length }) else { return nil }
        let edge = points[b] &- points[a]
        guard let c = furthest({ SIMD3<Double>(edge.cross($0 &- points[a])).length }) else { return nil }
        let normal = edge.cross(points[c] &- points[a])
        guard let d = furthest({ Double(normal.dot($0 &- points[a]).magnitude) }) else { return nil }
        return normal.dot(points[d] &- points[a]) < 0 ? [a, b, c, d] : [a, c, b, d]
    }

    private static func isBefore(_ one: SIMD3<Int>, _ other: SIMD3<Int>) -> Bool {
        (one.x, one.y, one.z) < (other.x, other.y, other.z)
    }
}
