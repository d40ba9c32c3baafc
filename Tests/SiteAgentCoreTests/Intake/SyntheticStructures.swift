import Foundation

/// A small structure set as a DICOM file (Explicit VR Little Endian) of boxes drawn in mm.
struct SyntheticStructures {
    var patient = "GEHEIM-1"
    var study = ""
    var number = 1
    var label = ""
    var date = "20200201"
    var time = ""
    var frameOfReference = ""

    /// The series that it refers to.
    var series: [String] = []
    var regions: [(name: String, boxes: [Box])] = []

    /// A square from `low` to `high` in both directions, on a plane.
    struct Box {
        var low = 7.0
        var high = 15.0
        var z: Double

        var points: [Double] { [low, low, z, high, low, z, high, high, z, low, high, z] }
    }

    var file: [UInt8] {
        let sopClass = "1.2.840.10008.5.1.4.1.1.481.3"
        let instance = "1.2.826.0.1.8.\(number)"
        let meta =
            Self.element(2, 2, "UI", sopClass) + Self.element(2, 3, "UI", instance)
            + Self.element(2, 0x10, "UI", "1.2.840.10008.1.2.1")
        let length = Self.element(2, 0, "UL", Self.little(UInt32(meta.count)))
        return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length + meta
            + Self.element(8, 0x16, "UI", sopClass) + Self.element(8, 0x18, "UI", instance)
            + Self.element(8, 0x20, "DA", "20200131") + Self.element(8, 0x60, "CS", "RTSTRUCT")
            + Self.element(0x10, 0x20, "LO", patient)
            + Self.element(0x20, 0xD, "UI", study) + Self.element(0x20, 0xE, "UI", "1.2.826.0.1.8.0")
            + Self.element(0x20, 0x11, "IS", "9")
            + Self.element(0x3006, 2, "SH", label) + Self.element(0x3006, 8, "DA", date)
            + Self.element(0x3006, 9, "TM", time) + references + drawings
    }

    private var references: [UInt8] {
        let items = series.map { Self.element(0x20, 0xE, "UI", $0) }
        let study = Self.sequence(0x3006, 0x14, items)
        return Self.sequence(
            0x3006,
            0x10,
            [Self.element(0x20, 0x52, "UI", frameOfReference) + Self.sequence(0x3006, 0x12, [study])]
        )
    }

    private var drawings: [UInt8] {
        let described = regions.enumerated().map { index, region in
            Self.element(0x3006, 0x22, "IS", "\(index + 1)") + Self.element(0x3006, 0x26, "LO", region.name)
        }
        let drawn = regions.enumerated().map { index, region in
            let contours = region.boxes.map { box in
                Self.element(0x3006, 0x42, "CS", "CLOSED_PLANAR") + Self.element(0x3006, 0x46, "IS", "4")
                    + Self.element(0x3006, 0x50, "DS", box.points.map(\.description).joined(separator: "\\"))
            }
            return Self.sequence(0x3006, 0x40, contours) + Self.element(0x3006, 0x84, "IS", "\(index + 1)")
        }
        return Self.sequence(0x3006, 0x20, described) + Self.sequence(0x3006, 0x39, drawn)
    }

    // MARK: - Elements

    private static func little(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
        (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func element(_ group: UInt16, _ element: UInt16, _ kind: String, _ text: String) -> [UInt8] {
        let padding: UInt8 = kind == "UI" ? 0 : 32
        let value = Array(text.utf8) + (text.utf8.count.isMultiple(of: 2) ? [] : [padding])
        return Self.element(group, element, kind, value)
    }

    private static func element(_ group: UInt16, _ element: UInt16, _ kind: String, _ value: [UInt8]) -> [UInt8] {
        little(group) + little(element) + Array(kind.utf8) + little(UInt16(value.count)) + value
    }

    private static func sequence(_ group: UInt16, _ element: UInt16, _ items: [[UInt8]]) -> [UInt8] {
        let value = items.flatMap { little(UInt16(0xFFFE)) + little(UInt16(0xE000)) + little(UInt32($0.count)) + $0 }
        return little(group) + little(element) + Array("SQ".utf8) + [0, 0] + little(UInt32(value.count)) + value
    }
}
