import DICOM

/// Images, a segmentation and a structure set of a few voxels.
enum DICOMObjectSeeds {
    static let words = [
        "MR", "ORIGINAL\\PRIMARY", "DERIVED\\SECONDARY\\ADC", "BINARY", "FRACTIONAL", "LABELMAP", "CLOSED_PLANAR",
        "POINT",
        "1\\0\\0\\0\\1\\0", "0\\0\\3", "nan", "1e308", "-1e308", "2147483647", "SIEMENS", "GE MEDICAL SYSTEMS",
        "MONOCHROME1",
        "1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.4.1", "1.2.840.10008.5.1.4.1.1.66.4",
        "1.2.840.10008.5.1.4.1.1.481.3",
    ]

    // MARK: Images

    static func series() -> [[UInt8]] {
        let separator = FuzzTarget.dataSetSeparator
        let plain = (0..<3).map { slice(at: 3 * $0, number: $0 + 1, bValue: nil) }
        let weighted = [0, 800].flatMap { b in (0..<2).map { slice(at: 3 * $0, number: $0 + 1 + b, bValue: b) } }
        return [
            plain[0], Array(plain.joined(separator: separator)), Array(weighted.joined(separator: separator)),
            plain[0] + separator + plain[0], enhanced(),
        ]
    }

