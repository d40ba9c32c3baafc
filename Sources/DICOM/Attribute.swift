/// An attribute with its keyword (PS3.6), so that a message can name it.
public struct Attribute: Sendable, Hashable, CustomStringConvertible {
    /// The tag.
    public let tag: Tag

    /// The keyword, for example `PixelSpacing`.
    public let keyword: String

    /// Creates an attribute.
    public init(_ group: UInt16, _ element: UInt16, _ keyword: String) {
        tag = Tag(group, element)
        self.keyword = keyword
    }

    /// For example `PixelSpacing (0028,0030)`.
    public var description: String { "\(keyword) \(tag)" }
}
