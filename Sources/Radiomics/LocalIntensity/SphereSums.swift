import Imaging

/// Sums of the intensities in the sphere around every voxel of a region, slice by slice, in single precision.
///
/// A row's sums over 1, 3, 5 and so on neighbors are made once, each from the one before, and added to all rows whose
/// sphere holds them: as many additions a voxel as the sphere has rows, eight neighbors at once, only where the region
/// is. Only as many slices are kept as the sphere is high.
struct SphereSums {
    private let sphere: PeakSphere
    private let reach: SIMD3<Int>
    private let size: Size3

    /// The length of a row: a multiple of eight.
    private let width: Int

    /// Where each row's voxels of the region lie, with all between them and widened to whole eights.
    private let spans: [Range<Int>]

    private var slices: [Float]
    private var windows: [Float]
    private var row: [Float]

    init(_ runs: MaskRuns, sphere: PeakSphere, reach: SIMD3<Int>) {
        var spans = [Range<Int>](repeating: 0..<0, count: runs.size.y * runs.size.z)
        for run in runs.runs {
            spans[run.row] = Self.union(spans[run.row], run.first..<run.end)
        }
        (self.sphere, self.reach, size) = (sphere, reach, runs.size)
        self.spans = spans.map { $0.lowerBound & ~7..<($0.upperBound + 7) & ~7 }
        width = (size.x + 7) & ~7
        slices = [Float](repeating: 0, count: (2 * reach.z + 1) * width * size.y)
        windows = [Float](repeating: 0, count: (reach.x + 1) * width)
        row = [Float](repeating: 0, count: width + 2 * reach.x)
    }

    /// The sums of a row, for a visitor that may read them at `x`.
    func withRow<Result>(_ y: Int, _ z: Int, _ body: (Span<Float>) -> Result) -> Result {
        let start = slot(z) + width * y
        return body(slices.span.extracting(start..<start + size.x))
    }

    /// Makes room for a slice in place of one that is done.
    mutating func clearSlice(_ z: Int) {
        let start = slot(z)
        for index in start..<start + width * size.y { slices[index] = 0 }
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

    private func slot(_ z: Int) -> Int { z % (2 * reach.z + 1) * width * size.y }

    /// The sums over `2 h + 1` neighbors, for each `h`, at the voxels of a span of the row that was read.
    private mutating func makeWindows(_ span: Range<Int>) {
        let (width, half) = (width, reach.x)
        precondition(span.lowerBound >= 0 && span.upperBound <= width && span.count & 7 == 0, "a span has whole eights")
        // Sound because a span lies in its row, `windows` has `half + 1` rows, and `row` has `half` more on either
        // side.
        unsafe row.withUnsafeBufferPointer { row in
            unsafe windows.withUnsafeMutableBufferPointer { windows in
                guard let row = row.baseAddress, let windows = windows.baseAddress else { return }
                for index in stride(from: 0, to: span.count, by: 8) {
                    var sum = unsafe SIMD8(at: row + half + index)
                    unsafe sum.store(at: windows + span.lowerBound + index)
                    for h in stride(from: 1, through: half, by: 1) {
                        let ends = unsafe SIMD8(at: row + half - h + index) + SIMD8(at: row + half + h + index)
                        sum += ends
                        unsafe sum.store(at: windows + span.lowerBound + index + h * width)
                    }
                }
            }
        }
    }

    private mutating func addWindows(_ y: Int, _ z: Int) {
        let height = 2 * reach.z + 1
        // Sound because every target row was found to be in the region's box, its span lies in a row, the row of
        // `slices` is one of a slot below `height`, and `half` is at most the reach that `windows` was made for.
        unsafe windows.withUnsafeBufferPointer { windows in
            unsafe slices.withUnsafeMutableBufferPointer { slices in
                guard let windows = windows.baseAddress, let slices = slices.baseAddress else { return }
                for part in sphere.rows {
                    let (targetY, targetZ) = (y &- part.y, z &- part.z)
                    guard targetY >= 0, targetZ >= 0, targetY < size.y, targetZ < size.z else { continue }
                    let span = spans[targetY &+ size.y &* targetZ]
                    let target = unsafe slices + width &* (targetY &+ size.y &* (targetZ % height))
                    let source = unsafe windows + part.half &* width
                    var x = span.lowerBound
                    while x < span.upperBound {
                        let sum = unsafe SIMD8(at: target + x) + SIMD8(at: source + x)
                        unsafe sum.store(at: target + x)
                        x &+= 8
                    }
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

extension SIMD8<Float> {
    /// Eight floats that the caller knows to be there.
    @unsafe fileprivate init(at place: UnsafePointer<Float>) {
        self = unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD8<Float>.self)
    }

    @unsafe fileprivate init(at place: UnsafeMutablePointer<Float>) {
        self = unsafe UnsafeRawPointer(place).loadUnaligned(as: SIMD8<Float>.self)
    }

    @unsafe fileprivate func store(at place: UnsafeMutablePointer<Float>) {
        unsafe UnsafeMutableRawPointer(place).storeBytes(of: self, as: SIMD8<Float>.self)
    }
}
