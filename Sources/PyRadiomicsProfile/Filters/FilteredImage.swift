/// A filtered image and the prefix that PyRadiomics gives to the names of its features.
struct FilteredImage: Sendable {
    let name: String
    let image: ProfileImage
}
