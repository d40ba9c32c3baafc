internal import Imaging

/// Slices in the order of their positions, and the grid that they form.
///
/// The third axis of the grid is the normal of the slices, row direction times column direction; the distance between
/// slices is that of their positions along it. SliceThickness and SpacingBetweenSlices count for a single slice only.
///
/// The tolerances leave room for positions and direction cosines written with few digits. In public images of seven
/// scanners of five vendors, slices lie within 0.00007 mm of their place in an even stack and within 0.001 mm of the
/// normal, and direction cosines of one series differ by at most 4e-8. Positions that are written with one decimal are
/// allowed what rounding took, half a unit of it at each of the slices that are compared.
struct SliceStack {
    /// How far direction cosines of slices may differ.
    static let orientationTolerance = 1e-4

    /// Slices closer than this in mm are at one position.
    static let samePosition = 0.01

    /// How far a slice may lie from its place in an even stack, in distances between slices.
    static let evenness = 0.02

    /// How far a slice may lie beside the normal through the first one, in pixels.
    static let drift = 0.1

    /// The slices by rising position along the normal.
    let slices: [Slice]

    /// The grid.
    let grid: VoxelGrid

    /// Orders slices of one orientation, matrix and spacing.
    init(_ unordered: [Slice]) throws(StackDefect) {
        let planes = try SlicePlane.planes(unordered)
        slices = planes.map(\.slice)
        guard let first = planes.first else { throw .singleSlice }
        try Self.checkDrift(planes, first)
        let step = try Self.step(planes)
        let (row, column) = Self.orthonormal(first.orientation)
        do {
            grid = try VoxelGrid(
                size: Size3(x: first.format.columns, y: first.format.rows, z: planes.count),
                spacing: SIMD3(first.pixelSpacing.x, first.pixelSpacing.y, step),
                origin: first.position,
                direction: Matrix3(row, column, SlicePlane.cross(row, column))
            )
        } catch {
            throw .badGrid(error)
        }
    }

    /// The distance between slices, which must be the same everywhere.
    private static func step(_ planes: [SlicePlane]) throws(StackDefect) -> Double {
        guard planes.count > 1 else {
            guard let thickness = planes.first?.slice.thickness else { throw .singleSlice }
            return thickness
        }
        let gaps = zip(planes.dropFirst(), planes).map { $0.height - $1.height }
        let sorted = gaps.sorted()
        let close = gaps.count { $0 <= samePosition }
        guard close == 0 else { throw .sharedPositions(count: close) }
        let mean = (planes[planes.count - 1].height - planes[0].height) / Double(gaps.count)
        let tolerance = max(samePosition, evenness * mean, min(2 * rounding(planes), 0.2 * mean))
        let isEven = planes.indices.allSatisfy { index in
            (planes[index].height - planes[0].height - Double(index) * mean).magnitude <= tolerance
        }
        if isEven { return mean }
        // The lower median, so that of two gaps the smaller one is the step.
        let usual = sorted[(sorted.count - 1) / 2]
        let allowed = max(samePosition, evenness * usual)
        let multiples = gaps.map { ($0 / usual).rounded() }
        let areMultiples = zip(gaps, multiples).allSatisfy { $1 >= 1 && ($0 - $1 * usual).magnitude <= allowed * $1 }
        if areMultiples, let gap = sorted.last, gap > 1.5 * usual {
            throw .missingSlices(count: Int(multiples.reduce(0) { $0 + $1 - 1 }), gap: gap, step: usual)
        }
        throw .unevenSpacing(sorted[0]...sorted[sorted.count - 1], tolerance: allowed)
    }

    /// How far rounding may have moved a slice along the normal, in mm.
    ///
    /// A position without any decimal may be exact or rounded to a millimetre: nothing is made of it.
    private static func rounding(_ planes: [SlicePlane]) -> Double {
        let decimals = planes.map(\.slice.frame.positionDecimals)
        guard decimals.allSatisfy({ $0 != nil }), let most = decimals.compactMap(\.self).max(), most > 0,
            let normal = planes.first?.normal
        else { return 0 }
        let half = (0..<min(most, 16)).reduce(0.5) { half, _ in half / 10 }
        return half * (normal.x.magnitude + normal.y.magnitude + normal.z.magnitude)
    }

