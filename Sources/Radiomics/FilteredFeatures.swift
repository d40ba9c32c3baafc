public import ImageFilters

/// The features of an image, or of what a filter made of it.
public struct FilteredFeatures: Sendable, Hashable {
    /// The filter; `nil` for the image itself.
    public let filter: ImageFilter?

    /// What was found.
    public let features: LesionFeatures
}
