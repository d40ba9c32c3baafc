import DICOM

/// A structure set that a test makes up.
struct StructureBuilder {
    struct Drawing {
        var kind = "CLOSED_PLANAR"
        var points: [SIMD3<Double>]
    }

    var frameOfReference: String? = "1.2"
    var series = ["1.3"]
    var title: (label: String, date: String, time: String)?
    var regions: [(number: Int, name: String, drawings: [Drawing])] = []

    init(_ polygons: [[SIMD3<Double>]]) {
        regions = [(1, "Lesion", polygons.map { Drawing(points: $0) })]
    }

    var file: DICOMFile {
        var elements: [Tag: DataElement] = [
            Tag(0x0008, 0x0016): MaskElement.text(.uniqueIdentifier, StructureSet.storageClass),
            Tag(0x3006, 0x0020): MaskElement.items(
                regions.map { region in
                    DataSet([
                        Tag(0x3006, 0x0022): MaskElement.text(.integerString, "\(region.number)"),
                        Tag(0x3006, 0x0026): MaskElement.text(.longString, region.name),
                    ])
                }
            ),
            Tag(0x3006, 0x0039): MaskElement.items(regions.map { Self.contours($0.number, $0.drawings) }),
            Tag(0x3006, 0x0010): MaskElement.items([referenced]),
        ]
        if let title {
            elements[Tag(0x3006, 0x0002)] = MaskElement.text(.shortString, title.label)
            elements[Tag(0x3006, 0x0008)] = MaskElement.text(.date, title.date)
            elements[Tag(0x3006, 0x0009)] = MaskElement.text(.time, title.time)
        }
        elements[Tag(0x0020, 0x0052)] = frameOfReference.map { MaskElement.text(.uniqueIdentifier, $0) }
        return DICOMFile(transferSyntax: "1.2.840.10008.1.2.1", dataSet: DataSet(elements))
    }

    private var referenced: DataSet {
        let items = series.map { DataSet([Tag(0x0020, 0x000E): MaskElement.text(.uniqueIdentifier, $0)]) }
        let study = DataSet([Tag(0x3006, 0x0014): MaskElement.items(items)])
        return DataSet([Tag(0x3006, 0x0012): MaskElement.items([study])])
    }

    private static func contours(_ number: Int, _ drawings: [Drawing]) -> DataSet {
        let items = drawings.map { drawing in
            DataSet([
                Tag(0x3006, 0x0042): MaskElement.text(.codeString, drawing.kind),
                Tag(0x3006, 0x0046): MaskElement.text(.integerString, "\(drawing.points.count)"),
                Tag(0x3006, 0x0050): MaskElement.decimals(drawing.points.flatMap { [$0.x, $0.y, $0.z] }),
            ])
        }
        return DataSet([
            Tag(0x3006, 0x0084): MaskElement.text(.integerString, "\(number)"),
            Tag(0x3006, 0x0040): MaskElement.items(items),
        ])
    }
}
