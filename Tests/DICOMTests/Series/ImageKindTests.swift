import DICOM
import Testing

@Suite struct ImageKindTests {
    private static func kind(_ alter: (inout HeaderBuilder) -> Void) throws -> ImageKind? {
        var header = HeaderBuilder()
        alter(&header)
        return try header.instance(file: 0).frames.first?.kind
    }

    private static func kind(_ type: String, _ description: String, bValue: Double) throws -> ImageKind? {
        try kind { header in
            header[0x0008, 0x0008] = .text(.codeString, type)
            header[0x0008, 0x103E] = .text(.longString, description)
            header[0x0018, 0x9087] = .doubles([bValue])
        }
    }

    @Test(arguments: [
        ("ORIGINAL\\PRIMARY\\LOCALIZER", ImageKind.localizer),
        ("ORIGINAL\\PRIMARY\\M\\ND\\MOSAIC", .mosaic),
        ("ORIGINAL\\PRIMARY\\VFRAME", .mosaic),
        ("DERIVED\\SECONDARY\\SCREEN SAVE", .screenshot),
        ("ORIGINAL\\PRIMARY\\P\\ND", .phase),
        ("ORIGINAL\\PRIMARY\\PHASE MAP\\P\\FFE", .phase),
        ("ORIGINAL\\PRIMARY\\R_IR\\R\\IR", .phase),
        ("DERIVED\\PRIMARY\\DIFFUSION\\ADC\\ND", .apparentDiffusion),
        ("DERIVED\\SECONDARY\\ADC", .apparentDiffusion),
        ("ORIGINAL\\PRIMARY\\ADC_UNSPECIFIED\\ADC\\UNSPECIFIED", .apparentDiffusion),
        ("DERIVED\\PRIMARY\\DIFFUSION\\FA", .derivedMap),
        ("DERIVED\\PRIMARY\\EADC", .derivedMap),
        ("DERIVED\\PRIMARY\\DIFFUSION\\CALC_BVALUE\\TRACEW", .calculatedDiffusion),
        ("DERIVED\\SECONDARY\\MPR", .reformatted),
        ("DERIVED\\PRIMARY\\PROJECTION IMAGE", .reformatted),
        ("DERIVED\\PRIMARY\\MNIP\\NORM", .reformatted),
        ("DERIVED\\SECONDARY\\SUBTRACTION", .derivedMap), ("DERIVED\\SECONDARY\\SUBTRACT", .derivedMap),
        ("ORIGINAL\\PRIMARY\\DIFFUSION\\NONE", .diffusionWeighted),
        ("ORIGINAL\\PRIMARY\\M_SE\\M\\SE", .anatomical(.t2)),
    ])
    func `the image type decides first`(type: String, expected: ImageKind) throws {
        let found = try Self.kind { header in
            header[0x0008, 0x0008] = .text(.codeString, type)
            if case .anatomical = expected { return }
            header[0x0018, 0x9087] = .doubles([800])
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        ("Apparent Diffusion Coefficient", ImageKind.apparentDiffusion), ("ADC (10^-6 mm2/s)", .apparentDiffusion),
        ("Exponential Apparent Diffusion Coefficient", .derivedMap), ("eADC", .derivedMap),
        ("ADC calculated", .apparentDiffusion), ("Ax DWI ADC", .apparentDiffusion),
        ("DWI b=800 ADC map", .apparentDiffusion), ("eADC: DWI", .derivedMap),
    ])
    func `a GE map is told by its description`(description: String, expected: ImageKind) throws {
        let found = try Self.kind { header in
            header[0x0008, 0x0008] = .text(.codeString, "DERIVED\\SECONDARY\\PROCESSED")
            header[0x0008, 0x103E] = .text(.longString, description)
            header[0x0043, 0x0010] = .text(.longString, "GEMS_PARM_01")
            header[0x0043, 0x1039] = .text(.integerString, "1400\\8\\0\\0")
        }
        #expect(found == expected)
    }

    @Test(arguments: [
        ("DWI b800 + ADC", ImageKind.diffusionWeighted), ("ax dwi adc", .diffusionWeighted),
        ("diff trace, adc", .diffusionWeighted), ("b1000 adc", .diffusionWeighted),
        ("ADC: Ax DWI b800", .apparentDiffusion),
        ("tumor ADC 10", .apparentDiffusion),
    ])
    func `a measured image whose name promises an ADC map is no map`(description: String, expected: ImageKind) throws {
        let found = try Self.kind { header in
            header[0x0008, 0x0008] = .text(.codeString, "DERIVED\\SECONDARY\\COMBINED")
            header[0x0008, 0x103E] = .text(.longString, description)
            header[0x0018, 0x9087] = .doubles([800])
        }
        #expect(found == expected)
    }

