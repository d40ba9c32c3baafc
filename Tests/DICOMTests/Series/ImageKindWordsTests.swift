import DICOM
import Testing

/// Words of anatomy, findings and people that contain the name of a contrast.
@Suite struct ImageKindWordsTests {
    private static func weighting(_ alter: (inout HeaderBuilder) -> Void) throws -> ImageKind? {
        var header = HeaderBuilder()
        alter(&header)
        return try header.instance(file: 0).frames.first?.kind
    }

    @Test(arguments: [
        "T2 tse Stirnhoehle", "T2 tse Estirao", "T2 tse Destir", "T2 haste diffuse Leberlaesionen",
        "T2 lesion difusa", "T2 tse differenziert", "T2 difficult", "T2 TSE B12", "T2 tra trace", "T2 Swiss",
        "T2 bandwidth", "T2 tse dtir", "T2 Epiphyse", "T2 Start", "T2 adcock",
    ])
    func `a word that contains the name of a contrast does not alter a T2-weighted image`(name: String) throws {
        #expect(try Self.weighting { $0[0x0008, 0x103E] = .text(.longString, name) } == .anatomical(.t2))
    }

    @Test(arguments: [
        "T2 STIR", "t2stir", "T2_TSESTIR", "T2FLAIR", "FLAIR3D", "T2star", "T2 star", "T2 dark-fluid", "SWI3D",
        "DWIBS", "DTI64", "sDWI", "DIFUSAO", "Nierendiffusion", "diffb800", "b0", "ADC2",
    ])
    func `a contrast that is a word, also beside a number, leaves T2 open`(name: String) throws {
        #expect(try Self.weighting { $0[0x0008, 0x103E] = .text(.longString, name) } == .anatomical(.unknown))
    }

    @Test(arguments: [
        ("T1 vibe Haemangiom", ImageKind.Weighting.t1), ("T1 vibe hemangioma", .t1), ("T1 vibe cholangio", .t1),
        ("T1 vibe lymphangiom", .t1), ("T1 angiomyolipoma", .t1), ("T1 Tofacitinib", .t1), ("Swiss T1", .t1),
        ("t1 angio", .unknown), ("Angiographie", .unknown), ("tof3d", .unknown), ("SWI", .unknown),
    ])
    func `a tumor of vessels is no angiography`(name: String, expected: ImageKind.Weighting) throws {
        let found = try Self.weighting { header in
            header[0x0008, 0x103E] = .text(.longString, name)
            header[0x0018, 0x0020] = .text(.codeString, "GR")
            header[0x0018, 0x0021] = .text(.codeString, "SP")
            header[0x0018, 0x0080] = .text(.decimalString, "5")
            header[0x0018, 0x0081] = .text(.decimalString, "2")
        }
        #expect(found == .anatomical(expected))
    }

    /// A spin echo that was read fast, without any sign of diffusion.
    struct FastReadout: Sendable {
        var vendor = ""
        var bandwidth = "1002"
        var train = "10"
        var name = ""
        var sequenceName = ""
    }

    @Test(arguments: [
        (FastReadout(vendor: "SIEMENS"), ImageKind.Weighting.t2), (FastReadout(vendor: "Philips"), .t2),
        (FastReadout(vendor: "SIEMENS", bandwidth: "1200", train: "200"), .t2),
        (FastReadout(vendor: "GE MEDICAL SYSTEMS", bandwidth: "1953", train: "90"), .t2),
        (FastReadout(vendor: "Philips", bandwidth: "1300", train: "90", name: "T2W_TSE"), .t2),
        (FastReadout(bandwidth: "1300", train: "90", sequenceName: "*h2d1_90"), .unknown),
        (FastReadout(bandwidth: "1300", train: "90", sequenceName: "*tse2d1_90"), .t2),
        (FastReadout(vendor: "Philips", bandwidth: "2502", train: "55"), .unknown),
        (FastReadout(vendor: "Philips", bandwidth: "2502", train: "55", name: "T2"), .unknown),
        (FastReadout(vendor: "Philips", bandwidth: "2502", train: "11"), .unknown),
        (FastReadout(vendor: "Philips", bandwidth: "1002", train: "1"), .unknown),
    ])
    func `a fast readout is echo-planar only where nothing tells a turbo spin echo`(
        readout: FastReadout,
        expected: ImageKind.Weighting
    ) throws {
        let found = try Self.weighting { header in
            header[0x0008, 0x0070] = .text(.longString, readout.vendor)
            header[0x0008, 0x103E] = .text(.longString, readout.name)
            header[0x0018, 0x0024] = .text(.shortString, readout.sequenceName)
            header[0x0018, 0x0091] = .text(.integerString, readout.train)
            header[0x0018, 0x0095] = .text(.decimalString, readout.bandwidth)
        }
        #expect(found == .anatomical(expected))
    }
}
