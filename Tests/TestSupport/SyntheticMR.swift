public import Foundation

/// A small MR image as a DICOM file (Explicit VR Little Endian) whose pixels are made up from its number.
public struct SyntheticMR: Sendable {
    /// The patient's ID.
    public var patient = "PAT-1"

    /// The patient's sex; `nil` leaves it out.
    public var sex: String?

    /// The study's UID.
    public var study = "1.2.826.0.1.3680043.10.999.1"

    /// The series' UID.
    public var series = "1.2.826.0.1.3680043.10.999.1.1"

    /// The number of the instance, from which its UID follows.
    public var number = 1

    /// The description of the series.
    public var seriesDescription = "t2_tse_tra"

    /// The modality of the series.
    public var modality = "MR"

    /// The date of the study.
    public var date = "20200131"

    /// The value of the second pixel; 0 leaves it as it is.
    public var brightness = 0

    /// Rows and columns.
    public var size = 16

    /// Where it is and how it was acquired; `nil` leaves all of that out.
    public var acquisition: Acquisition?

    /// Geometry and acquisition of an axial slice.
    public struct Acquisition: Sendable {
        /// The frame of reference.
        public var frameOfReference = "1.2.826.0.1.3680043.10.999.2"

        /// The centre of the first pixel in mm.
        public var position: SIMD3<Double> = [0, 0, 0]

        /// The distance between pixels in mm.
        public var spacing = 2.0

        /// The b-value, where there is one.
        public var bValue: Int?

        /// The direction of the diffusion gradient, where there is one.
        public var direction: SIMD3<Double>?

        /// AcquisitionTime, where the file tells it.
        public var time: String?

        /// The echo time in ms.
        public var echoTime = 80.0

        /// The values of ImageType between backslashes.
        public var imageType = "ORIGINAL\\PRIMARY\\M"

        /// The scanning sequence.
        public var sequence = "SE"

        /// Creates an acquisition.
        public init() {}
    }

    /// Creates an image.
    public init() {}

    /// Images of a series, numbered from 1.
    public func series(of count: Int) -> [SyntheticMR] {
        (1...count).map { number in
            var image = self
            image.number = number
            return image
        }
    }

    /// The UID of the instance.
    public var instance: String { "\(series).\(number)" }

    /// The pixels, 16 bits each; carriage returns and hyphens among them.
    public var pixels: [UInt8] {
        (0..<2 * size * size).map { position in
            if brightness > 0, position == 2 || position == 3 {
                return position == 2 ? UInt8(truncatingIfNeeded: brightness) : 0
            }
            return switch position % 7 {
            case 0: 13
            case 1: 10
            case 2, 3: 45
            default: UInt8(truncatingIfNeeded: position &* 31 &+ number &* 17)
            }
        }
    }

    /// The file.
    public var file: Data {
        var meta = Elements()
        meta.add(2, 1, "OB", [0, 1])
        meta.add(2, 2, "UI", "1.2.840.10008.5.1.4.1.1.4")
        meta.add(2, 3, "UI", instance)
        meta.add(2, 0x10, "UI", "1.2.840.10008.1.2.1")
        meta.add(2, 0x12, "UI", "1.2.826.0.1.3680043.10.999")
        var length = Elements()
        length.add(2, 0, "UL", Elements.little(UInt32(meta.bytes.count)))
        return Data([UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length.bytes + meta.bytes + dataSet.bytes)
    }

    private var dataSet: Elements {
        var set = Elements()
        set.add(8, 5, "CS", "ISO_IR 192")
        if let acquisition { set.add(8, 8, "CS", acquisition.imageType) }
        set.add(8, 0x16, "UI", "1.2.840.10008.5.1.4.1.1.4")
        set.add(8, 0x18, "UI", instance)
        set.add(8, 0x20, "DA", date)
        set.add(8, 0x30, "TM", "101112")
        if let time = acquisition?.time { set.add(8, 0x32, "TM", time) }
        set.add(8, 0x50, "SH", "A-1")
        set.add(8, 0x60, "CS", modality)
        set.add(8, 0x103E, "LO", seriesDescription)
        set.add(0x10, 0x10, "PN", "Phantom^\(patient)")
        set.add(0x10, 0x20, "LO", patient)
        if let sex { set.add(0x10, 0x40, "CS", sex) }
        if let acquisition {
            set.add(0x18, 0x20, "CS", acquisition.sequence)
            set.add(0x18, 0x80, "DS", "3000")
            set.add(0x18, 0x81, "DS", "\(acquisition.echoTime)")
            if let bValue = acquisition.bValue {
                set.add(0x18, 0x9087, "FD", Elements.little(Double(bValue).bitPattern))
            }
            if let direction = acquisition.direction {
                let numbers = [direction.x, direction.y, direction.z]
                set.add(0x18, 0x9089, "FD", numbers.flatMap { Elements.little($0.bitPattern) })
            }
        }
        set.add(0x20, 0xD, "UI", study)
        set.add(0x20, 0xE, "UI", series)
        set.add(0x20, 0x10, "SH", "S-1")
        set.add(0x20, 0x11, "IS", "1")
        set.add(0x20, 0x13, "IS", "\(number)")
        if let acquisition {
            let position = acquisition.position
            set.add(0x20, 0x32, "DS", "\(position.x)\\\(position.y)\\\(position.z)")
            set.add(0x20, 0x37, "DS", "1\\0\\0\\0\\1\\0")
            set.add(0x20, 0x52, "UI", acquisition.frameOfReference)
        }
        set.add(0x28, 2, "US", [1, 0])
        set.add(0x28, 4, "CS", "MONOCHROME2")
        for element: UInt16 in [0x10, 0x11] { set.add(0x28, element, "US", Elements.little(UInt16(size))) }
        if let acquisition { set.add(0x28, 0x30, "DS", "\(acquisition.spacing)\\\(acquisition.spacing)") }
        for (element, value) in [(0x100, 16), (0x101, 16), (0x102, 15), (0x103, 0)] as [(UInt16, UInt16)] {
            set.add(0x28, element, "US", Elements.little(value))
        }
        set.add(0x7FE0, 0x10, "OW", pixels)
        return set
    }

    /// Data elements as they are written.
    private struct Elements {
        var bytes: [UInt8] = []

        static func little(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
            (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }

        mutating func add(_ group: UInt16, _ element: UInt16, _ representation: String, _ text: String) {
            let padding: UInt8 = representation == "UI" ? 0 : 32
            add(group, element, representation, Array(text.utf8) + (text.utf8.count % 2 == 0 ? [] : [padding]))
        }

        mutating func add(_ group: UInt16, _ element: UInt16, _ representation: String, _ value: [UInt8]) {
            bytes += Self.little(group) + Self.little(element) + Array(representation.utf8)
            if ["OB", "OW"].contains(representation) {
                bytes += [0, 0] + Self.little(UInt32(value.count))
            } else {
                bytes += Self.little(UInt16(value.count))
            }
            bytes += value
        }
    }
}
