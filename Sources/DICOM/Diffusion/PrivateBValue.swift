/// A private element that holds the b-value of one vendor.
///
/// Private elements are found by their creator, since a file that went through an archive may have its blocks moved.
struct PrivateBValue: Sendable {
    let group: UInt16
    let element: UInt8
    let creator: String
    let source: DiffusionWeighting.Source

    /// The elements, each with where it is described.
    ///
    /// Siemens: namic.org/wiki/NAMIC_Wiki:DTI:DICOM_for_DWI_and_DTI, B_value, IS; seen as OB and UN with the text, too.
    /// GE: the same page and github.com/rordenlab/dcm2niix, GE/README.md, first of four numbers, IS.
    /// Philips: the same page, FL. United Imaging: dcm2niix, UIH/README.md, BActualValue, FD.
    static let all = [
        PrivateBValue(group: 0x0019, element: 0x0C, creator: "SIEMENS MR HEADER", source: .siemens),
        PrivateBValue(group: 0x0043, element: 0x39, creator: "GEMS_PARM_01", source: .ge),
        PrivateBValue(group: 0x2001, element: 0x03, creator: "Philips Imaging DD 001", source: .philips),
        PrivateBValue(group: 0x0065, element: 0x09, creator: "Image Private Header", source: .unitedImaging),
    ]

    /// The b-value in a data set; `nil` if the element is absent or holds no number.
    func value(in dataSet: DataSet) -> Double? {
        guard let tag = dataSet.privateTag(group, element, creator: creator) else { return nil }
        guard let number = dataSet.privateNumbers(tag, binary: binary)?.first else { return nil }
        return source == .ge ? Self.withoutOffset(number) : number
    }

    private var binary: PrivateBinary? {
        switch source {
        case .philips: .float
        case .unitedImaging: .double
        default: nil
        }
    }

    /// GE adds 1,000,000,000 to b-values of series with several of them and of calculated images, in this element only:
    /// 1000000800 for b 800 (github.com/rordenlab/dcm2niix, issue 602).
    ///
    /// Millions are left out as well, since no b-value that is believed has any.
    private static func withoutOffset(_ number: Double) -> Double {
        guard number >= 1e6, number < 1e10 else { return number }
        let remainder = number.truncatingRemainder(dividingBy: 1e9)
        return remainder.truncatingRemainder(dividingBy: 1e6)
    }
}

/// The binary form of a private element whose representation was lost (VR UN or OB).
enum PrivateBinary {
    case float
    case double
}

extension DataSet {
    /// Numbers of a private element, in its own representation, or in one that lost it and holds text or binary.
    func privateNumbers(_ tag: Tag, binary: PrivateBinary?) -> [Double]? {
        if let numbers = numbers(tag) { return numbers }
        guard let bytes = bytes(tag), !bytes.isEmpty else { return nil }
        switch (self[tag]?.representation, binary) {
        case (.unknown, .float?), (.otherByte, .float?):
            return DataSet([tag: DataElement(.float, .bytes(bytes))]).numbers(tag)
        case (.unknown, .double?), (.otherByte, .double?):
            return DataSet([tag: DataElement(.double, .bytes(bytes))]).numbers(tag)
        default: return Self.decimals(bytes)
        }
    }
}

/// The private elements that tell the direction of the gradient.
enum PrivateGradient {
    /// The direction as the first vendor's elements that are present tell it.
    ///
    /// Siemens (0019,xx0E); GE (0019,xxBB), (0019,xxBC), (0019,xxBD); Philips (2005,xxB0), (2005,xxB1),
    /// (2005,xxB2); United Imaging (0065,xx37): the pages named at ``PrivateBValue/all``.
    static func direction(in dataSet: DataSet) -> [Double]? {
        if let tag = dataSet.privateTag(0x0019, 0x0E, creator: "SIEMENS MR HEADER") {
            return dataSet.privateNumbers(tag, binary: .double)
        }
        if let tag = dataSet.privateTag(0x0065, 0x37, creator: "Image Private Header") {
            return dataSet.privateNumbers(tag, binary: .double)
        }
        let parts: [(UInt16, [UInt8], String, PrivateBinary?)] = [
            (0x0019, [0xBB, 0xBC, 0xBD], "GEMS_ACQU_01", nil),
            (0x2005, [0xB0, 0xB1, 0xB2], "Philips MR Imaging DD 001", .float),
        ]
        for (group, elements, creator, binary) in parts {
            let numbers = elements.compactMap { element in
                dataSet.privateTag(group, element, creator: creator)
                    .flatMap { dataSet.privateNumbers($0, binary: binary)?.first }
            }
            if numbers.count == 3 { return numbers }
        }
        return nil
    }

    /// Philips' diffusion direction (2001,xx04), `I` for the isotropic image.
    static func philipsDirection(in dataSet: DataSet) -> String? {
        dataSet.privateTag(0x2001, 0x04, creator: "Philips Imaging DD 001").flatMap { dataSet.text($0) }
    }
}
