/// Why an image, a mask or an operation on them is not possible.
public enum ImagingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A field of the geometry is out of range.
    case badGeometry(field: String, value: String, expected: String)

    /// The number of voxels is not what the geometry says.
    case wrongVoxelCount(expected: Int, found: Int)

    /// Two images that belong together do not lie on the same grid.
    case gridMismatch(GridMismatch)

    /// The mask has no voxel.
    case emptyMask

    /// An ADC fit needs at least two different b-values.
    case tooFewBValues(found: Int)

    /// A fit got values from a different number of b-values than images.
    case unpairedBValues

    /// A setting is out of range.
    case badSetting(field: String, value: String, expected: String)

    /// The region has only NaN and infinite intensities.
    case noFiniteIntensity

    /// The region's intensities do not differ enough for the normalisation that was asked for.
    case flatIntensities

    /// No body stands out from the background.
    case noBody

    /// A quantity with a unit is never normalised.
    case quantityNotNormalised(Quantity)

    /// One sentence with the field, the value and what would be right.
    ///
    /// Holds no voxel value and no path.
    public var description: String {
        switch self {
        case .badGeometry(let field, let value, let expected), .badSetting(let field, let value, let expected):
            "\(field) is \(value); expected \(expected)"
        case .wrongVoxelCount(let expected, let found): "there are \(found) voxels; the geometry says \(expected)"
        case .gridMismatch(let mismatch): "the images are not on the same grid: \(mismatch)"
        case .emptyMask: "the mask has no voxel"
        case .tooFewBValues(let found): "an ADC fit needs at least two different b-values, there is \(found)"
        case .unpairedBValues: "an ADC fit needs one image for each b-value"
        case .noFiniteIntensity: "the region has no finite intensity"
        case .flatIntensities: "the intensities of the region differ too little to be normalised"
        case .noBody: "no body stands out from the background of the image"
        case .quantityNotNormalised(let quantity):
            "the \(quantity.rawValue) is a quantity with a unit and is never normalised"
        }
    }
}
