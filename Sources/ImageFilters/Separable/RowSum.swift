/// Rows of voxels in one piece of memory, by where each starts.
@unsafe
struct LineRows {
    let base: UnsafePointer<Float>
    let places: UnsafeBufferPointer<Int>
}

/// Weighted sums of rows of voxels: the inner loops of all separable filters.
///
/// Sums run in Double in the order of the weights, eight voxels at a time; the last few voxels of a row go one by one with
/// the same operations, so that a voxel's bits do not depend on where in a row it is.
enum RowSum {
    /// `target[i] = sum weights[t] * rows[t][i]` for `count` voxels.
    ///
    /// Sound if every row and the target have `count` elements, there are as many rows as weights, and no row overlaps the
    /// target.
    static func weigh(
        _ rows: LineRows,
        _ weights: UnsafeBufferPointer<Double>,
        count: Int,
        into target: UnsafeMutablePointer<Float>
    ) {
        var index = 0
        while index &+ 8 <= count {
            var sum = SIMD8<Double>(repeating: 0)
            for tap in 0..<weights.count {
                unsafe sum += weights[tap] * SIMD8<Double>(load(rows.base + (rows.places[tap] &+ index)))
            }
            unsafe store(sum, target + index)
            index &+= 8
        }
        while index < count {
            var sum = 0.0
            for tap in 0..<weights.count { unsafe sum += weights[tap] * Double(rows.base[rows.places[tap] &+ index]) }
            unsafe target[index] = Float(sum)
            index &+= 1
        }
    }

    /// The sums of an odd number of rows with two symmetric kernels at once.
    ///
    /// The kernels are given from their centre outwards. Sound if every row and both targets have `count` elements, there are
    /// `2 * one.count - 1` rows, as many weights of the other kernel, and no row overlaps a target.
    static func weighEvenPair(
        _ rows: LineRows,
        _ one: UnsafeBufferPointer<Double>,
        _ other: UnsafeBufferPointer<Double>,
        count: Int,
        into targets: (one: UnsafeMutablePointer<Float>, other: UnsafeMutablePointer<Float>)
    ) {
        let radius = one.count - 1
        var index = 0
        while index &+ 8 <= count {
            let centre = unsafe SIMD8<Double>(load(rows.base + (rows.places[radius] &+ index)))
            var first = unsafe one[0] * centre
            var second = unsafe other[0] * centre
            for tap in 0..<radius {
                let distance = tap &+ 1
                let pair =
                    unsafe load(rows.base + (rows.places[radius &- distance] &+ index))
                    + load(rows.base + (rows.places[radius &+ distance] &+ index))
                let wide = SIMD8<Double>(pair)
                unsafe first += one[distance] * wide
                unsafe second += other[distance] * wide
            }
            unsafe store(first, targets.one + index)
            unsafe store(second, targets.other + index)
            index &+= 8
        }
        while index < count {
            let centre = unsafe Double(rows.base[rows.places[radius] &+ index])
            var first = unsafe one[0] * centre
            var second = unsafe other[0] * centre
            for tap in 0..<radius {
                let distance = tap &+ 1
                let wide = unsafe Double(
                    rows.base[rows.places[radius &- distance] &+ index]
                        + rows.base[rows.places[radius &+ distance] &+ index]
                )
                unsafe first += one[distance] * wide
                unsafe second += other[distance] * wide
            }
            unsafe targets.one[index] = Float(first)
            unsafe targets.other[index] = Float(second)
            index &+= 1
        }
    }

    /// The sum of an odd number of rows with a symmetric kernel, added to the target.
    ///
    /// Sound as ``weighEvenPair(_:_:_:count:into:)``.
    static func addEven(
        _ rows: LineRows,
        _ weights: UnsafeBufferPointer<Double>,
        count: Int,
        to target: UnsafeMutablePointer<Float>
    ) {
        let radius = weights.count - 1
        var index = 0
        while index &+ 8 <= count {
            var sum = unsafe weights[0] * SIMD8<Double>(load(rows.base + (rows.places[radius] &+ index)))
            for tap in 0..<radius {
                let distance = tap &+ 1
                let pair =
                    unsafe load(rows.base + (rows.places[radius &- distance] &+ index))
                    + load(rows.base + (rows.places[radius &+ distance] &+ index))
                unsafe sum += weights[distance] * SIMD8<Double>(pair)
            }
            unsafe store(sum + SIMD8<Double>(load(target + index)), target + index)
            index &+= 8
        }
        while index < count {
            var sum = unsafe weights[0] * Double(rows.base[rows.places[radius] &+ index])
            for tap in 0..<radius {
                let distance = tap &+ 1
                unsafe sum +=
                    weights[distance]
                    * Double(
                        rows.base[rows.places[radius &- distance] &+ index]
                            + rows.base[rows.places[radius &+ distance] &+ index]
                    )
            }
            unsafe target[index] = Float(sum + Double(target[index]))
            index &+= 1
        }
    }

    @inline(__always)
    private static func load(_ row: UnsafePointer<Float>) -> SIMD8<Float> {
        unsafe UnsafeRawPointer(row).loadUnaligned(as: SIMD8<Float>.self)
    }

    @inline(__always)
    private static func store(_ sum: SIMD8<Double>, _ row: UnsafeMutablePointer<Float>) {
        unsafe UnsafeMutableRawPointer(row).storeBytes(of: SIMD8<Float>(sum), as: SIMD8<Float>.self)
    }
}
