/// A convex hull while it grows: facets, their neighbors, and for each facet the points outside that see it.
struct HullConstruction {
    private struct Facet {
        /// Indices of points, counterclockwise seen from outside.
        var corners: [Int]
        /// The facet across the edge from corner `i` to the next.
        var neighbors: [Int]
        /// Points that this facet is responsible for; each lies strictly in front of it.
        var outside: [Int] = []
        /// The outward normal, exact, and its product with a corner.
        var normal: SIMD3<Int>
        var offset: Int
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

    /// The facets as points.
    var facets: [[SIMD3<Int>]] { all.filter(\.isPart).map { $0.corners.map { points[$0] } } }

    /// Begins with a tetrahedron of distant points; `nil` if all points lie in one plane.
    init?(_ points: [SIMD3<Int>]) {
        self.points = points
        guard let start = Self.tetrahedron(points) else { return nil }
        let (a, b, c, d) = (start[0], start[1], start[2], start[3])
        for corners in [[a, b, c], [a, d, b], [b, d, c], [c, d, a]] { all.append(facet(corners)) }
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
        let facet = all[index]
        return facet.outside.max { distance($0, facet) < distance($1, facet) }
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
            var side = facet([edge.from, edge.to, point])
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
            let facet = all[visible[next]]
            next += 1
            for (side, neighbor) in facet.neighbors.enumerated() {
                if !all[neighbor].isPart { continue }
                if distance(point, all[neighbor]) > 0 {
                    all[neighbor].isPart = false
                    visible.append(neighbor)
                } else {
                    let edge = (facet.corners[side], facet.corners[(side + 1) % 3])
                    edges.append(HorizonEdge(from: edge.0, to: edge.1, beyond: neighbor))
                }
            }
        }
        return (visible, edges)
    }

    /// Makes `index` the neighbor of a facet across its edge that begins at a corner.
    private mutating func link(_ facet: Int, from corner: Int, to index: Int) {
        for side in 0..<3 where all[facet].corners[side] == corner { all[facet].neighbors[side] = index }
    }

    private mutating func assign(_ candidates: [Int], to facets: [Int]) {
        for point in candidates {
            for index in facets where distance(point, all[index]) > 0 {
                all[index].outside.append(point)
                break
            }
        }
    }

    // MARK: Sides

    private func facet(_ corners: [Int]) -> Facet {
        let (a, b, c) = (points[corners[0]], points[corners[1]], points[corners[2]])
        let normal = (b &- a).cross(c &- a)
        return Facet(corners: corners, neighbors: [-1, -1, -1], normal: normal, offset: normal.dot(a))
    }

    /// Above 0 in front of a facet; a multiple of the distance from its plane.
    private func distance(_ point: Int, _ facet: Facet) -> Int { facet.normal.dot(points[point]) - facet.offset }

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
