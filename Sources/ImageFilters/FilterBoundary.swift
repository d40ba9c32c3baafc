/// What a filter sees beyond the edge of the image (IBSI 2, section 2.4; GBYQ).
public enum FilterBoundary: String, Sendable, Hashable, CaseIterable {
    /// Zeros (constant value padding, Z3VE).
    case zero

    /// The nearest voxel (SIJG).
    case nearest

    /// The image again (Z7YO).
    case periodic

    /// The image mirrored at the outer faces of its edge voxels (ZDTV).
    case mirror

    /// The index inside `0..<count` whose voxel stands at `index`; `nil` where zeros stand.
    func source(of index: Int, count: Int) -> Int? {
        if index >= 0, index < count { return index }
        switch self {
        case .zero: return nil
        case .nearest: return min(max(index, 0), count - 1)
        case .periodic: return Self.remainder(index, count)
        case .mirror:
            let position = Self.remainder(index, 2 * count)
            return position < count ? position : 2 * count - 1 - position
        }
    }

    private static func remainder(_ index: Int, _ count: Int) -> Int {
        let remainder = index % count
        return remainder < 0 ? remainder + count : remainder
    }
}
