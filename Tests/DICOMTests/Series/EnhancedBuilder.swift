import DICOM

/// A header of an enhanced MR image, made in memory.
struct EnhancedBuilder {
    /// A frame's own functional groups.
    struct Frame {
        var height = 0.0
        var echoTime = 100.0
        var repetitionTime: Double?
        var flipAngle: Double?
        var inversionTime: Double?
        var fatSuppression: String?
        var diffusion: [DICOM.Tag: DataElement]?
    }

    /// The header, for tests to alter.
    var header: HeaderBuilder

    /// An image whose file tells a repetition time of 4000 ms and a flip angle of 90 degrees for all frames.
    init(_ frames: [Frame], number: Int = 1) {
        header = HeaderBuilder(number: number)
        header[0x0008, 0x0016] = .text(.uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4.1")
        for element: UInt16 in [0x0020, 0x0080, 0x0081] { header[0x0018, element] = nil }
        header[0x0018, 0x9008] = .text(.codeString, "SPIN")
        header[0x0020, 0x0032] = nil
        header[0x0028, 0x0008] = .text(.integerString, "\(frames.count)")
        let timing = [
            DICOM.Tag(0x0018, 0x0080): DataElement.doubles([4000]), DICOM.Tag(0x0018, 0x1314): .doubles([90]),
        ]
        header[0x5200, 0x9229] = .sequence([DICOM.Tag(0x0018, 0x9112): .sequence(timing)])
        header[0x5200, 0x9230] = DataElement(.sequence, .items(frames.map(Self.groups)))
        let words = frames.indices.flatMap { frame in (0..<6).map { UInt16(100 * frame + $0) } }
        header[0x7FE0, 0x0010] = .words(words)
    }

    private static func groups(_ frame: Frame) -> DataSet {
        var groups: [DICOM.Tag: DataElement] = [
            DICOM.Tag(0x0020, 0x9113): .sequence([
                DICOM.Tag(0x0020, 0x0032): .text(.decimalString, "0\\0\\\(frame.height)")
            ]),
            DICOM.Tag(0x0018, 0x9114): .sequence([DICOM.Tag(0x0018, 0x9082): .doubles([frame.echoTime])]),
        ]
        var timing: [DICOM.Tag: DataElement] = [:]
        timing[DICOM.Tag(0x0018, 0x0080)] = frame.repetitionTime.map { .doubles([$0]) }
        timing[DICOM.Tag(0x0018, 0x1314)] = frame.flipAngle.map { .doubles([$0]) }
        if !timing.isEmpty { groups[DICOM.Tag(0x0018, 0x9112)] = .sequence(timing) }
        var modifier: [DICOM.Tag: DataElement] = [:]
        modifier[DICOM.Tag(0x0018, 0x9079)] = frame.inversionTime.map { .doubles([$0]) }
        modifier[DICOM.Tag(0x0018, 0x9025)] = frame.fatSuppression.map { .text(.codeString, $0) }
        if !modifier.isEmpty { groups[DICOM.Tag(0x0018, 0x9115)] = .sequence(modifier) }
        groups[DICOM.Tag(0x0018, 0x9117)] = frame.diffusion.map { .sequence($0) }
        return DataSet(groups)
    }
}

extension DataElement {
    /// A sequence of one item.
    static func sequence(_ item: [DICOM.Tag: DataElement]) -> DataElement {
        DataElement(.sequence, .items([DataSet(item)]))
    }
}