    /// How far slices lie beside the normal through the first one.
    private static func checkDrift(_ planes: [SlicePlane], _ first: SlicePlane) throws(StackDefect) {
        let tolerance = drift * min(first.pixelSpacing.x, first.pixelSpacing.y) + 2 * rounding(planes)
        let largest = planes.reduce(0) { largest, plane in
            let offset = plane.position - first.position
            let beside = offset - first.normal * (offset * first.normal).sum()
            return max(largest, (beside * beside).sum().squareRoot())
        }
        guard largest <= tolerance else { throw .sheared(by: largest, tolerance: tolerance) }
    }

    /// Unit vectors at a right angle: what the written digits lack is taken from the column direction.
    private static func orthonormal(_ orientation: SliceOrientation) -> (SIMD3<Double>, SIMD3<Double>) {
        let row = orientation.row / (orientation.row * orientation.row).sum().squareRoot()
        let column = orientation.column - row * (row * orientation.column).sum()
        return (row, column / (column * column).sum().squareRoot())
    }
}

/// A slice with its geometry unwrapped.
struct SlicePlane {
    let slice: Slice
    let format: PixelFormat
    let position: SIMD3<Double>
    let orientation: SliceOrientation
    let pixelSpacing: SIMD2<Double>

    /// The normal of all planes of the stack.
    let normal: SIMD3<Double>

    /// The position along the normal in mm.
    let height: Double

    /// Slices that have everything and agree, by rising height; equal heights by file and frame.
    static func planes(_ slices: [Slice]) throws(StackDefect) -> [SlicePlane] {
        try checkPresence(slices)
        guard let orientation = slices.first?.frame.orientation else { return [] }
        let cross = cross(orientation.row, orientation.column)
        let normal = cross / (cross * cross).sum().squareRoot()
        let planes = slices.compactMap { slice -> SlicePlane? in
            guard let position = slice.frame.position, let spacing = slice.frame.pixelSpacing,
                let orientation = slice.frame.orientation
            else { return nil }
            return SlicePlane(
                slice: slice,
                format: slice.format,
                position: position,
                orientation: orientation,
                pixelSpacing: spacing,
                normal: normal,
                height: (position * normal).sum()
            )
        }
        try checkAgreement(planes)
        return planes.sorted { ($0.height, $0.slice.file, $0.slice.index) < ($1.height, $1.slice.file, $1.slice.index) }
    }

    private static func checkPresence(_ slices: [Slice]) throws(StackDefect) {
        let checks: [(Attribute, (Frame) -> Bool?)] = [
            (.imagePosition, { $0.position.map { !$0.x.isNaN } }),
            (.imageOrientation, { $0.orientation?.isUsable }),
            (.pixelSpacing, { $0.pixelSpacing.map { !$0.x.isNaN } }),
        ]
        for (attribute, check) in checks {
            let results = slices.map { check($0.frame) }
            let absent = results.count { $0 == nil }
            guard absent == 0 else { throw .absent(attribute, slices: absent) }
            let unusable = results.count { $0 == false }
            guard unusable == 0 else { throw .unusable(attribute, slices: unusable) }
        }
    }

    private static func checkAgreement(_ planes: [SlicePlane]) throws(StackDefect) {
        guard let first = planes.first else { return }
        let size = { (plane: SlicePlane) in "\(plane.format.columns)x\(plane.format.rows)" }
        if let other = planes.first(where: { size($0) != size(first) }) {
            throw .mixedMatrices(size(first), size(other))
        }
        // One other is enough to know: how many there are would take the square of the number of slices.
        let tolerance = SliceStack.orientationTolerance
        guard planes.allSatisfy({ $0.orientation.distance(to: first.orientation) <= tolerance })
        else { throw .mixedOrientations }
        // Over the whole slice the difference must stay below a hundredth of a pixel.
        let extent = Double(max(first.format.columns, first.format.rows))
        let differs = { (plane: SlicePlane) in
            let difference = (plane.pixelSpacing - first.pixelSpacing) / first.pixelSpacing * extent
            return max(difference.x.magnitude, difference.y.magnitude) > 0.01
        }
        if let other = planes.first(where: differs) {
            let text = { (spacing: SIMD2<Double>) in "\(spacing.x)x\(spacing.y)" }
            throw .mixedPixelSpacings(text(first.pixelSpacing), text(other.pixelSpacing))
        }
    }

    /// The cross product.
    static func cross(_ first: SIMD3<Double>, _ second: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(
            first.y * second.z - first.z * second.y,
            first.z * second.x - first.x * second.z,
            first.x * second.y - first.y * second.x
        )
    }
}
