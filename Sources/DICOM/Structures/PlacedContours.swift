import Imaging

/// Contours brought to the slices of a grid, by where they are and not by the images they refer to.
struct PlacedContours {
    /// The polygons of each slice in fractional voxel indices.
    private(set) var polygons: [Int: [[SIMD2<Double>]]] = [:]

    /// How many contours lie beside the plane of their slice, and how far the farthest does in mm.
    private(set) var besidePlane = (count: 0, farthest: 0.0)

    /// How many contours were in the file already, point for point.
    private(set) var repeated = 0

    /// Closer than this many steps is on the plane.
    static let onPlane = 0.01

    /// Farther than this many steps belongs to no slice.
    static let betweenPlanes = 0.25

    /// Throws if a contour lies outside the grid or between its slices.
    init(_ contours: [Contour], on grid: VoxelGrid) throws(DICOMError) {
        var outside = 0
        var seen: Set<Drawing> = []
        var between = (count: 0, farthest: 0.0)
        for (number, contour) in contours.enumerated() {
            let placed = PlacedContour(contour, on: grid)
            guard placed.isInReach else {
                throw .unusableMask(.badCoordinate(contour: number + 1, of: contours.count))
            }
            let distance = placed.distance * grid.spacing.z
            if placed.isOutside(grid.size) {
                outside += 1
            } else if placed.distance > Self.betweenPlanes {
                between = (between.count + 1, max(between.farthest, distance))
            } else if !seen.insert(placed.drawing).inserted {
                repeated += 1
            } else {
                polygons[placed.drawing.slice, default: []].append(placed.drawing.points)
                if placed.distance > Self.onPlane {
                    besidePlane = (besidePlane.count + 1, max(besidePlane.farthest, distance))
                }
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
    }
}

/// A polygon on a slice.
private struct Drawing: Hashable {
    let slice: Int
    let points: [SIMD2<Double>]
}

/// A contour in voxel indices.
private struct PlacedContour {
    /// What to draw, on the nearest slice.
    let drawing: Drawing

    /// How far the farthest point is from the slice, in steps.
    let distance: Double

    let isInReach: Bool

    private let lowest: SIMD3<Double>
    private let highest: SIMD3<Double>

    init(_ contour: Contour, on grid: VoxelGrid) {
        let indices = contour.points.map { grid.indices(of: $0) }
        let first = indices.first ?? .zero
        lowest = indices.reduce(first) { pointwiseMin($0, $1) }
        highest = indices.reduce(first) { pointwiseMax($0, $1) }
        isInReach = lowest.min() >= -EvenOddFill.reach && highest.max() <= EvenOddFill.reach
        let slice = isInReach ? Int(((lowest.z + highest.z) / 2).rounded()) : 0
        distance = max(highest.z - Double(slice), Double(slice) - lowest.z)
        // To a millionth of a voxel, so that a point drawn on a centre counts as there on every grid.
        let points = indices.map { (SIMD2($0.x, $0.y) * 0x1p20).rounded(.toNearestOrEven) * 0x1p-20 }
        drawing = Drawing(slice: slice, points: points)
    }

    func isOutside(_ size: Size3) -> Bool {
        let last = SIMD3(Double(size.x), Double(size.y), Double(size.z)) - 0.5
        return !(0..<size.z).contains(drawing.slice) || highest.x < -0.5 || highest.y < -0.5 || lowest.x > last.x
            || lowest.y > last.y
    }
}
