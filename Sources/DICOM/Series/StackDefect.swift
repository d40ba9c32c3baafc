public import Imaging

/// Why slices do not form one image volume.
public enum StackDefect: Error, Sendable, Hashable {
    /// Images of this kind are no stack of slices.
    case noStack(ImageKind)

    /// A series has files of several patients.
    case mixedPatients(count: Int)

    /// A series has files of several studies.
    case mixedStudies(count: Int)

    /// A series has files of several frames of reference.
    case mixedFramesOfReference(count: Int)

    /// Slices have several directions.
    case mixedOrientations

    /// Slices have several numbers of rows or columns, the first two here.
    case mixedMatrices(String, String)

    /// Slices have several pixel spacings, the first two here.
    case mixedPixelSpacings(String, String)

    /// Two files have one SOPInstanceUID and differ.
    case conflictingDuplicates(count: Int)

    /// Slices lie at one position, and nothing but perhaps a number tells which volume each belongs to.
    case sharedPositions(count: Int)

    /// A repetition of a stack, as one that was interrupted, lacks slices that another one has.
    case incompleteRepetition(missing: Int, of: Int)

    /// An attribute is absent in some slices.
    case absent(Attribute, slices: Int)

    /// An attribute has a value that cannot be in some slices.
    case unusable(Attribute, slices: Int)

    /// Slices are missing between others.
    case missingSlices(count: Int, gap: Double, step: Double)

    /// Files of a concatenation are missing, and with them slices.
    case missingParts(count: Int, total: Int)

    /// Acquisitions of one series differ in timing.
    case mixedTimings(Attribute, String, String)

    /// Acquisitions that are stacks alone lie between each other.
    case interleavedAcquisitions(count: Int, told: Double, step: Double)

    /// The distance between slices varies.
    case unevenSpacing(ClosedRange<Double>, tolerance: Double)

    /// Slices drift sideways against the normal of their plane.
    case sheared(by: Double, tolerance: Double)

    /// There is one slice, and no attribute tells how thick it is.
    case singleSlice

    /// The grid is beyond what is read.
    case badGrid(ImagingError)
}

extension StackDefect: CustomStringConvertible {
    /// One sentence with the field, what was found and how much is allowed; holds no identifier.
    public var description: String {
        switch self {
        case .noStack(let kind): "a \(kind) is no stack of slices"
        case .mixedPatients(let count):
            "\(Attribute.patientID): the series has files of \(count) patients; expected one"
        case .mixedStudies(let count):
            "\(Attribute.studyInstanceUID): the series has files of \(count) studies; expected one"
        case .mixedFramesOfReference(let count):
            "\(Attribute.frameOfReference): the series has \(count) frames of reference; expected one"
        case .mixedOrientations:
            "\(Attribute.imageOrientation): the slices have at least 2 orientations; expected one"
                + " (tolerance \(SliceStack.orientationTolerance) of a direction cosine)"
        case .mixedMatrices(let first, let second):
            "\(Attribute.rows), \(Attribute.columns): the slices have \(first) and \(second) pixels; expected one size"
        case .mixedPixelSpacings(let first, let second):
            "\(Attribute.pixelSpacing): the slices have \(first) and \(second) mm; expected one spacing"
        case .conflictingDuplicates(let count):
            "\(Attribute.sopInstanceUID): \(count) files have the identifier of another file and differ from it"
        case .sharedPositions(let count):
            "\(Attribute.imagePosition): \(Self.slices(count, "lies", "lie")) where another one lies, and no attribute "
                + "tells complete volumes apart"
        case .incompleteRepetition(let missing, let count):
            "\(Attribute.imagePosition): \(Self.slices(missing, "is", "are")) missing of the \(count) that another "
                + "repetition has"
        case .absent(let attribute, let slices): "\(attribute) is absent in \(Self.slices(slices))"
        case .unusable(let attribute, let slices): "\(attribute) is not usable in \(Self.slices(slices))"
        case .missingSlices(let count, let gap, let step):
            "\(Attribute.imagePosition): \(Self.slices(count, "is", "are")) missing: a gap of \(Self.text(gap)) mm in a "
                + "step of \(Self.text(step)) mm"
        case .missingParts(let count, let total):
            "\(Attribute.inConcatenationTotal): \(count) of \(total) files of a concatenation are missing"
        case .mixedTimings(let attribute, let first, let second):
            "\(attribute): acquisitions of the series have \(first) and \(second); expected one value"
        case .interleavedAcquisitions(let count, let told, let step):
            "\(Attribute.acquisitionNumber): \(count) acquisitions with slices every \(Self.text(told)) mm lie between each "
                + "other, every \(Self.text(step)) mm; expected one acquisition"
        case .unevenSpacing(let range, let tolerance):
            "\(Attribute.imagePosition): neighboring slices are \(Self.text(range.lowerBound)) to "
                + "\(Self.text(range.upperBound)) mm apart; expected one distance "
                + "(tolerance \(Self.text(tolerance)) mm)"
        case .sheared(let distance, let tolerance):
            "\(Attribute.imagePosition): slices drift \(Self.text(distance)) mm sideways against the normal of their "
                + "plane (tolerance \(Self.text(tolerance)) mm)"
        case .singleSlice:
            "there is one slice and neither \(Attribute.spacingBetweenSlices) nor \(Attribute.sliceThickness)"
        case .badGrid(let error): "the geometry of the slices cannot be used: \(error)"
        }
    }

    /// So many slices, and what they do.
    private static func slices(_ count: Int, _ one: String = "", _ several: String = "") -> String {
        let words = count == 1 ? ["1 slice", one] : ["\(count) slices", several]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }

    static func text(_ number: Double) -> String { "\((number * 1e4).rounded() / 1e4)" }
}
