/// A diffusion-weighted image with the b-value that names it.
public struct DiffusionImage: Sendable {
    /// How strongly it is weighted.
    public let bValue: BValue

    /// The signal.
    public let image: Volume<Raw>

    /// Pairs a b-value with its image.
    public init(_ bValue: BValue, _ image: Volume<Raw>) {
        self.bValue = bValue
        self.image = image
    }
}
