/// One slice as a header describes it.
public struct Frame: Sendable, Hashable {
    /// The centre of the first pixel in mm (LPS); `nil` if it is absent, NaN if it is no three usable numbers.
    public let position: SIMD3<Double>?

    /// How many decimals of the position are written; `nil` if that cannot be told.
    let positionDecimals: Int?

    /// The directions in which columns and rows count up; `nil` if they are absent, NaN if they cannot be.
    public let orientation: SliceOrientation?

    /// The distance between rows (y) and between columns (x) in mm; `nil` if it is absent, NaN if it cannot be.
    public let pixelSpacing: SIMD2<Double>?

    /// What a stored value is multiplied by; 1 if the file does not say.
    public let rescaleSlope: Double

    /// What is added then; 0 if the file does not say.
    public let rescaleIntercept: Double

    /// The echo time in ms.
    public let echoTimeMilliseconds: Double?

    /// The repetition time in ms.
    public let repetitionTimeMilliseconds: Double?

    /// The inversion time in ms.
    public let inversionTimeMilliseconds: Double?

    /// The flip angle in degrees.
    public let flipAngleDegrees: Double?

    /// How it is diffusion-weighted.
    public let diffusion: DiffusionWeighting

    /// What it shows, as far as this frame alone tells it.
    public let kind: ImageKind

    /// Which part of the signal it shows; `nil` if the file does not tell it.
    public let component: ImageComponent?

    /// What tells it from other frames at its position.
    public let order: FrameOrder

    /// The longest distance from the origin in mm that is believed: 100 m.
    static let positionLimit = 1e5

    init(_ attributes: FrameAttributes, _ evidence: KindEvidence) throws(DICOMError) {
        position = Self.vector(attributes, .imagePosition, in: .planePosition)
        positionDecimals = Self.decimals(attributes.texts(.imagePosition, in: .planePosition))
        orientation =
            attributes.has(.imageOrientation, in: .planeOrientation)
            ? SliceOrientation(attributes.numbers(.imageOrientation, in: .planeOrientation)) : nil
        pixelSpacing =
            attributes.has(.pixelSpacing, in: .pixelMeasures)
            ? Self.spacing(attributes.numbers(.pixelSpacing, in: .pixelMeasures)) : nil
        let isMap = attributes.dataSet.text(Attribute.sopClassUID.tag) == StorageClass.parametricMap
        if isMap { try Self.checkMapping(attributes) }
        try Self.checkTable(attributes, evidence.sopClass)
        rescaleSlope =
            isMap
            ? try Self.number(attributes, .realWorldSlope, in: .realWorldValueMapping, default: 1)
            : try Self.number(attributes, .rescaleSlope, in: .pixelValueTransformation, default: 1)
        rescaleIntercept =
            isMap
            ? try Self.number(attributes, .realWorldIntercept, in: .realWorldValueMapping, default: 0)
            : try Self.number(attributes, .rescaleIntercept, in: .pixelValueTransformation, default: 0)
        guard rescaleSlope != 0 else { throw .badValue(.rescaleSlope, expected: "a number other than 0") }
        echoTimeMilliseconds = attributes.echoTime
        repetitionTimeMilliseconds = attributes.repetitionTime
        inversionTimeMilliseconds = attributes.inversionTime
        flipAngleDegrees = attributes.flipAngle
        diffusion = evidence.diffusion
        kind = ImageKind(evidence)
        component = evidence.component
        order = FrameOrder(attributes)
    }

    /// A table that gives the values of pixels (PS3.3, C.11.1) is not read; of pictures, values do not matter.
    private static func checkTable(_ attributes: FrameAttributes, _ sopClass: String) throws(DICOMError) {
        let isPicture = StorageClass.secondaryCaptures.contains(sopClass)
        guard isPicture || attributes.dataSet.items(Attribute.modalityTable.tag).isEmpty else {
            throw .unsupported(
                "\(Attribute.modalityTable) gives the values of pixels; expected a rescale slope and intercept"
            )
        }
    }

