import Imaging

/// The grid that a segmentation's frames lie on, and each frame's slice.
///
/// Only frames with something inside need be stored, in any order: gaps are normal. The grid reaches from the first to
/// the last position, slices counted along the cross product of row and column direction. Its step is
/// SpacingBetweenSlices where all distances are whole multiples of that, else SliceThickness or else the smallest
/// distance; all must be whole multiples of it, to 5% of a step. One position alone has the step that the file tells, or
/// its thickness. A step that is not told is a guess (``isStepTold``): the image that was drawn on knows better.
struct FrameStack: Sendable {
    let grid: VoxelGrid

    /// The slice of each frame.
    let slices: [Int]

    /// Whether the step is SpacingBetweenSlices, or frames as far apart as they are thick leave no doubt.
    let isStepTold: Bool

    /// How far each frame is above the first, in mm.
    private let heights: [Double]
    private let firstPosition: SIMD3<Double>

    /// How far positions may be off, in steps or pixels.
    private static let tolerance = 0.05

    init(_ planes: [FramePlane], rows: Int, columns: Int) throws(DICOMError) {
        guard let first = planes.first else { throw .missing(SegmentationAttribute.frameGroups) }
        let axes = try first.axes()
        heights = try Self.heights(planes, first, axes)
        firstPosition = first.position
        let step: Double
        (step, isStepTold) = try Self.step(heights, first)
        let lowest = heights.indices.min { [heights] in heights[$0] < heights[$1] } ?? 0
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

    /// The same frames, each as thick as the slices of an image are apart; `nil` unless each lies on one of them.
    func laid(onSlicesOf image: VoxelGrid) -> FrameStack? {
        let cosine = (image.direction[2] * grid.direction[2]).sum()
        guard cosine.magnitude > 1 - 1e-6 else { return nil }
        let start = image.indices(of: firstPosition).z
        let places = heights.map { start + (cosine < 0 ? -$0 : $0) / image.spacing.z }
        let numbers = places.map { $0.rounded() }
        let isOnSlices = zip(places, numbers).allSatisfy { place, number in
            (place - number).magnitude <= Self.tolerance && number >= 0 && number < Double(image.size.z)
        }
        guard isOnSlices, let low = numbers.min(), let high = numbers.max() else { return nil }
        let laid = numbers.map { Int(cosine < 0 ? high - $0 : $0 - low) }
        // Frames of one place stay together, and those of two places apart.
        let placeCount = Set(slices).count
        guard Set(laid).count == placeCount, Set(zip(slices, laid).map { [$0, $1] }).count == placeCount else {
            return nil
        }
        let size = Size3(x: grid.size.x, y: grid.size.y, z: Int(high - low) + 1)
        let spacing = SIMD3(grid.spacing.x, grid.spacing.y, image.spacing.z)
        guard
            let own = try? VoxelGrid(size: size, spacing: spacing, origin: grid.origin, direction: grid.direction)
        else { return nil }
        return FrameStack(own, laid, heights, firstPosition)
    }

    private init(_ grid: VoxelGrid, _ slices: [Int], _ heights: [Double], _ firstPosition: SIMD3<Double>) {
        self.grid = grid
        self.slices = slices
        self.heights = heights
        self.firstPosition = firstPosition
        isStepTold = true
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

    private static func step(_ heights: [Double], _ plane: FramePlane) throws(DICOMError) -> (Double, isTold: Bool) {
        let rising = heights.sorted()
        let same = 0.01 * (plane.sliceSpacing ?? plane.thickness ?? 1)
        let gap = zip(rising.dropFirst(), rising).map { $0 - $1 }.filter { $0 > same }.min()
        guard let gap, let bottom = rising.first, let top = rising.last else {
            if let told = told(plane) { return (told, true) }
            guard let only = plane.thickness else { throw .missing(SegmentationAttribute.sliceSpacing) }
            return (only, false)
        }
        let candidates = [(told(plane), true), (plane.thickness, false), (gap, false)]
        for (candidate, isTold) in candidates {
            // The whole height over its number of steps: one distance alone is as inexact as its digits.
            guard let candidate, candidate <= gap * (1 + tolerance) else { continue }
            let count = ((top - bottom) / candidate).rounded()
            guard count >= 1, count <= 32_767 else { continue }
            let step = (top - bottom) / count
            let isEven = rising.allSatisfy { height in
                let index = (height - bottom) / step
                return (index - index.rounded()).magnitude <= tolerance
            }
            guard isEven, (step / candidate - 1).magnitude <= tolerance else { continue }
            let isAdjacent = plane.thickness.map { (gap / $0 - 1).magnitude <= tolerance } ?? false
            return (step, isTold || isAdjacent)
        }
        throw .unusableMask(.frames(.unevenPositions))
    }

    /// The distance that the file tells, unless it is less than half a slice: some mean the gap between slices by it.
    private static func told(_ plane: FramePlane) -> Double? {
        plane.sliceSpacing.flatMap { $0 >= 0.5 * (plane.thickness ?? 0) ? $0 : nil }
    }
}
