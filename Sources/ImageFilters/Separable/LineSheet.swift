internal import Imaging

/// A copy of all lines along one axis through a row of voxels, with what stands beyond the edge on both sides.
///
/// Rows are stretches along the first axis. Along the second and third axis a sheet is the rows that follow each other
/// along it; along the first axis it is a single row, of which the shifted rows are parts. A sheet lets a pass write over
/// what it reads, and makes the rows neighbors in memory.
struct LineSheet {
    /// How many voxels a row of the response has.
    let count: Int

    /// How many rows a sheet gives a response for.
    let rows: Int

    private let axis: Int
    private let reach: Int
    private let offsets: [Int]
    private let sources: [Int?]
    private var voxels: [Float]
    private var places: [Int]

    /// Sheets along an axis for rows at some offsets.
    init(size: Size3, axis: Int, offsets: [Int], boundary: FilterBoundary) {
        self.axis = axis
        self.offsets = offsets
        let reach = offsets.reduce(0) { max($0, abs($1)) }
        self.reach = reach
        places = offsets
        count = size.x
        rows = axis == 0 ? 1 : size[axis]
        let length = size[axis]
        sources = (-reach..<(length + reach)).map { boundary.source(of: $0, count: length) }
        // One more row, of zeros, is what stands beyond the edge with the zero boundary.
        voxels = [Float](repeating: 0, count: axis == 0 ? length + 2 * reach : (length + 1) * size.x)
    }

    /// Copies the voxels from `base` on, `stride` apart from row to row.
    ///
    /// Sound if all rows lie inside the memory behind `base`.
    mutating func fill(from base: UnsafePointer<Float>, stride: Int) {
        let (axis, count, rows, reach) = (axis, count, rows, reach)
        let sources = sources
        unsafe voxels.withUnsafeMutableBufferPointer { voxels in
            guard let target = voxels.baseAddress else { return }
            if axis != 0 {
                for row in 0..<rows { unsafe (target + row * count).update(from: base + row * stride, count: count) }
            } else {
                unsafe (target + reach).update(from: base, count: count)
                for index in 0..<reach {
                    unsafe target[index] = sources[index].map { unsafe base[$0] } ?? 0
                    let end = reach + count + index
                    unsafe target[end] = sources[end].map { unsafe base[$0] } ?? 0
                }
            }
        }
    }

    /// Hands out, for each row of the response, the rows at the offsets.
    mutating func forEachRow(_ body: (_ row: Int, _ rows: LineRows) -> Void) {
        unsafe voxels.withUnsafeBufferPointer { voxels in
            guard let base = voxels.baseAddress else { return }
            for row in 0..<rows {
                for (tap, offset) in offsets.enumerated() {
                    places[tap] = axis == 0 ? reach + offset : (sources[row + offset + reach] ?? rows) * count
                }
                unsafe places.withUnsafeBufferPointer { unsafe body(row, LineRows(base: base, places: $0)) }
            }
        }
    }

    /// The first voxels of all sheets of an image and the stride between their rows.
    static func starts(size: Size3, axis: Int) -> (bases: [Int], stride: Int) {
        switch axis {
        case 0: ((0..<size.y * size.z).map { $0 * size.x }, size.x)
        case 1: ((0..<size.z).map { $0 * size.x * size.y }, size.x)
        default: ((0..<size.y).map { $0 * size.x }, size.x * size.y)
        }
    }
}
