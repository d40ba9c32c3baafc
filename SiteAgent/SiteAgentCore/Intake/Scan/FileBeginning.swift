import Foundation

/// The first bytes of a file that does not say what it is.
struct FileBeginning {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads them; none of a file that cannot be read.
    init(of file: URL) {
        let handle = try? FileHandle(forReadingFrom: file)
        defer { try? handle?.close() }
        bytes = (try? handle?.read(upToCount: 8)).map { [UInt8]($0) } ?? []
    }

    var isEmpty: Bool { bytes.isEmpty }

    /// Whether it begins like a DICOM data set without the preamble of PS3.10, as some programs store it: with `DICM`,
    /// or with one of the first elements of group 0002 or 0008, in either byte order.
    var isBareDataSet: Bool {
        guard bytes.count == 8 else { return false }
        if bytes.starts(with: "DICM".utf8) { return true }
        return [false, true].contains { isBigEndian in
            let number = { (range: Range<Int>) in
                (isBigEndian ? Array(bytes[range]) : bytes[range].reversed()).reduce(0) { $0 << 8 | Int($1) }
            }
            let group = number(0..<2)
            guard group == 2 || group == 8, number(2..<4) <= Self.lastFirstElement else { return false }
            if Self.representations.contains(String(decoding: bytes[4..<6], as: UTF8.self)) { return true }
            // Implicit, as the elements of group 0002 never are: a length of four bytes.
            let length = number(4..<8)
            return group == 8 && Self.lengths.contains(length) && length.isMultiple(of: 2)
        }
    }

    /// A file has SOPInstanceUID (0008,0018), so that none begins later.
    private static let lastFirstElement = 0x18

    /// The values of the first elements are short.
    private static let lengths = 2...1024

    /// Of the elements up to SOPInstanceUID.
    private static let representations: Set<String> = [
        "CS", "DA", "DT", "LO", "OB", "SH", "SQ", "TM", "UI", "UL", "US",
    ]
}
