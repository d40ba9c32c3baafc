import Imaging

/// Contours brought to the slices of a grid, by where they are and not by the images they refer to.
struct PlacedContours {
    /// The contours of each slice, all of one plane.
    private(set) var slices: [Int: [PlaneContour]] = [:]

    /// How many contours lie beside the plane of their slice, and how far the farthest does in mm.
    private(set) var besidePlane = (count: 0, farthest: 0.0)

    /// How many contours were in the file already, point for point.
    private(set) var repeated = 0

    /// How many contours go round more than once, each time through the same points.
    private(set) var woundRepeatedly = 0

    /// How many contours lie on a plane that is farther from their slice than another one.
    private(set) var onFartherPlanes = 0

    /// Closer than this many steps is on the plane.
    static let onPlane = 0.01

    /// Farther than this many steps belongs to no slice.
    static let betweenPlanes = 0.25

    /// Contours that are closer than this many mm are of one plane.
    static let onePlane = 0.1

    /// Throws if a contour lies outside the grid or between its slices.
    init(_ contours: [Contour], on grid: VoxelGrid) throws(DICOMError) {
        var outside = 0
        var between = (count: 0, farthest: 0.0)
        var bySlice: [Int: [PlacedContour]] = [:]
        for (number, contour) in contours.enumerated() {
            let placed = PlacedContour(contour, number: number, on: grid)
            guard placed.isInReach else {
                throw .unusableMask(.badCoordinate(contour: number + 1, of: contours.count))
            }
            if placed.isOutside(grid.size) {
                outside += 1
            } else if placed.distance > Self.betweenPlanes {
                between = (between.count + 1, max(between.farthest, placed.distance * grid.spacing.z))
            } else {
                bySlice[placed.slice, default: []].append(placed)
            }
        }
        guard outside == 0 else { throw .unusableMask(.contoursOutside(outside, of: contours.count)) }
        guard between.count == 0 else {
            throw .unusableMask(
                .contoursBetweenSlices(
                    between.count,
                    of: contours.count,
                    farthest: between.farthest,
                    step: grid.spacing.z
                )
            )
        }
        for (slice, placed) in bySlice { add(Self.nearestPlane(placed, grid), of: placed.count, to: slice, grid) }
    }

    private mutating func add(_ plane: [PlacedContour], of count: Int, to slice: Int, _ grid: VoxelGrid) {
        onFartherPlanes += count - plane.count
        var seen: Set<[SIMD2<Double>]> = []
        for placed in plane {
            guard seen.insert(placed.points).inserted else {
                repeated += 1
                continue
            }
            let round = Self.oneRound(placed.points)
            if round.count < placed.points.count { woundRepeatedly += 1 }
            slices[slice, default: []].append(PlaneContour(points: round, isExclusiveOr: placed.isExclusiveOr))
            if placed.distance > Self.onPlane {
                besidePlane = (
                    besidePlane.count + 1, max(besidePlane.farthest, placed.distance * grid.spacing.z)
                )
            }
        }
    }

    /// The contours of the plane that is nearest to a slice: contours of different planes have no common inside.
    ///
    /// A slice stands for its centre. Of two planes as far away, the one at the smaller coordinate in the patient counts,
    /// whichever way the slices are numbered.
    private static func nearestPlane(_ contours: [PlacedContour], _ grid: VoxelGrid) -> [PlacedContour] {
        let tolerance = onePlane / grid.spacing.z
        let axis = grid.direction[2]
        let main = [axis.x, axis.y, axis.z].max { $0.magnitude < $1.magnitude } ?? 1
        let rising = contours.sorted { $0.offset < $1.offset }
        var planes: [[PlacedContour]] = []
        for contour in rising {
            if let first = planes.last?.first, contour.offset - first.offset <= tolerance {
                planes[planes.count - 1].append(contour)
            } else {
                planes.append([contour])
            }
        }
        if main < 0 { planes.reverse() }
        let distance = { (plane: [PlacedContour]) in plane.map(\.offset.magnitude).min() ?? 0 }
        guard var nearest = planes.first else { return [] }
        // A millionth of a step, so that rounding does not break a tie.
        for plane in planes.dropFirst() where distance(plane) < distance(nearest) - 1e-6 { nearest = plane }
        return nearest.sorted { $0.number < $1.number }
    }

    /// The points of a contour once round, where it goes round several times through the same ones.
    private static func oneRound(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] {
        var distinct: [SIMD2<Double>] = []
        for point in points where point != distinct.last { distinct.append(point) }
        while distinct.count > 1, distinct.first == distinct.last { distinct.removeLast() }
        // How long a beginning of the points ends at each place, from which the shortest period follows.
        var borders = [Int](repeating: 0, count: distinct.count)
        for index in distinct.indices.dropFirst() {
            var length = borders[index - 1]
            while length > 0, distinct[index] != distinct[length] { length = borders[length - 1] }
            borders[index] = distinct[index] == distinct[length] ? length + 1 : 0
        }
        let period = distinct.count - (borders.last ?? 0)
        guard period >= 3, period < distinct.count, distinct.count.isMultiple(of: period) else { return points }
        return Array(distinct[..<period])
    }
}

/// A contour in voxel indices.
private struct PlacedContour {
    /// Its place in the file.
    let number: Int
    let points: [SIMD2<Double>]
    let isExclusiveOr: Bool

    /// The nearest slice.
    let slice: Int

    /// How far the middle is from the slice along the third axis, in steps.
    let offset: Double

    /// How far the farthest point is from the slice, in steps.
    let distance: Double

    let isInReach: Bool

    private let lowest: SIMD3<Double>
    private let highest: SIMD3<Double>

    init(_ contour: Contour, number: Int, on grid: VoxelGrid) {
        let indices = contour.points.map { grid.indices(of: $0) }
        let first = indices.first ?? .zero
        lowest = indices.reduce(first) { pointwiseMin($0, $1) }
        highest = indices.reduce(first) { pointwiseMax($0, $1) }
        isInReach = lowest.min() >= -EvenOddFill.reach && highest.max() <= EvenOddFill.reach
        let middle = (lowest.z + highest.z) / 2
        slice = isInReach ? Int(middle.rounded()) : 0
        offset = middle - Double(slice)
        distance = max(highest.z - Double(slice), Double(slice) - lowest.z)
        // To a millionth of a voxel, so that a point drawn on a centre counts as there on every grid.
        points = indices.map { (SIMD2($0.x, $0.y) * 0x1p20).rounded(.toNearestOrEven) * 0x1p-20 }
        self.number = number
        isExclusiveOr = contour.isExclusiveOr
    }

    func isOutside(_ size: Size3) -> Bool {
        let last = SIMD3(Double(size.x), Double(size.y), Double(size.z)) - 0.5
        return !(0..<size.z).contains(slice) || highest.x < -0.5 || highest.y < -0.5 || lowest.x > last.x
            || lowest.y > last.y
    }
}
