import DICOM
import Foundation

/// A segmentation that a test makes up.
struct SegmentationBuilder {
    struct Frame {
        var segment: Int?
        var position: SIMD3<Double>
        var pixels: [UInt8]
        var orientation: [Double]?
        var spacing: [Double]?
    }

    var type = "BINARY"
    var columns = 3
    var rows = 3
    var bits = 1
    var largestFraction: Int?
    var segments: [(number: Int, name: String)] = [(1, "Lesion")]
    var spacing: [Double] = [0.5, 0.5]
    var sliceSpacing: Double? = 2
    var thickness: Double?
    var orientation: [Double] = [1, 0, 0, 0, 1, 0]
    var frames: [Frame] = []
    var storedFrames: Int?
    var pixelData: [UInt8]?

    var file: DICOMFile { DICOMFile(transferSyntax: "1.2.840.10008.1.2.1", dataSet: dataSet) }

    private var dataSet: DataSet {
        var elements: [Tag: DataElement] = [
            Tag(0x0008, 0x0016): MaskElement.text(.uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.66.4"),
            Tag(0x0020, 0x0052): MaskElement.text(.uniqueIdentifier, "1.2"),
            Tag(0x0028, 0x0008): MaskElement.text(.integerString, "\(storedFrames ?? frames.count)"),
            Tag(0x0028, 0x0010): MaskElement.short(rows),
            Tag(0x0028, 0x0011): MaskElement.short(columns),
            Tag(0x0028, 0x0100): MaskElement.short(bits),
            Tag(0x0062, 0x0001): MaskElement.text(.codeString, type),
            Tag(0x0062, 0x0002): MaskElement.items(
                segments.map { segment in
                    DataSet([
                        Tag(0x0062, 0x0004): MaskElement.short(segment.number),
                        Tag(0x0062, 0x0005): MaskElement.text(.longString, segment.name),
                        Tag(0x0062, 0x0008): MaskElement.text(.codeString, "AUTOMATIC"),
                    ])
                }
            ),
            Tag(0x5200, 0x9229): MaskElement.items([shared]),
            Tag(0x5200, 0x9230): MaskElement.items(frames.map(Self.groups)),
            Tag(0x7FE0, 0x0010): DataElement(.otherByte, .bytes((pixelData ?? packed)[...])),
        ]
        elements[Tag(0x0062, 0x000E)] = largestFraction.map { MaskElement.short($0) }
        return DataSet(elements)
    }

    private var packed: [UInt8] {
        let pixels = frames.flatMap(\.pixels)
        guard bits == 1 else { return pixels }
        var bytes = [UInt8](repeating: 0, count: (pixels.count + 7) / 8)
        for (index, pixel) in pixels.enumerated() where pixel != 0 { bytes[index / 8] |= 1 << UInt8(index % 8) }
        return bytes
    }

    private var shared: DataSet {
        var measures = [Tag(0x0028, 0x0030): MaskElement.decimals(spacing)]
        measures[Tag(0x0018, 0x0088)] = sliceSpacing.map { MaskElement.decimals([$0]) }
        measures[Tag(0x0018, 0x0050)] = thickness.map { MaskElement.decimals([$0]) }
        return DataSet([
            Tag(0x0020, 0x9116): Self.group(Tag(0x0020, 0x0037), MaskElement.decimals(orientation)),
            Tag(0x0028, 0x9110): MaskElement.items([DataSet(measures)]),
        ])
    }

    private static func groups(_ frame: Frame) -> DataSet {
        let corner = [frame.position.x, frame.position.y, frame.position.z]
        var elements = [Tag(0x0020, 0x9113): group(Tag(0x0020, 0x0032), MaskElement.decimals(corner))]
        elements[Tag(0x0062, 0x000A)] = frame.segment.map { group(Tag(0x0062, 0x000B), MaskElement.short($0)) }
        elements[Tag(0x0020, 0x9116)] = frame.orientation.map {
            group(Tag(0x0020, 0x0037), MaskElement.decimals($0))
        }
        elements[Tag(0x0028, 0x9110)] = frame.spacing.map { group(Tag(0x0028, 0x0030), MaskElement.decimals($0)) }
        return DataSet(elements)
    }

    private static func group(_ tag: Tag, _ element: DataElement) -> DataElement {
        MaskElement.items([DataSet([tag: element])])
    }
}
