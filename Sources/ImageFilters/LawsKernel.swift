/// A one-dimensional kernel of Laws, scaled to unit length (IBSI 2, section 3.3; JTXT).
public enum LawsKernel: String, Sendable, Hashable, CaseIterable {
    /// Level of 3 voxels (B5BZ).
    case level3 = "L3"

    /// Level of 5 voxels (6HRH).
    case level5 = "L5"

    /// Edge of 3 voxels (LJ4T).
    case edge3 = "E3"

    /// Edge of 5 voxels (2WPV).
    case edge5 = "E5"

    /// Spot of 3 voxels (MK5Z).
    case spot3 = "S3"

    /// Spot of 5 voxels (RXA1).
    case spot5 = "S5"

    /// Wave of 5 voxels (4ENO).
    case wave5 = "W5"

    /// Ripple of 5 voxels (3A1W).
    case ripple5 = "R5"

    /// The kernel as Laws wrote it.
    private var integers: [Double] {
        switch self {
        case .level3: [1, 2, 1]
        case .level5: [1, 4, 6, 4, 1]
        case .edge3: [-1, 0, 1]
        case .edge5: [-1, -2, 0, 2, 1]
        case .spot3: [-1, 2, -1]
        case .spot5: [-1, 0, 2, 0, -1]
        case .wave5: [-1, 2, 0, -2, 1]
        case .ripple5: [1, -4, 6, -4, 1]
        }
    }

    /// The kernel with a sum of squares of 1.
    var weights: [Double] {
        let length = integers.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return integers.map { $0 / length }
    }
}
