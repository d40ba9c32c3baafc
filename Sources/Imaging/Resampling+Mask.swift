import Kernels

extension Resampling {
    /// The mask on a part of the new grid, inside from `threshold` upwards.
    ///
    /// Rows are interpolated along themselves once; then each new row is weighed from four of them, only where one of
    /// the four has membership.
    public func resample(_ mask: Mask, part: Part, threshold: Double = 0.5) throws(ImagingError) -> Mask {
        guard !part.isSameGrid else { return try mask.cropped(to: part.source) }
        let rows = MembershipRows(mask, in: part.source, part.maskAxes[0], width: part.box.x.count)
        let size = part.target.size
        let (alongY, alongZ) = (part.maskAxes[1], part.maskAxes[2])
        var isInside = [UInt8](repeating: 0, count: size.count)
        for z in 0..<size.z {
            let (zRows, zWeights) = alongZ.pair(z)
            for y in 0..<size.y {
                let (yRows, yWeights) = alongY.pair(y)
                let four = [
                    rows.number(yRows.x, zRows.x), rows.number(yRows.y, zRows.x), rows.number(yRows.x, zRows.y),
                    rows.number(yRows.y, zRows.y),
                ]
                var span = 0..<0
                for row in four where !rows.spans[row].isEmpty {
                    let other = rows.spans[row]
                    span =
                        span.isEmpty
                        ? other : min(span.lowerBound, other.lowerBound)..<max(span.upperBound, other.upperBound)
                }
                guard !span.isEmpty else { continue }
                // Half-way positions arrive as 0.49999997 or 0.5: half belongs inside.
                FloatRows.reaches(
                    Float(threshold - 1e-6),
                    rows.values,
                    starts: SIMD4(four[0], four[1], four[2], four[3]) &* size.x &+ span.lowerBound,
                    weights: [
                        yWeights.x * zWeights.x, yWeights.y * zWeights.x, yWeights.x * zWeights.y,
                        yWeights.y * zWeights.y,
                    ],
                    into: &isInside,
                    at: size.x * (y + size.y * z) + span.lowerBound,
                    count: span.count
                )
            }
        }
        return try Mask(grid: part.target, isInside: isInside)
    }
}

extension ResamplingAxis {
    /// The two voxels that linear interpolation of a new voxel reads, and their weights.
    fileprivate func pair(_ index: Int) -> (SIMD2<Int>, SIMD2<Float>) {
        isIdentity ? ([index, index], [1, 0]) : (taps[index].indices.lowHalf, taps[index].weights.lowHalf)
    }
}

/// The rows of a mask, interpolated along themselves.
private struct MembershipRows {
    /// One row after the other.
    var values: [Float]

    /// Where each row has membership.
    var spans: [Range<Int>]

    private let rowsInSlice: Int

    init(_ mask: Mask, in box: VoxelBox, _ axis: ResamplingAxis, width: Int) {
        rowsInSlice = box.y.count
        values = [Float](repeating: 0, count: width * box.y.count * box.z.count)
        spans = [Range<Int>](repeating: 0..<0, count: box.y.count * box.z.count)
        let members = mask.isInside.span
        var row = 0
        for z in box.z {
            for y in box.y {
                let start = mask.grid.index(x: box.x.lowerBound, y: y, z: z)
                let source = members.extracting(start..<start + box.x.count)
                if let inside = source.extent {
                    let span = axis.reached(from: inside, width: width)
                    for index in span { values[row * width + index] = axis.membership(source, index) }
                    spans[row] = span
                }
                row += 1
            }
        }
    }

    /// The number of a row.
    func number(_ y: Int, _ z: Int) -> Int { y + rowsInSlice * z }
}

extension ResamplingAxis {
    /// The new voxels that read any of some voxels.
    fileprivate func reached(from range: Range<Int>, width: Int) -> Range<Int> {
        guard !isIdentity else { return range }
        let reads = { (tap: Tap) in tap.indices.y >= range.lowerBound && tap.indices.x < range.upperBound }
        guard let first = taps.firstIndex(where: reads), let last = taps.lastIndex(where: reads) else { return 0..<0 }
        return first..<last + 1
    }

    fileprivate func membership(_ row: Span<UInt8>, _ index: Int) -> Float {
        guard !isIdentity else { return Float(row[index]) }
        let (at, weights) = (taps[index].indices, taps[index].weights)
        return weights.x * Float(row[at.x]) + weights.y * Float(row[at.y])
    }
}