    private static func slice(at height: Int, number: Int, bValue: Int?) -> [UInt8] {
        encode(
            [
                text(0x0008, 0x0008, "CS", "ORIGINAL\\PRIMARY"),
                text(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.4"),
                text(0x0008, 0x0018, "UI", "1.2.\(number)"), text(0x0008, 0x0060, "CS", "MR"),
                text(0x0010, 0x0020, "LO", "X"), text(0x0018, 0x0081, "DS", "80"),
            ] + (bValue.map { [double(0x0018, 0x9087, Double($0))] } ?? []) + [
                text(0x0020, 0x000D, "UI", "1.1"), text(0x0020, 0x000E, "UI", "1.3"),
                text(0x0020, 0x0013, "IS", "\(number)"),
                text(0x0020, 0x0032, "DS", "0\\0\\\(height)"), text(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0"),
                text(0x0020, 0x0052, "UI", "1.4"),
            ] + pixels([1, 0, 2, 0, 3, 0, 4, 0])
        )
    }

    private static func pixels(_ bytes: [UInt8]) -> [DICOMObjectSeeds.Element] {
        [
            short(0x0028, 0x0002, 1), text(0x0028, 0x0004, "CS", "MONOCHROME2"), short(0x0028, 0x0010, 2),
            short(0x0028, 0x0011, 2), text(0x0028, 0x0030, "DS", "1\\1"), short(0x0028, 0x0100, 16),
            short(0x0028, 0x0101, 12), short(0x0028, 0x0102, 11), short(0x0028, 0x0103, 0),
            text(0x0028, 0x1052, "DS", "0"), text(0x0028, 0x1053, "DS", "1"), binary(0x7FE0, 0x0010, "OW", bytes),
        ]
    }

    private static func enhanced() -> [UInt8] {
        let shared = encode([
            sequence(0x0020, 0x9116, [encode([text(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0")])]),
            sequence(0x0028, 0x9110, [encode([text(0x0028, 0x0030, "DS", "1\\1")])]),
        ])
        let frames = (0..<2).map { number in
            encode([
                sequence(0x0018, 0x9117, [encode([double(0x0018, 0x9087, 800)])]),
                sequence(0x0020, 0x9111, [encode([text(0x0020, 0x9056, "SH", "1")])]),
                sequence(0x0020, 0x9113, [encode([text(0x0020, 0x0032, "DS", "0\\0\\\(3 * number)")])]),
            ])
        }
        return encode(
            [
                text(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.4.1"), text(0x0008, 0x0018, "UI", "1.2.9"),
                text(0x0020, 0x000E, "UI", "1.3"), text(0x0028, 0x0008, "IS", "2"),
            ] + pixels([UInt8](repeating: 1, count: 16)).filter { $0.tag != Tag(0x0028, 0x0030) }
                + [sequence(0x5200, 0x9229, [shared]), sequence(0x5200, 0x9230, frames)]
        )
    }

    // MARK: Masks

    static func masks() -> [[UInt8]] {
        [
            segmentation("BINARY", bits: 1, [0b0101_0110]),
            segmentation("FRACTIONAL", bits: 8, [0, 255, 128, 1, 0, 0, 9, 200]),
            segmentation("LABELMAP", bits: 8, [0, 1, 1, 0, 1, 0, 0, 0]), structureSet(),
        ]
    }

    private static func segmentation(_ type: String, bits: Int, _ bytes: [UInt8]) -> [UInt8] {
        let frames = (0..<2).map { number in
            encode([
                sequence(0x0020, 0x9113, [encode([text(0x0020, 0x0032, "DS", "0\\0\\\(3 * number)")])]),
                sequence(0x0062, 0x000A, [encode([short(0x0062, 0x000B, 1)])]),
            ])
        }
        let shared = encode([
            sequence(0x0020, 0x9116, [encode([text(0x0020, 0x0037, "DS", "1\\0\\0\\0\\1\\0")])]),
            sequence(
                0x0028,
                0x9110,
                [
                    encode([
                        text(0x0018, 0x0050, "DS", "3"), text(0x0018, 0x0088, "DS", "3"),
                        text(0x0028, 0x0030, "DS", "1\\1"),
                    ])
                ]
            ),
        ])
        let segment = encode([
            short(0x0062, 0x0004, 1), text(0x0062, 0x0005, "LO", "lesion"), text(0x0062, 0x0008, "CS", "MANUAL"),
        ])
        return encode([
            text(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.66.\(type == "LABELMAP" ? 7 : 4)"),
            sequence(0x0008, 0x1115, [encode([text(0x0020, 0x000E, "UI", "1.3")])]), text(0x0020, 0x0052, "UI", "1.4"),
            short(0x0028, 0x0002, 1), text(0x0028, 0x0008, "IS", "2"), short(0x0028, 0x0010, 2),
            short(0x0028, 0x0011, 2),
            short(0x0028, 0x0100, bits), text(0x0062, 0x0001, "CS", type), sequence(0x0062, 0x0002, [segment]),
            short(0x0062, 0x000E, 255), sequence(0x5200, 0x9229, [shared]), sequence(0x5200, 0x9230, frames),
            binary(0x7FE0, 0x0010, bits == 1 ? "OB" : "OW", bytes),
        ])
    }

    private static func structureSet() -> [UInt8] {
        func contour(_ points: String) -> [UInt8] {
            encode([
                text(0x3006, 0x0042, "CS", "CLOSED_PLANAR"),
                text(0x3006, 0x0046, "IS", "\(points.split(separator: "\\").count / 3)"),
                text(0x3006, 0x0050, "DS", points),
            ])
        }
        let contours = [
            contour("0.5\\1\\3\\6.5\\1\\3\\6.5\\9\\3\\0.5\\9\\3"),
            contour("2.5\\3\\3\\4.5\\3\\3\\4.5\\7\\3\\2.5\\7\\3"),
            contour("1\\1\\0.1\\5\\2\\0.1\\3\\8\\0.1"),
        ]
        let region = encode([
            text(0x3006, 0x0022, "IS", "1"), text(0x3006, 0x0024, "UI", "1.4"), text(0x3006, 0x0026, "LO", "lesion"),
        ])
        return encode([
            text(0x0008, 0x0016, "UI", "1.2.840.10008.5.1.4.1.1.481.3"), text(0x0020, 0x0052, "UI", "1.4"),
            sequence(0x3006, 0x0020, [region]),
            sequence(
                0x3006,
                0x0039,
                [encode([sequence(0x3006, 0x0040, contours), text(0x3006, 0x0084, "IS", "1")])]
            ),
        ])
    }

    // MARK: Elements

    private struct Element {
        let tag: Tag
        let bytes: [UInt8]

        init(_ group: UInt16, _ number: UInt16, _ code: String, _ value: [UInt8]) {
            tag = Tag(group, number)
            let isLong = ["OB", "OW", "SQ"].contains(code)
            let padded = value.count.isMultiple(of: 2) ? value : value + [code == "UI" ? 0 : 32]
            let length = isLong ? [0, 0] + little(padded.count, 4) : little(padded.count, 2)
            bytes = little(Int(group), 2) + little(Int(number), 2) + Array(code.utf8) + length + padded
        }
    }

    private static func encode(_ elements: [Element]) -> [UInt8] {
        elements.sorted { $0.tag < $1.tag }.flatMap(\.bytes)
    }

    private static func text(_ group: UInt16, _ number: UInt16, _ code: String, _ text: String) -> Element {
        Element(group, number, code, Array(text.utf8))
    }

    private static func short(_ group: UInt16, _ number: UInt16, _ value: Int) -> Element {
        Element(group, number, "US", little(value, 2))
    }

    private static func double(_ group: UInt16, _ number: UInt16, _ value: Double) -> Element {
        Element(group, number, "FD", little(Int(truncatingIfNeeded: value.bitPattern), 8))
    }

    private static func binary(_ group: UInt16, _ number: UInt16, _ code: String, _ value: [UInt8]) -> Element {
        Element(group, number, code, value)
    }

    private static func sequence(_ group: UInt16, _ number: UInt16, _ items: [[UInt8]]) -> Element {
        Element(group, number, "SQ", items.flatMap { [0xFE, 0xFF, 0x00, 0xE0] + little($0.count, 4) + $0 })
    }

    private static func little(_ number: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
