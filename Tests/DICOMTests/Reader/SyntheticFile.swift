import Foundation

/// DICOM files made element by element, right or wrong as a test needs them; Explicit VR Little Endian unless told.
enum SyntheticFile {
    static let explicitLittle = "1.2.840.10008.1.2.1"
    static let implicitLittle = "1.2.840.10008.1.2"
    static let explicitBig = "1.2.840.10008.1.2.2"

    /// Preamble, magic, the transfer syntax and then the data set.
    static func bytes(_ dataSet: [UInt8], transferSyntax: String = explicitLittle) -> [UInt8] {
        [UInt8](repeating: 0, count: 128) + Array("DICM".utf8)
            + element(0x0002, 0x0010, "UI", text(transferSyntax, padding: 0)) + dataSet
    }

    /// An element with the length of its value.
    static func element(_ group: UInt16, _ number: UInt16, _ representation: String, _ value: [UInt8]) -> [UInt8] {
        header(group, number, representation, length: UInt32(value.count)) + value
    }

    /// What stands before a value, with any length.
    static func header(_ group: UInt16, _ number: UInt16, _ representation: String, length: UInt32) -> [UInt8] {
        let isLong = ["OB", "OW", "SQ", "UN", "UT"].contains(representation)
        return little(group) + little(number) + Array(representation.utf8)
            + (isLong ? [0, 0] + little(length) : little(UInt16(truncatingIfNeeded: length)))
    }

    /// An element without a representation.
    static func implicit(_ group: UInt16, _ number: UInt16, _ value: [UInt8]) -> [UInt8] {
        little(group) + little(number) + little(UInt32(value.count)) + value
    }

    /// An item of a sequence.
    static func item(_ value: [UInt8]) -> [UInt8] {
        little(UInt16(0xFFFE)) + little(UInt16(0xE000)) + little(UInt32(value.count)) + value
    }

    static func text(_ text: String, padding: UInt8 = 0x20) -> [UInt8] {
        let bytes = Array(text.utf8)
        return bytes.count.isMultiple(of: 2) ? bytes : bytes + [padding]
    }

    static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        (0..<number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// What describes an image of 16-bit pixels.
    static func description(rows: UInt16, columns: UInt16, bits: UInt16 = 16, stored: UInt16? = nil) -> [UInt8] {
        let words: [(UInt16, UInt16)] = [
            (0x0002, 1), (0x0010, rows), (0x0011, columns), (0x0100, bits), (0x0101, stored ?? bits),
            (0x0102, (stored ?? bits) &- 1), (0x0103, 0),
        ]
        return words.flatMap { element(0x0028, $0.0, "US", little($0.1)) }
    }

    /// A name, birth date and number that no message may repeat, then an image of 4 x 4.
    static var image: [UInt8] {
        element(0x0008, 0x0018, "UI", text("1.2.826.0.77.4711", padding: 0))
            + element(0x0010, 0x0010, "PN", text("SECRETNAME^GIVEN"))
            + element(0x0010, 0x0030, "DA", text("19471101")) + description(rows: 4, columns: 4)
            + element(0x7FE0, 0x0010, "OW", (0..<32).map { UInt8($0) })
    }
}
