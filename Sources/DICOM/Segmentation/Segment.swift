/// One region of a segmentation.
public struct Segment: Sendable, Hashable {
    /// Its number and name.
    public let label: MaskLabel

    /// Who or what drew it; `nil` if the file does not say.
    public let algorithm: Algorithm?

    /// How a segment came about (SegmentAlgorithmType).
    public enum Algorithm: String, Sendable, CaseIterable {
        /// A person drew it.
        case manual = "MANUAL"

        /// A person and a program did.
        case semiautomatic = "SEMIAUTOMATIC"

        /// A program did.
        case automatic = "AUTOMATIC"
    }

    /// Its number in the file.
    public var number: Int { label.number }

    /// Its name as it may be shown.
    public var name: String { label.name }
}

extension Segment {
    /// The segments that a file describes; the background of a label map is none.
    static func all(of dataSet: DataSet) throws(DICOMError) -> [Segment] {
        var segments: [Segment] = []
        var numbers: Set<Int> = []
        let person = PersonalText(dataSet)
        for item in dataSet.items(SegmentationAttribute.segments.tag) {
            guard let number = item.integer(SegmentationAttribute.segmentNumber.tag) else {
                throw .missing(SegmentationAttribute.segmentNumber)
            }
            guard numbers.insert(number).inserted else { throw .unusableMask(.frames(.repeatedSegment)) }
            guard number != 0 else { continue }
            let name = person.redacted(item.text(SegmentationAttribute.segmentLabel.tag) ?? "")
            segments.append(
                Segment(
                    label: MaskLabel(number: number, name: name),
                    algorithm: item.text(SegmentationAttribute.algorithm.tag).flatMap { Algorithm(rawValue: $0) }
                )
            )
        }
        guard !numbers.isEmpty else { throw .missing(SegmentationAttribute.segments) }
        return segments
    }
}
