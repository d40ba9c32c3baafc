/// Why `dicom-reader` refuses a file: `Refusal.h` has the same numbers.
struct RefusalCode: Hashable {
    let number: UInt8

    init(_ number: UInt8) { self.number = number }

    /// In words; none of them is from the file.
    func error(transferSyntax: String) -> DICOMError {
        if number == Self.notDICOM { return .notDICOM }
        if number == Self.unsupportedTransferSyntax {
            return .refused("its transfer syntax is not read: \(TransferSyntaxName.of(transferSyntax))")
        }
        if let reason = Self.reasons[number] { return .refused(reason) }
        return .damagedAnswer("it refuses for a reason that does not exist")
    }

    static let notDICOM: UInt8 = 1
    static let unsupportedTransferSyntax: UInt8 = 8

    static let reasons: [UInt8: String] = [
        2: "it is cut off, or an element claims more bytes than the file has",
        3: "an element has a value representation that does not exist",
        4: "an element has an odd length",
        5: "its sequences or items do not begin or end as they should",
        6: "its sequences stand too deep in each other",
        7: "it has too many elements",
        9: "it inflates to more bytes than are read",
        10: "its deflated data is damaged",
        11: "it has no pixel data",
        12: "what describes its pixel data is absent or of a kind that is not read",
        13: "its image has no rows or no columns",
        14: "its numbers of bits cannot be",
        15: "its image is larger than is read",
        16: "its pixel data is shorter than its header says",
        17: "its pixel data cannot be decompressed",
        18: "it needs more memory than is allowed",
        19: "its elements cannot be parsed",
        20: "its number of frames cannot be",
    ]
}
