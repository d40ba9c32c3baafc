/// The outline of a mask in one slice: closed loops along the edges of pixels.
///
/// Pixels that touch at a corner only have loops of their own; a hole is a loop that runs the other way.
struct MaskOutline: Sendable, Hashable {
    /// The loops as SVG path data, in pixels from the upper left corner of the part that was looked at.
    let path: String

    /// Clockwise from going right: right, down, left, up.
    private static let steps = [(1, 0), (0, 1), (-1, 0), (0, -1)]

    /// Follows the edges of a mask; `isInside` is row after row.
    init(_ isInside: [Bool], width: Int, height: Int) {
        var edges = Edges(isInside, width: width, height: height)
        var path = ""
        for y in 0...height {
            for x in 0...width {
                while let direction = edges.unvisited(x, y) {
                    path += Self.loop(from: (x, y), direction, &edges)
                }
            }
        }
        self.path = path
    }

    /// One loop, with a coordinate for each corner.
    ///
    /// The first vertex in reading order is always a corner, and the last side is what `Z` draws.
    private static func loop(from start: (x: Int, y: Int), _ first: Int, _ edges: inout Edges) -> String {
        var path = "M\(start.x) \(start.y)"
        var (x, y, direction) = (start.x, start.y, first)
        repeat {
            edges.visit(x, y, direction)
            x += steps[direction].0
            y += steps[direction].1
            let next = edges.next(x, y, after: direction)
            if next != direction, !((x, y) == start && next == first) {
                path += direction % 2 == 0 ? "H\(x)" : "V\(y)"
            }
            direction = next
        } while !((x, y) == start && direction == first)
        return path + "Z"
    }

    /// The directed edges between inside and outside, by the corner that they start at; the inside is on their right.
    private struct Edges {
        private let stride: Int
        private var all: [UInt8]
        private var visited: [UInt8]

        init(_ isInside: [Bool], width: Int, height: Int) {
            let stride = width + 1
            var edges = [UInt8](repeating: 0, count: stride * (height + 1))
            func contains(_ x: Int, _ y: Int) -> Bool {
                x >= 0 && y >= 0 && x < width && y < height && isInside[x + width * y]
            }
            for y in 0..<height {
                for x in 0..<width where contains(x, y) {
                    if !contains(x, y - 1) { edges[x + stride * y] |= 1 }
                    if !contains(x + 1, y) { edges[x + 1 + stride * y] |= 2 }
                    if !contains(x, y + 1) { edges[x + 1 + stride * (y + 1)] |= 4 }
                    if !contains(x - 1, y) { edges[x + stride * (y + 1)] |= 8 }
                }
            }
            self.stride = stride
            all = edges
            visited = [UInt8](repeating: 0, count: edges.count)
        }

        /// The first direction in which an edge starts here that no loop has.
        func unvisited(_ x: Int, _ y: Int) -> Int? {
            let rest = all[x + stride * y] & ~visited[x + stride * y]
            return rest == 0 ? nil : rest.trailingZeroBitCount
        }

        mutating func visit(_ x: Int, _ y: Int, _ direction: Int) { visited[x + stride * y] |= 1 << UInt8(direction) }

        /// The edge to go on with: a turn to the right keeps to the same pixel where two meet at a corner.
        func next(_ x: Int, _ y: Int, after direction: Int) -> Int {
            let here = all[x + stride * y]
            for turn in [1, 0, 3] where here & 1 << UInt8((direction + turn) % 4) != 0 {
                return (direction + turn) % 4
            }
            preconditionFailure("an outline always goes on")
        }
    }
}
