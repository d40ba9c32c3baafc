/// Finds the b-value of a frame, whoever made the scanner.
///
/// The first of these that is present counts:
/// 1. DiffusionBValue (0018,9087) in MRDiffusionSequence, PS3.3 C.8.13.5.9, then at the top, where Philips, Canon and
///    newer GE files repeat it;
/// 2. the private element of the vendor whose private creator is present, see ``PrivateBValue``;
/// 3. text: Siemens' SequenceName (`*ep_b50t`: b 50, trace; `*ep_b1000#3`: b 1000, direction 3), Canon's ImageComments
///    (`b=1500(0.445,0.000,0.895)`; github.com/rordenlab/dcm2niix, Canon/README.md).
/// A frame whose own MRDiffusionSequence tells no b-value, but the directionality NONE, has b 0: a value at the top is
/// that of other frames. A value that is no number from 0 to ``limit`` is as good as none, and the next source counts.
public struct BValueReader {
    /// The largest b-value that is believed, in s/mm^2: beyond product scanners' and most research scanners'.
    public static let limit = 100_000.0

    private let attributes: FrameAttributes
    private let imageType: [String]

    init(_ attributes: FrameAttributes, imageType: [String]) {
        self.attributes = attributes
        self.imageType = imageType
    }

    /// The weighting that a classic image's header tells.
    public static func weighting(of dataSet: DataSet) -> DiffusionWeighting {
        let imageType = dataSet.texts(Attribute.imageType.tag)
        return BValueReader(FrameAttributes(dataSet), imageType: imageType).weighting
    }

    /// What the header tells.
    var weighting: DiffusionWeighting {
        let found = bValue
        let direction = self.direction
        return DiffusionWeighting(
            bValue: found?.bValue,
            source: found?.source,
            directionality: directionality(found?.bValue, direction),
            direction: direction
        )
    }

    private var bValue: (bValue: Double, source: DiffusionWeighting.Source)? {
        if let own = attributes.item(.diffusion), Self.usable(own.number(Self.standard)) == nil,
            own.text(Self.standardDirection) == "NONE"
        {
            return (0, .standard)
        }
        for level in attributes.levels(.diffusion) {
            if let number = Self.usable(level.number(Self.standard)) { return (number, .standard) }
        }
        for level in attributes.levels() {
            for element in PrivateBValue.all {
                if let number = Self.usable(element.value(in: level)) { return (number, element.source) }
            }
        }
        if let name = SiemensSequenceName(attributes.text(.sequenceName) ?? ""), name.upperBValue == nil {
            return (name.bValue, .sequenceName)
        }
        return CanonComment(attributes.text(.imageComments) ?? "").map { ($0.bValue, .imageComments) }
    }

    private static let standard = Tag(0x0018, 0x9087)
    private static let standardDirection = Tag(0x0018, 0x9075)

    private static func usable(_ number: Double?) -> Double? {
        number.flatMap { (0...limit).contains($0) ? $0 : nil }
    }

    // MARK: - Direction

    /// From the standard's own attribute, then from vendors' private ones.
    private var direction: SIMD3<Double>? {
        let orientation = Tag(0x0018, 0x9089)
        for level in attributes.levels(.diffusion) {
            let nested = level.items(Tag(0x0018, 0x9076)).first?.numbers(orientation)
            if let vector = Self.vector(nested ?? level.numbers(orientation)) { return vector }
        }
        for level in attributes.levels() {
            if let vector = PrivateGradient.direction(in: level).flatMap(Self.vector) { return vector }
        }
        return CanonComment(attributes.text(.imageComments) ?? "").flatMap { Self.vector($0.direction) }
    }

    /// A direction of three finite numbers; none if they are all 0.
    private static func vector(_ numbers: [Double]?) -> SIMD3<Double>? {
        guard let numbers, numbers.count == 3, numbers.allSatisfy(\.isFinite), numbers.contains(where: { $0 != 0 })
        else { return nil }
        return SIMD3(numbers[0], numbers[1], numbers[2])
    }

    private func directionality(
        _ bValue: Double?,
        _ direction: SIMD3<Double>?
    ) -> DiffusionWeighting.Directionality {
        if let bValue, bValue < DiffusionWeighting.unweightedLimit { return .unweighted }
        // TRACEW: Siemens; ISOTROPIC: PS3.3 C.8.13.5.9; I: Philips (2001,xx04).
        if imageType.contains("TRACEW") || imageType.contains("TRACE") { return .isotropic }
        switch standardDirectionality {
        case "ISOTROPIC": return .isotropic
        case "DIRECTIONAL", "BMATRIX": return .directional
        default: break
        }
        if PrivateGradient.philipsDirection(in: attributes.dataSet) == "I" { return .isotropic }
        if direction != nil { return .directional }
        switch SiemensSequenceName(attributes.text(.sequenceName) ?? "")?.suffix.first {
        case "t": return .isotropic
        case "#": return .directional
        default: return .unknown
        }
    }

    private var standardDirectionality: String? {
        attributes.levels(.diffusion).lazy.compactMap { $0.text(Self.standardDirection) }.first
    }
}