    @Test func `the frame's own type counts, not that of the file`() throws {
        for type in ["DERIVED\\PRIMARY\\DIFFUSION\\ADC", "DERIVED\\PRIMARY\\P\\MIXED"] {
            var header = HeaderBuilder()
            header[0x0008, 0x0008] = .text(.codeString, type)
            header[0x0028, 0x0008] = .text(.integerString, "1")
            let frameType = DataSet([
                DICOM.Tag(0x0008, 0x9007): .text(.codeString, "ORIGINAL\\PRIMARY\\DIFFUSION\\NONE")
            ])
            let frame = DataSet([DICOM.Tag(0x0018, 0x9226): DataElement(.sequence, .items([frameType]))])
            header[0x5200, 0x9230] = DataElement(.sequence, .items([frame]))
            #expect(try header.instance(file: 0).frames.map(\.kind) == [.diffusionWeighted])
        }
    }

    @Test(arguments: [
        ("ep2d_diff_tra_DYNDISTCALC_BVAL", "*ep_b50_800"), ("ep2d_diff_tra", "*ep_b50_800"),
        ("cDWI b1400", "*ep_b50t"), ("synthetic b2000", ""), ("DWI_cb1500", ""),
    ])
    func `a calculated image is told by its sequence or its name`(description: String, sequence: String) throws {
        let found = try Self.kind { header in
            header[0x0008, 0x0008] = .text(.codeString, "DERIVED\\PRIMARY\\DIFFUSION\\TRACEW")
            header[0x0008, 0x103E] = .text(.longString, description)
            header[0x0018, 0x0024] = .text(.shortString, sequence)
            header[0x0018, 0x9087] = .doubles([1000])
        }
        #expect(found == .calculatedDiffusion)
    }

    @Test(arguments: [
        "DWI b1400 calc", "cDWI1500", "synDWI b1500", "SYN DWI 1500", "MAGiC DWI b1500", "b2000 virtual",
        "DWI b2000 calculee", "calcul b2000", "b1400 berechnet", "DWI_b1500_extrapolated",
    ])
    func `words of several languages tell a calculated image`(description: String) throws {
        for type in ["DERIVED\\SECONDARY\\OTHER", "DERIVED\\PRIMARY\\DIFFUSION\\TRACEW"] {
            let found = try Self.kind { header in
                header[0x0008, 0x0008] = .text(.codeString, type)
                header[0x0008, 0x103E] = .text(.longString, description)
                header[0x0018, 0x9087] = .doubles([1500])
            }
            #expect(found == .calculatedDiffusion)
        }
    }

    @Test(arguments: [
        ("DERIVED\\SECONDARY\\OTHER", "hyperDWI b1400", ImageKind.anatomical(.unknown)),
        ("DERIVED\\SECONDARY", "DWI b800 ADC", .anatomical(.unknown)),
        ("DERIVED\\PRIMARY\\DIFFUSION", "b1400", .anatomical(.unknown)),
        ("DERIVED\\SECONDARY\\COMBINED", "Ax DWI", .diffusionWeighted),
        ("DERIVED\\PRIMARY\\DIFFUSION\\TRACEW", "ep2d_diff", .diffusionWeighted),
        ("DERIVED\\SECONDARY", "DWI trace", .diffusionWeighted),
        ("ORIGINAL\\PRIMARY\\OTHER", "hyperDWI b1400", .diffusionWeighted),
    ])
    func `an image made from others is measured only if it is known to be an average`(
        type: String,
        description: String,
        expected: ImageKind
    ) throws {
        #expect(try Self.kind(type, description, bValue: 1400) == expected)
    }

