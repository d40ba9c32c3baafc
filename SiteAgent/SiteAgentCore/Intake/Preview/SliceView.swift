import Imaging

/// How the slices of a grid are laid on a page: which axis goes across, which down, and from which end.
///
/// Slices are the planes of the grid's third axis, as features see them. They are turned and mirrored to the view that
/// radiologists are used to: the patient's right on the left and the front (or the head) on top; the head on top and
/// the front on the left for a sagittal plane.
struct SliceView: Sendable, Hashable {
    let size: Size3

    /// The grid's axes, 0 or 1, that go across and down.
    let across: Int
    let down: Int

    /// Whether the first voxel along the axis is at the right, or at the bottom.
    let isAcrossReversed: Bool
    let isDownReversed: Bool

    /// The size of a pixel in mm.
    let pixelWidth: Double
    let pixelHeight: Double

    /// Letters at the edges, the strongest direction first.
    let letters: EdgeLetters

    /// What is at the edges of a slice: R, L, A, P, H (head) or F (feet), several in an oblique plane.
    struct EdgeLetters: Sendable, Hashable {
        let left: String
        let right: String
        let top: String
        let bottom: String
    }

    init(of grid: VoxelGrid) {
        size = grid.size
        let wanted = Self.wantedDirections(normal: grid.direction[2])
        let first = (grid.direction[0] * wanted.across).sum()
        let second = (grid.direction[1] * wanted.across).sum()
        across = first.magnitude >= second.magnitude ? 0 : 1
        down = 1 - across
        isAcrossReversed = (across == 0 ? first : second) < 0
        isDownReversed = (grid.direction[down] * wanted.down).sum() < 0
        pixelWidth = grid.spacing[across]
        pixelHeight = grid.spacing[down]
        let right = isAcrossReversed ? -grid.direction[across] : grid.direction[across]
        let bottom = isDownReversed ? -grid.direction[down] : grid.direction[down]
        letters = EdgeLetters(
            left: Self.letters(-right),
            right: Self.letters(right),
            top: Self.letters(-bottom),
            bottom: Self.letters(bottom)
        )
    }

    /// What should go to the right and down, by the direction that the slices are stacked in.
    private static func wantedDirections(normal: SIMD3<Double>) -> (across: SIMD3<Double>, down: SIMD3<Double>) {
        let (x, y, z) = (normal.x.magnitude, normal.y.magnitude, normal.z.magnitude)
        if z >= x, z >= y { return ([1, 0, 0], [0, 1, 0]) }
        return y >= x ? ([1, 0, 0], [0, 0, -1]) : ([0, 1, 0], [0, 0, -1])
    }

    /// The letters of a direction: every axis it leans to by more than about 17 degrees, the strongest first.
    static func letters(_ direction: SIMD3<Double>) -> String {
        let names = [("L", "R"), ("P", "A"), ("H", "F")]
        let parts = (0..<3).map {
            (letter: direction[$0] > 0 ? names[$0].0 : names[$0].1, weight: direction[$0].magnitude)
        }
        // The axis decides between equal weights, so that the order never depends on the sorting.
        let ordered = parts.enumerated().sorted {
            ($0.element.weight, $1.offset) > ($1.element.weight, $0.offset)
        }
        return ordered.map(\.element).filter { $0.weight > 0.3 }.map(\.letter).joined()
    }

    // MARK: Pixels

    var columns: Int { size[across] }
    var rows: Int { size[down] }

    /// The width and height of a slice in mm.
    var width: Double { Double(columns) * pixelWidth }
    var height: Double { Double(rows) * pixelHeight }

    /// The index in memory of a pixel of a slice.
    func index(column: Int, row: Int, slice: Int) -> Int {
        let i = isAcrossReversed ? columns - 1 - column : column
        let j = isDownReversed ? rows - 1 - row : row
        return across == 0 ? i + size.x * (j + size.y * slice) : j + size.x * (i + size.y * slice)
    }

    /// The pixels that a box of voxels covers.
    func pixels(of box: VoxelBox) -> PixelBox {
        PixelBox(
            columns: Self.range(box[across], count: columns, isReversed: isAcrossReversed),
            rows: Self.range(box[down], count: rows, isReversed: isDownReversed)
        )
    }

    /// All pixels of a slice.
    var wholeSlice: PixelBox { PixelBox(columns: 0..<columns, rows: 0..<rows) }

    private static func range(_ range: ClosedRange<Int>, count: Int, isReversed: Bool) -> Range<Int> {
        isReversed
            ? count - 1 - range.upperBound..<count - range.lowerBound : range.lowerBound..<range.upperBound + 1
    }
}

/// A rectangle of pixels of a slice.
struct PixelBox: Sendable, Hashable {
    let columns: Range<Int>
    let rows: Range<Int>
}
