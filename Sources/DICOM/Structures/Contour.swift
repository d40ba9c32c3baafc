/// A closed planar contour: a polygon whose last point is joined to its first.
public struct Contour: Sendable, Hashable {
    /// The points in mm (LPS), three or more.
    public let points: [SIMD3<Double>]

    /// Whether it asks to be combined with others by exclusive or (CLOSEDPLANAR_XOR), also where they overlap in part.
    public let isExclusiveOr: Bool
}

/// What an item of ContourSequence turns out to be.
enum ContourReading {
    case closed(Contour)

    /// A point or an open line: it has no inside.
    case open

    /// A closed contour of fewer than three points.
    case short

    case defect(MaskDefect)

    /// The farthest from the origin that a coordinate may be: 10 km.
    private static let farthest = 1e7

    /// The most points of all contours of a file; a file as long as is read has half of it at ordinary digits.
    private static let pointLimit = 8_000_000

    /// Throws, before a point is read, if the contours of a file have more points together than any drawing.
    static func checkPoints(_ items: some Sequence<DataSet>) throws(DICOMError) {
        var coordinates = 0
        for item in items {
            guard let element = item[StructureAttribute.points.tag], case .bytes(let bytes) = element.content else {
                continue
            }
            let isText = [.decimalString, .integerString, .unknown].contains(element.representation)
            coordinates += isText ? bytes.count { $0 == UInt8(ascii: "\\") } + 1 : bytes.count / 2
            guard coordinates <= 3 * pointLimit else { throw .unusableMask(.tooManyPoints(limit: pointLimit)) }
        }
    }

    /// Reads contour `number`, from 1, of `total`.
    init(_ item: DataSet, number: Int, of total: Int) {
        let kind = Self.kind(item)
        guard kind != .open else {
            self = .open
            return
        }
        let bytes = item.bytes(StructureAttribute.points.tag) ?? []
        guard bytes.contains(where: { $0 != UInt8(ascii: " ") && $0 != 0 }) else {
            self = .short
            return
        }
        guard let numbers = item.numbers(StructureAttribute.points.tag),
            numbers.allSatisfy({ $0.magnitude <= Self.farthest })
        else {
            self = .defect(.badCoordinate(contour: number, of: total))
            return
        }
        let told = item.integer(StructureAttribute.pointCount.tag) ?? numbers.count / 3
        guard numbers.count.isMultiple(of: 3), told == numbers.count / 3 else {
            self = .defect(.raggedContour(number: number, of: total, coordinates: numbers.count))
            return
        }
        guard numbers.count >= 9 else {
            self = .short
            return
        }
        guard kind != .unknown else {
            self = .defect(.unknownContourType(contour: number, of: total))
            return
        }
        let starts = stride(from: 0, to: numbers.count, by: 3)
        let points = starts.map { SIMD3(numbers[$0], numbers[$0 + 1], numbers[$0 + 2]) }
        self = .closed(Contour(points: points, isExclusiveOr: kind == .exclusiveOr))
    }

    private enum Kind { case closed, exclusiveOr, open, unknown }

    private static func kind(_ item: DataSet) -> Kind {
        switch item.text(StructureAttribute.contourType.tag) {
        case "CLOSED_PLANAR": .closed
        // The second is a misspelling of some programs.
        case "CLOSEDPLANAR_XOR", "CLOSED_PLANAR_XOR": .exclusiveOr
        case "POINT", "OPEN_PLANAR", "OPEN_NONPLANAR": .open
        default: .unknown
        }
    }
}