    @Test func `beside measured images, one that was made from others in a way not told stays so`() throws {
        let measured = (0..<3).map { index in
            var header = HeaderBuilder(height: 4 * Double(index), number: index + 1)
            header[0x0018, 0x9087] = .doubles([800])
            return header
        }
        let made = (0..<3).map { index in
            var header = HeaderBuilder(height: 4 * Double(index), number: index + 11)
            header[0x0008, 0x0008] = .text(.codeString, "DERIVED\\SECONDARY")
            header[0x0018, 0x9087] = .doubles([1400])
            return header
        }
        let volumes = try FilesInMemory(measured + made).volumes
        #expect(volumes.map(\.kind) == [.diffusionWeighted, .anatomical(.unknown)])
        #expect(volumes.map(\.diffusion.bValue) == [800, 1400])
        #expect(volumes.map(\.bValue) == [800, nil])
    }

    @Test(arguments: [
        ("ORIGINAL\\PRIMARY\\M_SE\\M\\SE", "ADC", ImageKind.anatomical(.unknown)),
        ("ORIGINAL\\PRIMARY\\OTHER", "dADC map b0-800", .anatomical(.unknown)),
        ("ORIGINAL\\PRIMARY\\OTHER", "DWI ADC map", .anatomical(.unknown)),
        ("ORIGINAL\\PRIMARY\\DIFFUSION\\NONE", "ADC", .diffusionWeighted),
        ("ORIGINAL\\PRIMARY\\OTHER", "DWI b800 ADC", .diffusionWeighted),
    ])
    func `an image with a b-value that is measured by its type and a map by its name is left open`(
        type: String,
        description: String,
        expected: ImageKind
    ) throws {
        #expect(try Self.kind(type, description, bValue: 800) == expected)
    }

    @Test func `a trace image whose protocol mentions ADC is a measured one`() throws {
        let found = try Self.kind { header in
            header[0x0008, 0x0008] = .text(.codeString, "DERIVED\\PRIMARY\\DIFFUSION\\TRACEW")
            header[0x0008, 0x103E] = .text(.longString, "ep2d_diff_b50_800_ADC")
            header[0x0018, 0x0024] = .text(.shortString, "*ep_b50t")
        }
        #expect(found == .diffusionWeighted)
    }

    @Test(arguments: [
        ("SE", "100", "5000", "", ImageKind.Weighting.t2), ("SE", "12", "600", "", .t1),
        ("SE", "12", "3000", "", .unknown), ("GR", "2", "5", "", .t1), ("GR\\IR", "3", "2000", "", .t1),
        ("GR", "25", "600", "", .unknown), ("EP\\SE", "80", "4000", "", .unknown),
        ("SE", "40", "3000", "t2 fs", .t2), ("SE", "12", "3000", "t2 fs", .unknown),
        ("SE", "100", "5000", "t1", .t2), ("SE\\IR", "15", "1500", "T1 flair", .t1),
        ("", "", "", "T1 post", .t1), ("", "", "", "T1 and T2", .unknown),
    ])
    func `timing decides the weighting and a word may only complete it`(
        sequence: String,
        echoTime: String,
        repetitionTime: String,
        description: String,
        expected: ImageKind.Weighting
    ) throws {
        let found = try Self.kind { header in
            header[0x0018, 0x0020] = .text(.codeString, sequence)
            header[0x0018, 0x0081] = .text(.decimalString, echoTime)
            header[0x0018, 0x0080] = .text(.decimalString, repetitionTime)
            header[0x0008, 0x103E] = .text(.longString, description)
        }
        #expect(found == .anatomical(expected))
    }

    @Test func `a steady state that is not spoiled is not T1-weighted`() throws {
        let found = try Self.kind { header in
            header[0x0018, 0x0020] = .text(.codeString, "GR")
            header[0x0018, 0x0021] = .text(.codeString, "SK\\SS")
            header[0x0018, 0x0081] = .text(.decimalString, "1.5")
            header[0x0018, 0x0080] = .text(.decimalString, "3.5")
        }
        #expect(found == .anatomical(.unknown))
    }

    @Test func `a b-value of 0 alone makes no diffusion image, beside an echo-planar spin echo it does`() throws {
        #expect(try Self.kind { $0[0x0018, 0x9087] = .doubles([0]) } == .anatomical(.t2))
        let found = try Self.kind {
            $0[0x0018, 0x9087] = .doubles([0])
            $0[0x0018, 0x0020] = .text(.codeString, "EP\\SE")
        }
        #expect(found == .diffusionWeighted)
    }

    @Test func `an image with colors is a picture`() throws {
        let found = try Self.kind {
            $0[0x0028, 0x0002] = .words([3])
            $0[0x0028, 0x0004] = .text(.codeString, "RGB")
        }
        #expect(found == .screenshot)
    }
}
