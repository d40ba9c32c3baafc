/// Owns memory for complex numbers, which begin as zeros.
final class LaneBuffer {
    /// The memory; valid as long as the buffer lives.
    let view: LaneView

    /// Reserves room for so many vectors.
    init(count: Int) {
        let base = UnsafeMutablePointer<ComplexLanes>.allocate(capacity: max(count, 1))
        unsafe base.initialize(repeating: ComplexLanes(.zero, .zero), count: max(count, 1))
        view = unsafe LaneView(base: base, count: count)
    }

    deinit { unsafe view.base.deallocate() }
}

/// Access to a ``LaneBuffer``: by vectors or by the numbers in them.
///
/// Indices are checked in debug builds only. Sound because all users are in this module, compute their indices from the
/// counts with which they made the buffer, and keep the buffer alive meanwhile; the tests run all of them.
@safe struct LaneView {
    fileprivate let base: UnsafeMutablePointer<ComplexLanes>

    /// The number of vectors.
    let count: Int

    fileprivate init(base: UnsafeMutablePointer<ComplexLanes>, count: Int) {
        unsafe self.base = base
        self.count = count
    }

    /// One vector.
    @inline(__always)
    subscript(index: Int) -> ComplexLanes {
        get {
            assert((0..<count).contains(index))
            return unsafe base[index]
        }
        nonmutating set {
            assert((0..<count).contains(index))
            unsafe base[index] = newValue
        }
    }

    /// The number in a lane, counted through all vectors: its real part, or its imaginary part.
    ///
    /// Sound because a `ComplexLanes` is laid out as two vectors, and these as their scalars in order.
    @inline(__always)
    subscript(lane lane: Int, part part: Int) -> Double {
        get {
            let width = Lanes.scalarCount
            assert((0..<count * width).contains(lane) && (0...1).contains(part))
            let scalars = unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
            return unsafe scalars[2 * lane - lane % width + part * width]
        }
        nonmutating set {
            let width = Lanes.scalarCount
            assert((0..<count * width).contains(lane) && (0...1).contains(part))
            let scalars = unsafe UnsafeMutableRawPointer(base).assumingMemoryBound(to: Double.self)
            unsafe scalars[2 * lane - lane % width + part * width] = newValue
        }
    }

    /// Makes some vectors zero.
    @inline(__always)
    func clear(_ range: Range<Int>) {
        for index in range { self[index] = ComplexLanes(.zero, .zero) }
    }
}