    /// A map's values mean something only by their mapping, which may be a table instead of a line.
    private static func checkMapping(_ attributes: FrameAttributes) throws(DICOMError) {
        guard !attributes.has(.realWorldSlope, in: .realWorldValueMapping) else { return }
        let hasTable = attributes.levels(.realWorldValueMapping).contains { $0[Attribute.realWorldTable.tag] != nil }
        guard !hasTable else {
            throw .unsupported("a parametric map whose values a table gives; expected a slope and an intercept")
        }
        throw .missing(.realWorldSlope)
    }

    private static func vector(
        _ attributes: FrameAttributes,
        _ attribute: Attribute,
        in group: FunctionalGroup
    ) -> SIMD3<Double>? {
        guard attributes.has(attribute, in: group) else { return nil }
        guard let numbers = attributes.numbers(attribute, in: group), numbers.count == 3,
            numbers.allSatisfy({ $0.isFinite && $0.magnitude <= positionLimit })
        else { return SIMD3(repeating: .nan) }
        return SIMD3(numbers[0], numbers[1], numbers[2])
    }

    /// The most decimals of several numbers in text; `nil` if one is no plain decimal number.
    private static func decimals(_ texts: [String]) -> Int? {
        guard texts.allSatisfy({ $0.utf8.allSatisfy(Self.plain.contains) }) else { return nil }
        return texts.map { text in text.firstIndex(of: ".").map { text[$0...].utf8.count - 1 } ?? 0 }.max()
    }

    private static let plain = Set("0123456789+-.".utf8)

    private static func spacing(_ numbers: [Double]?) -> SIMD2<Double> {
        guard let numbers, numbers.count == 2, numbers.allSatisfy({ (1e-4...1e4).contains($0) }) else {
            return SIMD2(repeating: .nan)
        }
        return SIMD2(numbers[1], numbers[0])
    }

    private static func number(
        _ attributes: FrameAttributes,
        _ attribute: Attribute,
        in group: FunctionalGroup,
        default: Double
    ) throws(DICOMError) -> Double {
        guard attributes.has(attribute, in: group) else { return `default` }
        guard let number = attributes.number(attribute, in: group), number.isFinite else {
            throw .badValue(attribute, expected: "a finite number")
        }
        return number
    }
}

/// The directions of a slice: PS3.3, C.7.6.2.1.1.
public struct SliceOrientation: Sendable, Hashable {
    /// The direction of a row: in which column numbers rise.
    public let row: SIMD3<Double>

    /// The direction of a column: in which row numbers rise.
    public let column: SIMD3<Double>

    /// How far a direction may be from unit length, and two directions from a right angle.
    static let tolerance = 1e-3

    /// Six direction cosines; NaN if they are not two unit vectors at a right angle.
    init(_ numbers: [Double]?) {
        let numbers = numbers ?? []
        let isComplete = numbers.count == 6 && numbers.allSatisfy(\.isFinite)
        let row = isComplete ? SIMD3(numbers[0], numbers[1], numbers[2]) : SIMD3(repeating: .nan)
        let column = isComplete ? SIMD3(numbers[3], numbers[4], numbers[5]) : row
        let isOrthonormal =
            ((row * row).sum() - 1).magnitude <= 2 * Self.tolerance
            && ((column * column).sum() - 1).magnitude <= 2 * Self.tolerance
            && (row * column).sum().magnitude <= Self.tolerance
        self.row = isOrthonormal ? row : SIMD3(repeating: .nan)
        self.column = isOrthonormal ? column : SIMD3(repeating: .nan)
    }

    /// Whether the directions can be used.
    var isUsable: Bool { !row.x.isNaN }

    /// The largest difference of a direction cosine.
    func distance(to other: SliceOrientation) -> Double {
        let (row, column) = (row - other.row, column - other.column)
        return max(
            max(row.x.magnitude, row.y.magnitude, row.z.magnitude),
            max(column.x.magnitude, column.y.magnitude, column.z.magnitude)
        )
    }
}
