import Imaging

/// Sums of the intensities in the sphere around every voxel of a region, slice by slice, in single precision.
///
/// A row's sums over 1, 3, 5 and so on neighbors are made once, each from the one before, and added to all rows whose
/// sphere holds them: as many additions a voxel as the sphere has rows, over whole rows, only where the region is. Only
/// as many slices are kept as the sphere is high.
struct SphereSums {
    private let sphere: PeakSphere
    private let reach: SIMD3<Int>
    private let size: Size3

    /// Where each row's voxels of the region lie, with all between them.
    private let spans: [Range<Int>]

    private var slices: [Float]
    private var windows: [Float]
    private var row: [Float]

    init(_ runs: MaskRuns, sphere: PeakSphere, reach: SIMD3<Int>) {
        var spans = [Range<Int>](repeating: 0..<0, count: runs.size.y * runs.size.z)
        for run in runs.runs {
            spans[run.row] = Self.union(spans[run.row], run.first..<run.end)
        }
        (self.sphere, self.reach, self.spans, size) = (sphere, reach, spans, runs.size)
        slices = [Float](repeating: 0, count: (2 * reach.z + 1) * size.x * size.y)
        windows = [Float](repeating: 0, count: (reach.x + 1) * size.x)
        row = [Float](repeating: 0, count: size.x + 2 * reach.x)
    }

    /// The sums of a slice, for a visitor that may read them at `x + size.x * y`.
    func withSlice<Result>(_ z: Int, _ body: (Span<Float>) -> Result) -> Result {
        let start = slot(z)
        return body(slices.span.extracting(start..<start + size.x * size.y))
    }

    /// Makes room for a slice in place of one that is done.
    mutating func clearSlice(_ z: Int) {
        let start = slot(z)
        for index in start..<start + size.x * size.y { slices[index] = 0 }
    }

    /// Adds what the voxels of a slice, which may be outside the region's box, are to the spheres they lie in.
    ///
    /// `read` fills the numbers of a row from an index on, 0 for those that do not count.
    mutating func addSlice(_ z: Int, read: (_ y: Int, _ x: Int, _ target: inout [Float], _ count: Int) -> Void) {
        let targets = max(z - reach.z, 0)...min(z + reach.z, size.z - 1)
        let across = (0..<size.y).map { y in
            targets.reduce(0..<0) { Self.union($0, spans[y + size.y * $1]) }
        }
        for y in -reach.y..<size.y + reach.y {
            var span = 0..<0
            for target in max(y - reach.y, 0)..<min(y + reach.y + 1, size.y) { span = Self.union(span, across[target]) }
            guard !span.isEmpty else { continue }
            read(y, span.lowerBound - reach.x, &row, span.count + 2 * reach.x)
            makeWindows(span)
            addWindows(y, z)
        }
    }

    private func slot(_ z: Int) -> Int { z % (2 * reach.z + 1) * size.x * size.y }

    /// The sums over `2 h + 1` neighbors, for each `h`, at the voxels of a span of the row that was read.
    private mutating func makeWindows(_ span: Range<Int>) {
        let (width, count, half) = (size.x, span.count, reach.x)
        precondition(span.lowerBound >= 0 && span.upperBound <= width, "a span lies in its row")
        // Sound because a span lies in its row, `windows` has `half + 1` rows, and `row` has `half` more on either side.
        unsafe row.withUnsafeBufferPointer { row in
            unsafe windows.withUnsafeMutableBufferPointer { windows in
                for index in 0..<count { unsafe windows[span.lowerBound &+ index] = row[half &+ index] }
                guard half > 0 else { return }
                for h in 1...half {
                    let (from, to) = (span.lowerBound &+ (h &- 1) &* width, span.lowerBound &+ h &* width)
                    for index in 0..<count {
                        let ends = unsafe row[half &- h &+ index] + row[half &+ h &+ index]
                        unsafe windows[to &+ index] = windows[from &+ index] + ends
                    }
                }
            }
        }
    }

    private mutating func addWindows(_ y: Int, _ z: Int) {
        let width = size.x
        let height = 2 * reach.z + 1
        // Sound because every target row was found to be in the region's box, its span lies in a row, the row of
        // `slices` is one of a slot below `height`, and `half` is at most the reach that `windows` was made for.
        unsafe windows.withUnsafeBufferPointer { windows in
            unsafe slices.withUnsafeMutableBufferPointer { slices in
                for part in sphere.rows {
                    let (targetY, targetZ) = (y &- part.y, z &- part.z)
                    guard targetY >= 0, targetZ >= 0, targetY < size.y, targetZ < size.z else { continue }
                    let span = spans[targetY &+ size.y &* targetZ]
                    let to = width &* (targetY &+ size.y &* (targetZ % height))
                    let from = part.half &* width
                    for x in span { unsafe slices[to &+ x] += windows[from &+ x] }
                }
            }
        }
    }

    private static func union(_ one: Range<Int>, _ other: Range<Int>) -> Range<Int> {
        guard !one.isEmpty else { return other }
        guard !other.isEmpty else { return one }
        return min(one.lowerBound, other.lowerBound)..<max(one.upperBound, other.upperBound)
    }
}
