/// Arithmetic on rows of floats that are parts of larger arrays.
///
/// Every function checks its rows once and then runs without further checks, element by element and in one fixed order
/// of operations, so that the compiler may use vectors and the bits do not depend on how many lanes they have.
public enum FloatRows {
    /// Adds `count` elements of `source`, from `from` on, to those of `target` from `at` on.
    public static func add(_ source: [Float], from: Int, to target: inout [Float], at: Int, count: Int) {
        check(source.count, from, count)
        check(target.count, at, count)
        // Sound because both rows were found to lie inside their arrays, here and in the functions below.
        unsafe source.withUnsafeBufferPointer { source in
            unsafe target.withUnsafeMutableBufferPointer { target in
                for index in 0..<count { unsafe target[at &+ index] += source[from &+ index] }
            }
        }
    }

    /// Writes `count` elements `previous[from] + row[left] + row[right]` to `target`, each row from its own start on.
    public static func widen(
        _ previous: [Float],
        from: Int,
        by row: [Float],
        left: Int,
        right: Int,
        into target: inout [Float],
        at: Int,
        count: Int
    ) {
        check(previous.count, from, count)
        check(row.count, left, count)
        check(row.count, right, count)
        check(target.count, at, count)
        unsafe previous.withUnsafeBufferPointer { previous in
            unsafe row.withUnsafeBufferPointer { row in
                unsafe target.withUnsafeMutableBufferPointer { target in
                    for index in 0..<count {
                        let ends = unsafe row[left &+ index] + row[right &+ index]
                        unsafe target[at &+ index] = previous[from &+ index] + ends
                    }
                }
            }
        }
    }

    /// Writes the weighted sum of two rows of `source`.
    public static func combine(
        _ source: [Float],
        starts: SIMD2<Int>,
        weights: SIMD2<Float>,
        into target: inout [Float],
        at: Int,
        count: Int
    ) {
        check(source.count, starts.min(), count)
        check(source.count, starts.max(), count)
        check(target.count, at, count)
        let (a, b) = (starts.x, starts.y)
        let (p, q) = (weights.x, weights.y)
        unsafe source.withUnsafeBufferPointer { source in
            unsafe target.withUnsafeMutableBufferPointer { target in
                for index in 0..<count {
                    unsafe target[at &+ index] = p * source[a &+ index] + q * source[b &+ index]
                }
            }
        }
    }

    /// Writes the weighted sum of four rows of `source`, added up from the first to the last.
    public static func combine(
        _ source: [Float],
        starts: SIMD4<Int>,
        weights: SIMD4<Float>,
        into target: inout [Float],
        at: Int,
        count: Int
    ) {
        check(source.count, starts.min(), count)
        check(source.count, starts.max(), count)
        check(target.count, at, count)
        let (a, b, c, d) = (starts.x, starts.y, starts.z, starts.w)
        let (p, q, r, s) = (weights.x, weights.y, weights.z, weights.w)
        unsafe source.withUnsafeBufferPointer { source in
            unsafe target.withUnsafeMutableBufferPointer { target in
                for index in 0..<count {
                    let first = unsafe p * source[a &+ index] + q * source[b &+ index]
                    let third = unsafe first + r * source[c &+ index]
                    unsafe target[at &+ index] = third + s * source[d &+ index]
                }
            }
        }
    }

    /// Writes 1 where the weighted sum of four rows of `source` is at least `threshold`, else 0.
    public static func reaches(
        _ threshold: Float,
        _ source: [Float],
        starts: SIMD4<Int>,
        weights: SIMD4<Float>,
        into target: inout [UInt8],
        at: Int,
        count: Int
    ) {
        check(source.count, starts.min(), count)
        check(source.count, starts.max(), count)
        check(target.count, at, count)
        let (a, b, c, d) = (starts.x, starts.y, starts.z, starts.w)
        let (p, q, r, s) = (weights.x, weights.y, weights.z, weights.w)
        unsafe source.withUnsafeBufferPointer { source in
            unsafe target.withUnsafeMutableBufferPointer { target in
                for index in 0..<count {
                    let first = unsafe p * source[a &+ index] + q * source[b &+ index]
                    let second = unsafe r * source[c &+ index] + s * source[d &+ index]
                    unsafe target[at &+ index] = first + second >= threshold ? 1 : 0
                }
            }
        }
    }

    /// Replaces a row by the weighted sum of itself and another row of the same array that it does not overlap.
    public static func replace(
        _ values: inout [Float],
        at: Int,
        weight: Float,
        other: Int,
        weight otherWeight: Float,
        count: Int
    ) {
        check(values.count, at, count)
        check(values.count, other, count)
        precondition((at - other).magnitude >= count, "the rows do not overlap")
        unsafe values.withUnsafeMutableBufferPointer { values in
            for index in 0..<count {
                unsafe values[at &+ index] = weight * values[at &+ index] + otherWeight * values[other &+ index]
            }
        }
    }

    private static func check(_ size: Int, _ start: Int, _ count: Int) {
        precondition(start >= 0 && count >= 0 && start <= size - count, "a row lies inside its array")
    }
}
