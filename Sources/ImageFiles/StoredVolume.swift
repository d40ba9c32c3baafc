public import Imaging

/// An image with what its file says of its numbers.
public struct StoredVolume: Sendable {
    /// The image.
    public let volume: Volume<Raw>

    /// Whether the file holds whole numbers by its type, without a scale: some programs then keep them whole.
    public let holdsWholeNumbers: Bool
}
