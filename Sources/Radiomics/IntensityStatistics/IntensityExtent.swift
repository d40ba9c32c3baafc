/// The least and the greatest of some intensities, and whether all are finite.
struct IntensityExtent: Sendable {
    /// Least and greatest; meaningless if not all are finite.
    let range: (least: Float, most: Float)

    /// Whether none is NaN or infinite.
    let isFinite: Bool

    /// In eight lanes; none at all counts as 0.
    init(_ intensities: [Float]) {
        self.init(intensities, intensities.indices)
    }

    /// The same of a part.
    init(_ intensities: [Float], _ part: Range<Int>) {
        let numbers = intensities.span.extracting(part)
        guard let first = intensities[part].first else {
            (range, isFinite) = ((0, 0), true)
            return
        }
        var least = SIMD8<Float>(repeating: first)
        var most = least
        var probe = SIMD8<Float>(repeating: 0)
        var index = 0
        while index &+ 8 <= numbers.count {
            let eight = SIMD8(numbers, at: index)
            least.replace(with: eight, where: eight .< least)
            most.replace(with: eight, where: eight .> most)
            probe += eight * 0
            index &+= 8
        }
        var (low, high, rest) = (least.min(), most.max(), probe.sum())
        while index < numbers.count {
            low = min(low, numbers[index])
            high = max(high, numbers[index])
            rest += numbers[index] * 0
            index &+= 1
        }
        range = (low, high)
        isFinite = rest == 0
    }
}

extension SIMD8<Float> {
    /// Eight neighbors of a row.
    init(_ row: Span<Float>, at index: Int) {
        precondition(index >= 0 && index <= row.count - 8, "eight neighbors lie inside the row")
        // Sound because they do.
        self = unsafe row.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 4, as: SIMD8<Float>.self)
    }
}
