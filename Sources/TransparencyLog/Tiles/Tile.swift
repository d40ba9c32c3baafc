/// The position of one static file of a log: a tile of hashes, or the bundle of entries below a tile of level 0.
///
/// C2SP tlog-tiles: tiles are 256 hashes wide; the last of each level may be partial.
public struct Tile: Sendable, Hashable {
    /// What a tile holds.
    public enum Content: Sendable, Hashable {
        /// Hashes of subtrees with 256^level leaves each.
        case hashes(level: Int)

        /// Entries, each after its length.
        case entries
    }

    /// How many hashes or entries a full tile has.
    public static let fullWidth = 256

    /// The highest level: more would not fit 2^63 leaves.
    static let levels = 0...7

    /// The highest index at level 0.
    static let indices = 0...Int.max >> 8

    /// What it holds.
    public let content: Content

    /// Its position among the tiles of its level.
    public let index: Int

    /// How many hashes or entries it holds, 1 to 256.
    public let width: Int

    /// Names a tile; `nil` if no tree has it.
    public init?(_ content: Content, index: Int, width: Int = Tile.fullWidth) {
        if case .hashes(let level) = content, !Self.levels.contains(level) { return nil }
        guard Self.indices.contains(index), (1...Self.fullWidth).contains(width) else { return nil }
        self.init(unchecked: content, index: index, width: width)
    }

    init(unchecked content: Content, index: Int, width: Int) {
        self.content = content
        self.index = index
        self.width = width
    }

    /// Whether later trees have a wider tile in this place.
    public var isPartial: Bool { width < Self.fullWidth }

    /// The full tile in this place.
    public var full: Tile { Tile(unchecked: content, index: index, width: Self.fullWidth) }

    /// The tree level of its hashes: 0 for entries and their hashes.
    public var level: Int { if case .hashes(let level) = content { level } else { 0 } }

    func subtree(at position: Int) -> PerfectSubtree {
        PerfectSubtree(height: 8 * level, index: index * Self.fullWidth + position)
    }
}

// MARK: - Paths

extension Tile {
    /// The file, such as `tile/0/x001/067.p/8` or `tile/entries/000`.
    public var path: String { isPartial ? "\(partialFolder)/\(width)" : fullPath }

    /// The folder of all partial tiles in this place, such as `tile/0/x001/067.p`.
    public var partialFolder: String { fullPath + ".p" }

    private var fullPath: String {
        let name = if case .hashes(let level) = content { String(level) } else { "entries" }
        return "tile/\(name)/\(TileIndex.path(of: index))"
    }

    /// The tile of a path; `nil` for any spelling but ``path``.
    public init?(path: String) {
        guard path.utf8.count <= 64 else { return nil }
        var elements = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard elements.count >= 3, elements.removeFirst() == "tile" else { return nil }
        let name = elements.removeFirst()
        guard let content: Content = name == "entries" ? .entries : Int(name).map({ .hashes(level: $0) }) else {
            return nil
        }
        var width = Self.fullWidth
        if elements.count >= 2, elements[elements.endIndex - 2].hasSuffix(".p") {
            guard let last = Int(elements.removeLast()), last < Self.fullWidth else { return nil }
            width = last
            elements[elements.endIndex - 1].removeLast(2)
        }
        guard let index = TileIndex.index(of: elements) else { return nil }
        self.init(content, index: index, width: width)
        guard self.path.utf8.elementsEqual(path.utf8) else { return nil }
    }
}
