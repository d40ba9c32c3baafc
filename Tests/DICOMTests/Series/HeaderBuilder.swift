import DICOM

/// A header of a classic MR slice, made in memory, for tests to alter.
struct HeaderBuilder {
    private(set) var elements: [Tag: DataElement] = [:]

    /// A slice of a T2-weighted series at a height.
    init(height: Double = 0, number: Int = 1) {
        self[0x0008, 0x0008] = .text(.codeString, "ORIGINAL\\PRIMARY\\M\\ND")
        self[0x0008, 0x0016] = .text(.uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.4")
        self[0x0008, 0x0018] = .text(.uniqueIdentifier, "2.25.\(1000 + number)")
        self[0x0008, 0x0060] = .text(.codeString, "MR")
        self[0x0010, 0x0020] = .text(.longString, "KEY")
        self[0x0018, 0x0020] = .text(.codeString, "SE")
        self[0x0018, 0x0050] = .text(.decimalString, "4")
        self[0x0018, 0x0080] = .text(.decimalString, "5000")
        self[0x0018, 0x0081] = .text(.decimalString, "100")
        self[0x0020, 0x000D] = .text(.uniqueIdentifier, "2.25.1")
        self[0x0020, 0x000E] = .text(.uniqueIdentifier, "2.25.2")
        self[0x0020, 0x0013] = .text(.integerString, "\(number)")
        self[0x0020, 0x0032] = .text(.decimalString, "0\\0\\\(height)")
        self[0x0020, 0x0037] = .text(.decimalString, "1\\0\\0\\0\\1\\0")
        self[0x0020, 0x0052] = .text(.uniqueIdentifier, "2.25.3")
        self[0x0028, 0x0002] = .words([1])
        self[0x0028, 0x0004] = .text(.codeString, "MONOCHROME2")
        self[0x0028, 0x0010] = .words([2])
        self[0x0028, 0x0011] = .words([3])
        self[0x0028, 0x0030] = .text(.decimalString, "2\\1")
        self[0x0028, 0x0100] = .words([16])
        self[0x0028, 0x0101] = .words([12])
        self[0x0028, 0x0102] = .words([11])
        self[0x0028, 0x0103] = .words([0])
        self[0x7FE0, 0x0010] = .words((0..<6).map { UInt16(10 * number + $0) })
    }

    subscript(group: UInt16, element: UInt16) -> DataElement? {
        get { elements[Tag(group, element)] }
        set { elements[Tag(group, element)] = newValue }
    }

    var dataSet: DataSet { DataSet(elements) }

    func instance(file: Int) throws -> Instance { try Instance(dataSet, file: file) }
}

extension DataElement {
    static func text(_ representation: ValueRepresentation, _ text: String) -> DataElement {
        DataElement(representation, .bytes(Array(text.utf8)[...]))
    }

    static func words(_ words: [UInt16]) -> DataElement {
        DataElement(.unsignedShort, .bytes(bytes(words)))
    }

    static func doubles(_ numbers: [Double], as representation: ValueRepresentation = .double) -> DataElement {
        DataElement(representation, .bytes(bytes(numbers.map(\.bitPattern))))
    }

    static func floats(_ numbers: [Float], as representation: ValueRepresentation = .float) -> DataElement {
        DataElement(representation, .bytes(bytes(numbers.map(\.bitPattern))))
    }

    private static func bytes<Word: FixedWidthInteger>(_ words: [Word]) -> ArraySlice<UInt8> {
        let size = MemoryLayout<Word>.size
        return words.flatMap { word in (0..<size).map { UInt8(truncatingIfNeeded: word >> Word(8 * $0)) } }[...]
    }
}

/// Files in memory, by number.
struct FilesInMemory {
    let headers: [HeaderBuilder]

    init(_ headers: [HeaderBuilder]) { self.headers = headers }

    var volumes: [ImageVolume] {
        get throws {
            SeriesSorter.volumes(of: try headers.enumerated().map { try $1.instance(file: $0) })
        }
    }

    func file(_ number: Int) throws(DICOMError) -> DICOMFile {
        DICOMFile(transferSyntax: "1.2.840.10008.1.2.1", dataSet: headers[number].dataSet)
    }
}
