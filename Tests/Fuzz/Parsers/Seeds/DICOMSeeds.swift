import DICOM

/// Small data sets in the one form that is read.
enum DICOMSeeds {
    static func dataSets() -> [[UInt8]] {
        let position = element(0x0020, 0x0032, "DS", Array("-1.5\\2\\3e1 ".utf8))
        let shorts = element(0x0028, 0x0010, "US", [2, 0]) + element(0x0028, 0x0011, "US", [2, 0])
        let numbers =
            element(0x0018, 0x9087, "FD", [0, 0, 0, 0, 0, 0x40, 0x8F, 0x40])
            + element(0x0018, 0x9092, "FL", [0, 0, 0x80, 0x3F])
        let creator =
            element(0x0019, 0x0010, "LO", Array("SIEMENS MR HEADER ".utf8))
            + element(0x0019, 0x100C, "IS", Array("800 ".utf8))
        let inner = element(0x0020, 0x9057, "UL", [1, 0, 0, 0]) + sequence(0x0020, 0x9111, [position])
        let pixels = element(0x7FE0, 0x0010, "OW", [1, 0, 2, 0, 3, 0, 4, 0])
        return [
            [], position, numbers, creator, shorts + pixels, sequence(0x5200, 0x9229, [inner, inner, []]),
            element(0x0008, 0x0060, "CS", Array("MR".utf8)) + creator + position + shorts
                + sequence(0x5200, 0x9230, [inner]) + pixels,
            nested(DataSet.depthLimit), nested(DataSet.depthLimit + 1),
        ]
    }

    private static func nested(_ depth: Int) -> [UInt8] {
        (0..<depth).reduce([]) { inner, _ in sequence(0x0040, 0xA730, [inner]) }
    }

    private static func sequence(_ group: UInt16, _ number: UInt16, _ items: [[UInt8]]) -> [UInt8] {
        element(group, number, "SQ", items.flatMap { [0xFE, 0xFF, 0x00, 0xE0] + little($0.count, 4) + $0 })
    }

    private static func element(_ group: UInt16, _ number: UInt16, _ code: String, _ value: [UInt8]) -> [UInt8] {
        let isLong = ["OB", "OW", "SQ", "UN", "UT"].contains(code)
        let length = isLong ? [0, 0] + little(value.count, 4) : little(value.count, 2)
        return little(Int(group), 2) + little(Int(number), 2) + Array(code.utf8) + length + value
    }

    private static func little(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
