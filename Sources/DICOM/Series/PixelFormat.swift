/// How the pixels of an image are stored: PS3.3, C.7.6.3.
public struct PixelFormat: Sendable, Hashable {
    /// The number of rows, 1 to 65,535.
    public let rows: Int

    /// The number of columns, 1 to 65,535.
    public let columns: Int

    /// The bits of one stored word: 8, 16, 32 or 64; 1 in a segmentation.
    public let bitsAllocated: Int

    /// How many of them hold the value.
    public let bitsStored: Int

    /// The highest of these, counted from 0.
    public let highBit: Int

    /// Whether values are in two's complement.
    public let isSigned: Bool

    /// 1 for grey values, 3 for colours.
    public let samplesPerPixel: Int

    /// PhotometricInterpretation; `MONOCHROME1` shows low values bright, which does not alter them.
    public let photometricInterpretation: String

    /// Whether a pixel is one grey value.
    public var isMonochrome: Bool { samplesPerPixel == 1 && photometricInterpretation.hasPrefix("MONOCHROME") }

    /// Reads and checks the image pixel module.
    init(_ dataSet: DataSet) throws(DICOMError) {
        rows = try Self.integer(dataSet, .rows, 1...65_535)
        columns = try Self.integer(dataSet, .columns, 1...65_535)
        samplesPerPixel = try Self.integer(dataSet, .samplesPerPixel, 1...4, default: 1)
        photometricInterpretation =
            dataSet.text(Attribute.photometricInterpretation.tag) ?? (samplesPerPixel == 1 ? "MONOCHROME2" : "RGB")
        bitsAllocated = try Self.integer(dataSet, .bitsAllocated, 1...64)
        guard [1, 8, 16, 32, 64].contains(bitsAllocated) else {
            throw .badValue(.bitsAllocated, expected: "1, 8, 16, 32 or 64")
        }
        // Floating-point pixels have no stored bits, no high bit and no sign attribute (PS3.3, C.7.6.24).
        bitsStored = try Self.integer(dataSet, .bitsStored, 1...bitsAllocated, default: bitsAllocated)
        highBit = try Self.integer(dataSet, .highBit, bitsStored - 1...bitsAllocated - 1, default: bitsStored - 1)
        isSigned = try Self.integer(dataSet, .pixelRepresentation, 0...1, default: 0) == 1
    }

    private static func integer(
        _ dataSet: DataSet,
        _ attribute: Attribute,
        _ range: ClosedRange<Int>,
        default: Int? = nil
    ) throws(DICOMError) -> Int {
        guard dataSet[attribute.tag] != nil else {
            if let `default` { return `default` }
            throw .missing(attribute)
        }
        guard let value = dataSet.integer(attribute.tag), range.contains(value) else {
            throw .badValue(attribute, expected: "\(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }
}
