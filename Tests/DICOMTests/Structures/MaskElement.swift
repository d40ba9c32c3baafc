import DICOM

/// Elements of the data sets that tests make up.
enum MaskElement {
    static func text(_ representation: ValueRepresentation, _ text: String) -> DataElement {
        DataElement(representation, .bytes(Array(text.utf8)[...]))
    }

    static func decimals(_ numbers: [Double]) -> DataElement {
        text(.decimalString, numbers.map(\.description).joined(separator: "\\"))
    }

    static func short(_ number: Int) -> DataElement {
        DataElement(.unsignedShort, .bytes([UInt8(number & 255), UInt8(number >> 8)]))
    }

    static func items(_ items: [DataSet]) -> DataElement { DataElement(.sequence, .items(items)) }
}
