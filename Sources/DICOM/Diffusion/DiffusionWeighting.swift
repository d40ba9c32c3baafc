/// How an image is weighted by diffusion, as its header says.
public struct DiffusionWeighting: Sendable, Hashable {
    /// The b-value in s/mm^2 as it stands in the file; `nil` if there is none.
    public let bValue: Double?

    /// Where the b-value was found.
    public let source: Source?

    /// Along what diffusion was measured.
    public let directionality: Directionality

    /// The direction of the gradient, not scaled, in the vendor's coordinates; only good for telling images apart.
    public let direction: SIMD3<Double>?

    /// Where a b-value may stand.
    public enum Source: String, Sendable, Hashable {
        case standard = "DiffusionBValue (0018,9087)"
        case siemens = "Siemens (0019,xx0C)"
        case ge = "GE (0043,xx39)"
        case philips = "Philips (2001,xx03)"
        case unitedImaging = "United Imaging (0065,xx09)"
        case sequenceName = "SequenceName (0018,0024)"
        case imageComments = "ImageComments (0020,4000)"
        case seriesOfCanon = "absent beside weighted images of a Canon series"
    }

    /// Along what diffusion was measured.
    public enum Directionality: String, Sendable, Hashable {
        case unweighted
        case directional
        case isotropic
        case unknown
    }

    /// Below it, a b-value means an unweighted image.
    ///
    /// Philips numbers repeated images without weighting 0, 0.001, 0.002 and so on.
    public static let unweightedLimit = 5.0

    /// Whether the b-value is as good as 0.
    public var isUnweighted: Bool { bValue.map { $0 < Self.unweightedLimit } ?? false }

    /// No sign of diffusion.
    static let none = DiffusionWeighting(bValue: nil, source: nil, directionality: .unknown, direction: nil)
}
