/// Why a filter cannot be used.
public enum ImageFilterError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A parameter is out of range.
    case badParameter(name: String, value: String, expected: String)

    /// On this grid the filter would look farther than ``ImageFilter/reachLimit`` voxels.
    case tooWide(voxels: Int)

    /// On this grid the transforms of the filter would hold more than ``ImageFilter/pointLimit`` numbers.
    case tooLarge(points: Int)

    /// One sentence with the parameter and what would be right; it holds no voxel value.
    public var description: String {
        switch self {
        case .badParameter(let name, let value, let expected): "\(name) is \(value); expected \(expected)"
        case .tooWide(let voxels):
            "the filter looks \(voxels) voxels far; expected at most \(ImageFilter.reachLimit)"
        case .tooLarge(let points):
            "the filter's transforms have \(points) points; expected at most \(ImageFilter.pointLimit)"
        }
    }
}
