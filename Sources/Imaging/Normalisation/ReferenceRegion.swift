/// Over which voxels the statistics of a normalisation are taken.
public enum ReferenceRegion: Sendable, Hashable {
    /// All voxels, air among them, as PyRadiomics does.
    case wholeImage

    /// The body, found by Otsu's threshold: see ``Mask/body(of:)``.
    case body

    /// A region on the image's grid, such as a reference tissue.
    case mask(Mask)

    /// The region in an image.
    public func mask<Stage>(in volume: Volume<Stage>) throws(ImagingError) -> Mask {
        switch self {
        case .wholeImage:
            return try Mask(grid: volume.grid, isInside: Array(repeating: 1, count: volume.voxels.count))
        case .body: return try Mask.body(of: volume)
        case .mask(let mask):
            if let mismatch = volume.grid.mismatch(with: mask.grid) { throw .gridMismatch(mismatch) }
            return mask
        }
    }
}
