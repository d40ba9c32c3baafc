/// What a data set holds under one tag.
public struct DataElement: Sendable, Hashable {
    /// How the value is encoded.
    public let representation: ValueRepresentation

    /// The value.
    public let content: Content

    /// A value: bytes, or the items of a sequence.
    public enum Content: Sendable, Hashable {
        /// The bytes as they stand in the file, little-endian, padding included.
        case bytes(ArraySlice<UInt8>)

        /// The items of a sequence.
        case items([DataSet])
    }

    /// Creates an element.
    public init(_ representation: ValueRepresentation, _ content: Content) {
        self.representation = representation
        self.content = content
    }
}
