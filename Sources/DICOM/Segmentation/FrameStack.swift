import Imaging

/// The grid that a segmentation's frames lie on, and each frame's slice.
///
/// Only frames with something inside need be stored, in any order: gaps are normal. The grid reaches from the first to
/// the last position, slices counted along the cross product of row and column direction. Its step is
/// SpacingBetweenSlices where all distances are whole multiples of that, else the smallest distance; then all must be
/// whole multiples of it, to 5% of a step. One position alone has the step that the file tells, or its thickness.
struct FrameStack: Sendable {
    let grid: VoxelGrid

    /// The slice of each frame.
    let slices: [Int]

    /// How far positions may be off, in steps or pixels.
    private static let tolerance = 0.05

    init(_ planes: [FramePlane], rows: Int, columns: Int) throws(DICOMError) {
        guard let first = planes.first else { throw .missing(SegmentationAttribute.frameGroups) }
        let axes = try first.axes()
        let heights = try Self.heights(planes, first, axes)
        let step = try Self.step(heights, first)
        let lowest = heights.indices.min { heights[$0] < heights[$1] } ?? 0
        let bottom = heights[lowest]
        slices = heights.map { Int((($0 - bottom) / step).rounded()) }
        do {
            grid = try VoxelGrid(
                size: Size3(x: columns, y: rows, z: (slices.max() ?? 0) + 1),
                spacing: [first.spacing.x, first.spacing.y, step],
                origin: planes[lowest].position,
                direction: axes
            )
        } catch { throw .unusableMask(.grid(error)) }
    }

    /// How far each frame is above the first; throws if they are no stack.
    private static func heights(
        _ planes: [FramePlane],
        _ first: FramePlane,
        _ axes: Matrix3
    ) throws(DICOMError) -> [Double] {
        var heights: [Double] = []
        heights.reserveCapacity(planes.count)
        for plane in planes {
            let turn = max((plane.alongRow - first.alongRow).length, (plane.alongColumn - first.alongColumn).length)
            guard turn < 1e-4 else { throw .unusableMask(.frames(.orientationsDiffer)) }
            let change = (plane.spacing - first.spacing) / first.spacing
            // A hundred-thousandth: files repeat their spacing to six or seven digits.
            guard max(change.x.magnitude, change.y.magnitude) < 1e-5 else {
                throw .unusableMask(.frames(.spacingsDiffer))
            }
            let offset = plane.position - first.position
            let height = (offset * axes[2]).sum()
            guard (offset - axes[2] * height).length < tolerance * first.spacing.min() else {
                throw .unusableMask(.frames(.shiftedSideways))
            }
            heights.append(height)
        }
        return heights
    }

    private static func step(_ heights: [Double], _ plane: FramePlane) throws(DICOMError) -> Double {
        let rising = heights.sorted()
        let same = 0.01 * (plane.sliceSpacing ?? plane.thickness ?? 1)
        let gap = zip(rising.dropFirst(), rising).map { $0 - $1 }.filter { $0 > same }.min()
        guard let gap, let bottom = rising.first, let top = rising.last else {
            guard let only = plane.sliceSpacing ?? plane.thickness else {
                throw .missing(SegmentationAttribute.sliceSpacing)
            }
            return only
        }
        for candidate in [told(plane), gap].compactMap(\.self) {
            // The whole height over its number of steps: one distance alone is as inexact as its digits.
            let count = ((top - bottom) / candidate).rounded()
            guard count >= 1, count <= 32_767 else { continue }
            let step = (top - bottom) / count
            let isEven = rising.allSatisfy { height in
                let index = (height - bottom) / step
                return (index - index.rounded()).magnitude <= tolerance
            }
            if isEven, (step / candidate - 1).magnitude <= tolerance { return step }
        }
        throw .unusableMask(.frames(.unevenPositions))
    }

    /// The distance that the file tells, unless it is less than half a slice: some mean the gap between slices by it.
    private static func told(_ plane: FramePlane) -> Double? {
        plane.sliceSpacing.flatMap { $0 >= 0.5 * (plane.thickness ?? 0) ? $0 : nil }
    }
}
