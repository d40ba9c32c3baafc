/// A subtree with 2^height leaves that begins at a multiple of its size, so that its hash stays as the log grows.
public struct PerfectSubtree: Sendable, Hashable {
    /// The number of levels above its leaves, 0 to 62.
    public let height: Int

    /// Its position among the subtrees of this height.
    public let index: Int

    /// Names a subtree.
    public init(height: Int, index: Int) {
        self.height = height
        self.index = index
    }

    /// The perfect subtrees that a range of leaves consists of, largest first.
    ///
    /// The range begins at a multiple of a power of two that is at least its length, as those of RFC 6962 proofs do.
    static func covering(_ range: Range<Int>) -> [PerfectSubtree] {
        var start = range.lowerBound
        return (0..<63).reversed().compactMap { height in
            guard range.count >> height & 1 == 1 else { return nil }
            defer { start += 1 << height }
            return PerfectSubtree(height: height, index: start >> height)
        }
    }
}
