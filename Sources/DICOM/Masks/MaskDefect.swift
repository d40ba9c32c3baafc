public import Imaging

/// Why a segmentation or structure set gives no mask.
public enum MaskDefect: Sendable, Hashable, CustomStringConvertible {
    /// The file has no region of that name or number.
    case labelAbsent(LabelChoice, present: [MaskLabel])

    /// The file has several regions that could be meant.
    case labelAmbiguous(LabelChoice, candidates: [MaskLabel])

    /// The mask was drawn in another frame of reference than the image's.
    case otherFrameOfReference

    /// Nothing says that mask and image share a frame of reference.
    case unknownFrameOfReference

    /// A region has no closed contour of three points or more.
    case noContours(ignored: Int)

    /// A contour's coordinates are not three for each point.
    case raggedContour(number: Int, of: Int, coordinates: Int)

    /// A contour has a coordinate that is no number, or lies nowhere near a patient.
    case badCoordinate(contour: Int, of: Int)

    /// A contour has a type that is not known to be open or closed.
    case unknownContourType(contour: Int, of: Int)

    /// Contours lie wholly outside the image.
    case contoursOutside(Int, of: Int)

    /// Contours lie too far from every slice; the farthest this many mm, where slices are `step` mm apart.
    case contoursBetweenSlices(Int, of: Int, farthest: Double, step: Double)

    /// Two regions have one number.
    case repeatedNumber

    /// All contours together have more points than are read.
    case tooManyPoints(limit: Int)

    /// Contours go back and forth more often than any drawing does.
    case endlessContours

    /// A segmentation's frames do not make up a grid.
    case frames(FrameDefect)

    /// A segmentation's geometry cannot be.
    case grid(ImagingError)

    /// One sentence.
    public var description: String {
        switch self {
        case .labelAbsent(let choice, let present):
            present.isEmpty
                ? "it has no region (\(choice))" : "it has no region of \(choice); there are: \(Self.list(present))"
        case .labelAmbiguous(let choice, let candidates):
            "several regions could be meant (\(choice)): \(Self.list(candidates)); say which by name or number"
        case .otherFrameOfReference:
            "FrameOfReferenceUID (0020,0052) is another than the image's: positions cannot be compared"
        case .unknownFrameOfReference:
            "FrameOfReferenceUID (0020,0052) is absent from the mask or the image, and the mask does not refer to the"
                + " image's series"
        case .noContours(let ignored):
            "ContourSequence (3006,0040) has no closed contour of three points or more"
                + (ignored == 0 ? "" : "; \(Self.contours(ignored)) of other kinds or fewer points")
        case .raggedContour(let number, let total, let coordinates):
            "ContourData (3006,0050) of contour \(number) of \(total) has \(coordinates) coordinates; expected three for"
                + " each of NumberOfContourPoints (3006,0046)"
        case .badCoordinate(let contour, let total):
            "ContourData (3006,0050) of contour \(contour) of \(total) has coordinates that are no numbers or lie"
                + " nowhere near the image"
        case .unknownContourType(let number, let total):
            "ContourGeometricType (3006,0042) of contour \(number) of \(total) is none of PS3.3: nothing says whether it"
                + " is closed; write it again as CLOSED_PLANAR"
        case .contoursOutside(let count, let total):
            "ContourData (3006,0050): \(count) of \(Self.contours(total)) \(count == 1 ? "lies" : "lie") wholly outside"
                + " the image"
        case .contoursBetweenSlices(let count, let total, let farthest, let step):
            "ContourData (3006,0050): \(count) of \(Self.contours(total)) \(count == 1 ? "lies" : "lie") between the"
                + " slices, up to \(Self.rounded(farthest)) mm from the nearest where slices are \(Self.rounded(step))"
                + " mm apart (at most a quarter is taken); use the images that it was drawn on"
        case .repeatedNumber: "ROINumber (3006,0022): two regions have the same"
        case .tooManyPoints(let limit): "ContourData (3006,0050): all contours have more than \(limit) points together"
        case .endlessContours: "ContourData (3006,0050) crosses the image's rows more often than any drawing does"
        case .frames(let defect): "\(defect)"
        case .grid(let error): "\(error)"
        }
    }

    /// At most ten, so that a hostile file cannot fill a log.
    private static func list(_ labels: [MaskLabel]) -> String {
        let first = labels.prefix(10).map(\.description).joined(separator: ", ")
        return labels.count > 10 ? "\(first) and \(labels.count - 10) more" : first
    }

    private static func contours(_ count: Int) -> String { count == 1 ? "1 contour" : "\(count) contours" }

    private static func rounded(_ length: Double) -> Double { (length * 100).rounded() / 100 }
}
