import DICOM
import Testing

@Suite struct BValueReaderTests {
    private static func weighting(_ alter: (inout HeaderBuilder) -> Void) -> DiffusionWeighting {
        var header = HeaderBuilder()
        alter(&header)
        return BValueReader.weighting(of: header.dataSet)
    }

    @Test(arguments: [ValueRepresentation.integerString, .otherByte, .unknown], ["50", "400 ", "800\0"])
    func `Siemens has text in any representation`(representation: ValueRepresentation, text: String) {
        let found = Self.weighting {
            $0[0x0019, 0x0010] = .text(.longString, "SIEMENS MR HEADER ")
            $0[0x0019, 0x100C] = .text(representation, text)
        }
        #expect(found.bValue.map { "\(Int($0))" } == text.filter(\.isNumber))
        #expect(found.source == .siemens)
    }

    @Test func `a private block is found wherever it was moved`() {
        let found = Self.weighting {
            $0[0x0019, 0x0010] = .text(.longString, "SOMEBODY ELSE")
            $0[0x0019, 0x100C] = .text(.integerString, "7777")
            $0[0x0019, 0x0042] = .text(.longString, "SIEMENS MR HEADER")
            $0[0x0019, 0x420C] = .text(.integerString, "600")
            $0[0x0019, 0x420E] = .doubles([0, 0.6, 0.8], as: .unknown)
        }
        #expect(found.bValue == 600)
        #expect(found.direction == [0, 0.6, 0.8])
        #expect(found.directionality == .directional)
    }

    @Test func `a private element without its creator does not count`() {
        #expect(Self.weighting { $0[0x0019, 0x100C] = .text(.integerString, "600") }.bValue == nil)
    }

    @Test(arguments: [
        ("0\\8\\0\\0", 0.0), ("1000\\8\\0\\0", 1000), ("1000000800\\8\\0\\0", 800), ("1000050\\0\\0\\0", 50),
        ("1000000000\\8\\0\\0", 0),
    ])
    func `GE's offsets are taken off`(text: String, expected: Double) {
        for representation in [ValueRepresentation.integerString, .unknown] {
            let found = Self.weighting {
                $0[0x0043, 0x0010] = .text(.longString, "GEMS_PARM_01")
                $0[0x0043, 0x1039] = .text(representation, text)
            }
            #expect(found.bValue == expected)
            #expect(found.source == .ge)
        }
    }

    @Test(
        arguments: [ValueRepresentation.float, .unknown, .otherByte],
        ["Philips Imaging DD 001", "PHILIPS IMAGING DD 001"]
    )
    func `Philips has a binary number`(representation: ValueRepresentation, creator: String) {
        let found = Self.weighting {
            $0[0x2001, 0x0010] = .text(.longString, creator)
            $0[0x2001, 0x1003] = .floats([800], as: representation)
            $0[0x2001, 0x1004] = .text(.codeString, "I")
        }
        #expect(found.bValue == 800)
        #expect(found.directionality == .isotropic)
    }

    @Test(arguments: [ValueRepresentation.double, .unknown])
    func `United Imaging has a binary number`(representation: ValueRepresentation) {
        let found = Self.weighting {
            $0[0x0065, 0x0010] = .text(.longString, "Image Private Header")
            $0[0x0065, 0x1009] = .doubles([1500], as: representation)
            $0[0x0065, 0x1037] = .doubles([1, 0, 0], as: representation)
        }
        #expect(found.bValue == 1500)
        #expect(found.source == .unitedImaging)
        #expect(found.direction == [1, 0, 0])
    }

    @Test func `the standard's element counts before a private one, a private one before text`() {
        let all = { (header: inout HeaderBuilder) in
            header[0x0018, 0x9087] = .doubles([100])
            header[0x0019, 0x0010] = .text(.longString, "SIEMENS MR HEADER")
            header[0x0019, 0x100C] = .text(.integerString, "200")
            header[0x0018, 0x0024] = .text(.shortString, "*ep_b300t")
        }
        #expect(Self.weighting(all).bValue == 100)
        #expect(
            Self.weighting {
                all(&$0); $0[0x0018, 0x9087] = nil
            }.bValue == 200
        )
        #expect(
            Self.weighting {
                all(&$0); $0[0x0018, 0x9087] = .doubles([.nan])
            }.bValue == 200
        )
        let text = Self.weighting {
            all(&$0); $0[0x0018, 0x9087] = nil; $0[0x0019, 0x0010] = nil
        }
        #expect(text.bValue == 300)
        #expect(text.directionality == .isotropic)
        #expect(text.source == .sequenceName)
    }

    @Test(arguments: ["*ep_b50_800", "*tse2d1_25", "b800", "*ep_b", "*ep_b1234567"])
    func `a sequence name that names a range or no b-value tells none`(name: String) {
        #expect(Self.weighting { $0[0x0018, 0x0024] = .text(.shortString, name) }.bValue == nil)
    }

    @Test func `Canon may tell direction and b-value in a comment`() {
        let found = Self.weighting { $0[0x0020, 0x4000] = .text(.longText, "b=1500(0.445,0.000,0.895)") }
        #expect(found.bValue == 1500)
        #expect(found.direction == [0.445, 0, 0.895])
        #expect(Self.weighting { $0[0x0020, 0x4000] = .text(.longText, "b=high") }.bValue == nil)
    }

    @Test func `an enhanced frame's own value counts before the shared one`() throws {
        let diffusion = { (bValue: Double) in
            DataElement(.sequence, .items([DataSet([Tag(0x0018, 0x9087): .doubles([bValue])])]))
        }
        let position = { (height: Int) in
            let item = DataSet([Tag(0x0020, 0x0032): .text(.decimalString, "0\\0\\\(height)")])
            return DataElement(.sequence, .items([item]))
        }
        var header = HeaderBuilder()
        header[0x0028, 0x0008] = .text(.integerString, "2")
        header[0x5200, 0x9229] = DataElement(.sequence, .items([DataSet([Tag(0x0018, 0x9117): diffusion(500)])]))
        let frames = [
            DataSet([Tag(0x0018, 0x9117): diffusion(900), Tag(0x0020, 0x9113): position(0)]),
            DataSet([Tag(0x0020, 0x9113): position(3)]),
        ]
        header[0x5200, 0x9230] = DataElement(.sequence, .items(frames))
        let instance = try header.instance(file: 0)
        #expect(instance.frames.map(\.diffusion.bValue) == [900, 500])
        #expect(instance.frames.map(\.position?.z) == [0, 3])
        header[0x0028, 0x0008] = .text(.integerString, "2147483647")
        #expect(throws: DICOMError.self) { try header.instance(file: 0) }
    }
}
