import DICOM
import Testing

/// Names that say more, or something else, than the header of the image that carries them.
@Suite struct ImageKindNamesTests {
    private static func kind(
        _ type: String,
        _ name: String,
        bValue: Double? = 800,
        sequence: String = "SE",
        sequenceName: String = "",
        direction: String = ""
    ) throws -> ImageKind? {
        var header = HeaderBuilder()
        header[0x0008, 0x0008] = .text(.codeString, type)
        header[0x0008, 0x103E] = .text(.longString, name)
        header[0x0018, 0x0020] = .text(.codeString, sequence)
        header[0x0018, 0x0024] = .text(.shortString, sequenceName)
        if let bValue { header[0x0018, 0x9087] = .doubles([bValue]) }
        if !direction.isEmpty { header[0x0018, 0x9075] = .text(.codeString, direction) }
        return try header.instance(file: 0).frames.first?.kind
    }

    @Test(arguments: [
        "sDWI_ADC", "DIFFUSION ADC", "DWIBS ADC", "DIFUSION ADC", "RESOLVE ADC", "ep2d ADC", "zoomit ADC",
        "sDWI_3b SENSE ADC", "ADC_DWI", "Diffusione ADC b800",
    ])
    func `a protocol that announces an ADC map makes none of what was measured`(name: String) throws {
        #expect(try Self.kind("ORIGINAL\\PRIMARY\\M_SE\\M\\SE", name) == .diffusionWeighted)
        var headers: [HeaderBuilder] = []
        for (offset, bValue) in [0.0, 800].enumerated() {
            for index in 0..<3 {
                var header = HeaderBuilder(height: 4 * Double(index), number: 3 * offset + index + 1)
                header[0x0008, 0x0008] = .text(.codeString, "ORIGINAL\\PRIMARY\\M_SE\\M\\SE")
                header[0x0008, 0x103E] = .text(.longString, name)
                header[0x0018, 0x9087] = .doubles([bValue])
                headers.append(header)
            }
        }
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map(\.kind) == [.diffusionWeighted, .diffusionWeighted])
        #expect(volumes.map(\.bValue) == [0, 800])
    }

    @Test func `a processed image beside which an ADC map is made is left open`() throws {
        let type = "DERIVED\\SECONDARY\\PROCESSED"
        #expect(try Self.kind(type, "DWI b0-800 + ADC") == .anatomical(.unknown))
        #expect(try Self.kind(type, "DWI b0-800 + ADC map") == .anatomical(.unknown))
        #expect(try Self.kind(type, "DWI b0-800 ADC") == .apparentDiffusion)
    }

    @Test(arguments: ["sDWI_ADC", "DIFFUSION ADC", "RESOLVE ADC"])
    func `an average whose protocol announces an ADC map is left open`(name: String) throws {
        #expect(try Self.kind("DERIVED\\SECONDARY\\M_SE\\M\\SE", name) == .anatomical(.unknown))
    }

    @Test(arguments: ["ADC", "ADC (10^-6 mm2/s)", "Apparent Diffusion Coefficient"])
    func `a map that pretends to be measured without a b-value is told by its name`(name: String) throws {
        #expect(try Self.kind("ORIGINAL\\PRIMARY\\OTHER", name, bValue: nil) == .apparentDiffusion)
    }

    @Test(arguments: [
        ("Average DC (10^-6 mm2/s)", ImageKind.apparentDiffusion), ("(Average DC) DWI", .anatomical(.unknown)),
        ("Ax DWI iso ADC b800", .anatomical(.unknown)), ("trace D map", .anatomical(.unknown)),
        ("Koeff trace", .anatomical(.unknown)), ("TRACE IVIM f", .anatomical(.unknown)),
        ("mean diffusivity", .anatomical(.unknown)), ("DWI isoADC", .anatomical(.unknown)),
        ("T2-weighted trace", .anatomical(.unknown)), ("average f map", .anatomical(.unknown)),
        ("mADC", .apparentDiffusion), ("ADCmap", .apparentDiffusion), ("ADC average", .apparentDiffusion),
    ])
    func `a map is no average, although its name has a word for one`(name: String, expected: ImageKind) throws {
        #expect(try Self.kind("DERIVED\\SECONDARY", name) == expected)
        let isotropic = try Self.kind("DERIVED\\SECONDARY", name, direction: "ISOTROPIC")
        #expect(isotropic == expected)
    }

    @Test(arguments: [
        "ep2d_diff_b50_800 Calculus", "DWI Nierencalculi", "DWI calculs", "DWI ureter calcul",
        "ep2d_diff_virtual_biopsy_plan", "resolve_diff Synthes", "resolve_diff_synthetic_hip", "DIFF Extrapol",
        "DWI radcal", "DWI calcaneus",
    ])
    func `words for stones, implants and plans make no calculated image`(name: String) throws {
        let trace = "DERIVED\\PRIMARY\\DIFFUSION\\TRACEW\\ND"
        #expect(try Self.kind(trace, name, sequenceName: "*ep_b800t") == .diffusionWeighted)
        #expect(try Self.kind(trace, name) == .diffusionWeighted)
        #expect(try Self.kind("ORIGINAL\\PRIMARY\\DIFFUSION\\NONE", name) == .diffusionWeighted)
    }

    @Test(arguments: ["cb1000", "DWI b800 calc", "cDWI", "ep2d_diff_CALC_BVAL_TRACEW", "synthetic DWI"])
    func `measured by the sequence or the type, and calculated by the name, is left open`(name: String) throws {
        let trace = "DERIVED\\PRIMARY\\DIFFUSION\\TRACEW\\ND"
        #expect(try Self.kind(trace, name, sequenceName: "*ep_b800t") == .anatomical(.unknown))
        #expect(try Self.kind("ORIGINAL\\PRIMARY\\DIFFUSION\\NONE", name) == .anatomical(.unknown))
        // The sequence's name is that of the b-value that it was calculated from.
        #expect(try Self.kind(trace, name, sequenceName: "*ep_b50t") == .calculatedDiffusion)
    }

    @Test(arguments: [
        ("DERIVED\\PRIMARY\\DIFFUSION\\NONE\\ND\\NORM\\DIS2D", "ep2d_diff", ImageKind.diffusionWeighted),
        ("DERIVED\\PRIMARY\\DIFFUSION\\NONE\\MOCO", "ep2d_diff", .diffusionWeighted),
        ("DERIVED\\PRIMARY\\DIFFUSION\\NONE\\DIS2D", "ep2d_diff_ADC", .anatomical(.unknown)),
        ("DERIVED\\PRIMARY\\DIFFUSION\\NONE", "ep2d_diff", .anatomical(.unknown)),
        ("DERIVED\\SECONDARY\\NORM", "ep2d_diff", .anatomical(.unknown)),
        ("DERIVED\\PRIMARY\\DWI", "DWI Ave", .diffusionWeighted),
        ("DERIVED\\SECONDARY", "DWI mean", .diffusionWeighted),
        ("DERIVED\\SECONDARY", "Diff b800 moyenne", .diffusionWeighted),
        ("DERIVED\\SECONDARY", "DWI Mittelwert", .diffusionWeighted),
        ("DERIVED\\SECONDARY", "DWI Avenue", .anatomical(.unknown)),
    ])
    func `a correction and an average in several languages are measured`(
        type: String,
        name: String,
        expected: ImageKind
    ) throws {
        #expect(try Self.kind(type, name) == expected)
    }

    @Test func `a trace image whose protocol makes an exponential map is measured`() throws {
        let type = "DERIVED\\PRIMARY\\DIFFUSION\\TRACEW\\ND"
        #expect(try Self.kind(type, "ep2d_diff + eADC, FA") == .diffusionWeighted)
        #expect(try Self.kind("DERIVED\\SECONDARY", "DTI FA") == .derivedMap)
    }

    @Test(arguments: [
        ("T2 sub", ImageKind.anatomical(.unknown)), ("T2 FF", .anatomical(.unknown)), ("T2 FA", .anatomical(.unknown)),
        ("T2 subtraction", .anatomical(.unknown)), ("Synthetic fixation T2", .anatomical(.unknown)),
        ("T2 SYNTHES", .anatomical(.t2)), ("T2 magical", .anatomical(.t2)), ("T2 subcutaneous", .anatomical(.t2)),
    ])
    func `a T2-weighted image that was only corrected is no map by a word`(name: String, expected: ImageKind) throws {
        #expect(try Self.kind("DERIVED\\PRIMARY\\M\\ND\\DIS2D", name, bValue: nil) == expected)
    }

    @Test func `short words of a map beside T2 leave it open where the type tells nothing`() throws {
        for name in ["T2 sub", "T2 FF", "T2 FA150"] {
            #expect(try Self.kind("DERIVED\\SECONDARY", name, bValue: nil) == .anatomical(.unknown))
        }
        #expect(try Self.kind("DERIVED\\SECONDARY", "SUB: T1 dyn", bValue: nil) == .derivedMap)
    }
}
