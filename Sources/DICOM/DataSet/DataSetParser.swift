extension DataSet {
    /// The most elements of a data set, all items together.
    public static let elementLimit = 8_000_000

    /// How deep sequences may stand in sequences.
    public static let depthLimit = 24

    /// Reads a data set in Explicit VR Little Endian (PS3.5, annex A.2) whose sequences and items tell their lengths.
    ///
    /// This is the one form in which `dicom-reader` hands files over. All bytes must be used, tags must rise, and every
    /// length must lie inside what surrounds it: what a damaged reader says is refused, too.
    public init(explicitLittleEndian bytes: ArraySlice<UInt8>) throws(DICOMError) {
        var parser = DataSetParser(bytes)
        self = try parser.dataSet(until: bytes.endIndex, depth: 0)
    }
}

/// Reads elements one after the other; values stay where they are.
private struct DataSetParser {
    private let bytes: ArraySlice<UInt8>
    private var position: Int
    private var elementsLeft = DataSet.elementLimit

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func dataSet(until end: Int, depth: Int) throws(DICOMError) -> DataSet {
        guard depth <= DataSet.depthLimit else { throw .damagedAnswer("sequences stand too deep in each other") }
        var elements: [(tag: Tag, element: DataElement)] = []
        while position < end {
            let tag = try tag(before: end)
            if let last = elements.last?.tag, last >= tag { throw .damagedAnswer("tags do not rise") }
            elementsLeft -= 1
            guard elementsLeft >= 0 else { throw .damagedAnswer("there are too many elements") }
            elements.append((tag: tag, element: try element(before: end, depth: depth)))
        }
        return DataSet(rising: elements)
    }

    private mutating func element(before end: Int, depth: Int) throws(DICOMError) -> DataElement {
        let code = UInt16(try number(2, before: end))
        guard let representation = ValueRepresentation(code: code) else {
            throw .damagedAnswer("a value representation does not exist")
        }
        var length = try number(2, before: end)
        if representation.hasLongLength { length = try number(4, before: end) }
        guard length <= end - position else { throw .damagedAnswer("an element is longer than what holds it") }
        let valueEnd = position + length
        guard representation == .sequence else {
            defer { position = valueEnd }
            return DataElement(representation, .bytes(bytes[position..<valueEnd]))
        }
        return DataElement(representation, .items(try items(until: valueEnd, depth: depth)))
    }

    private mutating func items(until end: Int, depth: Int) throws(DICOMError) -> [DataSet] {
        var items: [DataSet] = []
        while position < end {
            guard try tag(before: end) == Self.item else { throw .damagedAnswer("a sequence holds no items") }
            let length = try number(4, before: end)
            guard length <= end - position else { throw .damagedAnswer("an item is longer than its sequence") }
            elementsLeft -= 1
            guard elementsLeft >= 0 else { throw .damagedAnswer("there are too many items") }
            items.append(try dataSet(until: position + length, depth: depth + 1))
        }
        return items
    }

    private static let item = Tag(0xFFFE, 0xE000)

    private mutating func tag(before end: Int) throws(DICOMError) -> Tag {
        let group = try number(2, before: end)
        return Tag(UInt16(group), UInt16(try number(2, before: end)))
    }

    private mutating func number(_ size: Int, before end: Int) throws(DICOMError) -> Int {
        guard end - position >= size else { throw .damagedAnswer("it ends inside an element") }
        var value = 0
        for offset in 0..<size { value |= Int(bytes[position + offset]) << (8 * offset) }
        position += size
        return value
    }
}
