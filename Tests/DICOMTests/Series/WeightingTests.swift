import DICOM
import Testing

/// Images that a name or a short echo time alone would take for T1- or T2-weighted ones.
@Suite struct WeightingTests {
    /// What a header tells of the contrast.
    struct Sample: Sendable {
        var imageType = "ORIGINAL\\PRIMARY\\M\\ND"
        var sequence = "SE"
        var variant = ""
        var echoTime = ""
        var repetitionTime = "4000"
        var description = ""
        var sequenceName = ""
        var modality = "MR"
        var bandwidth = "200"

        var kind: ImageKind? {
            get throws {
                var header = HeaderBuilder()
                header[0x0008, 0x0008] = .text(.codeString, imageType)
                header[0x0008, 0x0060] = .text(.codeString, modality)
                header[0x0008, 0x103E] = .text(.longString, description)
                header[0x0018, 0x0020] = .text(.codeString, sequence)
                header[0x0018, 0x0021] = .text(.codeString, variant)
                header[0x0018, 0x0024] = .text(.shortString, sequenceName)
                header[0x0018, 0x0080] = .text(.decimalString, repetitionTime)
                header[0x0018, 0x0081] = .text(.decimalString, echoTime)
                header[0x0018, 0x0095] = .text(.decimalString, bandwidth)
                return try header.instance(file: 0).frames.first?.kind
            }
        }
    }

    @Test(arguments: [
        Sample(sequence: "GR", echoTime: "40", description: "t2_swi3d"),
        Sample(sequence: "SE\\IR", echoTime: "95", description: "t2_tirm_tra_dark-fluid"),
        Sample(sequence: "IR", echoTime: "120", description: "T2W FLAIR"),
        Sample(sequence: "SE\\IR", echoTime: "75", description: "t2_stir"),
        Sample(sequence: "SE", echoTime: "75", description: "t2_stir"),
        Sample(sequence: "SE", echoTime: "95", description: "T2FLAIR"),
        Sample(sequence: "EP", echoTime: "30", description: "T2* perf"),
        Sample(sequence: "GR", echoTime: "30", description: "AX T2* GRE"),
        Sample(sequence: "GR", echoTime: "30", description: "AX T2 GRE"),
        Sample(sequence: "EP\\SE", echoTime: "80", description: "ep2d_diff_T2_b0"),
        Sample(sequence: "SE", echoTime: "80", description: "DWI T2"),
        Sample(sequence: "SE", echoTime: "80", description: "sDWI"),
        Sample(sequence: "SE", echoTime: "80", description: "DIFUSAO"),
        Sample(sequence: "SE", echoTime: "80", description: "Diffusion_EPI"),
        Sample(sequence: "SE", echoTime: "69", description: "", bandwidth: "2502"),
        Sample(sequence: "SE", echoTime: "69", description: "T2", bandwidth: "2502"),
        Sample(sequence: "SE", echoTime: "80", description: "T2", sequenceName: "SEEPI2D+0.75"),
        Sample(sequence: "", echoTime: "", description: "AX T2*"),
        Sample(sequence: "", echoTime: "", description: "T2 star"),
        Sample(sequence: "", echoTime: "", description: "T2_SWI"),
        Sample(sequence: "", echoTime: "", description: "T2 FLAIR"),
        Sample(sequence: "", echoTime: "", description: "CT beside T2", modality: "CT"),
    ])
    func `an image that only a name calls T2-weighted is not`(sample: Sample) throws {
        #expect(try sample.kind == .anatomical(.unknown))
    }

    @Test(arguments: [
        Sample(echoTime: "100", description: "t2_tse_tra_fs"), Sample(echoTime: "90", description: "t2_haste"),
        Sample(echoTime: "90", description: "STAR anatomy"), Sample(echoTime: "45", description: "T2"),
        Sample(sequence: "SE\\GR", echoTime: "100", description: "T2 GRASE"),
        Sample(sequence: "", echoTime: "100", description: "T2 FS"),
        Sample(sequence: "RM", echoTime: "100", description: "T2 CUBE"),
        Sample(sequence: "SE", echoTime: "", description: "AXIAL SE T2 FAT SAT"),
    ])
    func `a spin echo with a long echo time is T2-weighted, be fat suppressed or not`(sample: Sample) throws {
        #expect(try sample.kind == .anatomical(.t2))
    }

    @Test(arguments: [
        Sample(sequence: "GR", echoTime: "3.6", repetitionTime: "22", description: "TOF 3D"),
        Sample(sequence: "GR", echoTime: "3.6", repetitionTime: "22", description: "tof3d_tra"),
        Sample(sequence: "GR", echoTime: "1.2", repetitionTime: "4", description: "t1_angio"),
        Sample(sequence: "GR", variant: "SK", echoTime: "1.5", repetitionTime: "4", description: "trufi_cor"),
        Sample(sequence: "GR", echoTime: "1.5", repetitionTime: "4", description: "FIESTA"),
        Sample(sequence: "GR", echoTime: "1.5", repetitionTime: "4", description: "sBTFE_BH"),
        Sample(sequence: "GR", echoTime: "9", repetitionTime: "27", description: "SWI"),
        Sample(sequence: "SE", echoTime: "12", repetitionTime: "4000", description: "T1 PD"),
        Sample(
            imageType: "DERIVED\\PRIMARY\\DIXON\\OUT_PHASE",
            sequence: "GR",
            echoTime: "1.2",
            repetitionTime: "4",
            description: "t1_vibe_dixon"
        ),
        Sample(imageType: "ORIGINAL\\PRIMARY\\OP\\OP", sequence: "GR", echoTime: "1.2", repetitionTime: "4"),
        Sample(imageType: "ORIGINAL\\PRIMARY\\OPP_PHASE", sequence: "GR", echoTime: "1.2", repetitionTime: "4"),
    ])
    func `a short echo time alone makes no T1-weighted image`(sample: Sample) throws {
        #expect(try sample.kind == .anatomical(.unknown))
    }

    @Test(arguments: [
        Sample(sequence: "GR", echoTime: "1.2", repetitionTime: "4", description: "t1_vibe_fs"),
        Sample(sequence: "GR", variant: "SS\\SP", echoTime: "1.2", repetitionTime: "4", description: "Ax LAVA"),
        Sample(sequence: "GR\\IR", echoTime: "3", repetitionTime: "2000", description: "mprage"),
        Sample(sequence: "SE\\IR", echoTime: "9", repetitionTime: "2000", description: "t1_tirm"),
        Sample(sequence: "GR", echoTime: "3", repetitionTime: "", description: "T1 VIBE"),
        Sample(
            imageType: "DERIVED\\PRIMARY\\DIXON\\WATER",
            sequence: "GR",
            echoTime: "1.2",
            repetitionTime: "4",
            description: "LAVA-Flex"
        ),
    ])
    func `a spoiled gradient echo is T1-weighted, and so is its water image`(sample: Sample) throws {
        #expect(try sample.kind == .anatomical(.t1))
    }

    @Test(arguments: [
        ("DERIVED\\PRIMARY\\DIXON\\FAT", "t1_vibe_dixon"), ("ORIGINAL\\PRIMARY\\F\\F\\DERIVED", "mDIXON"),
        ("DERIVED\\PRIMARY\\FAT_FRACTION", "IDEAL"), ("DERIVED\\PRIMARY\\WATER_FRACTION", "IDEAL"),
        ("DERIVED\\PRIMARY\\PDFF", "q-dixon"), ("DERIVED\\SECONDARY\\COMBINED", "SUB: Ph2/Ax LAVA"),
        ("DERIVED\\SECONDARY\\OTHER", "post minus pre subtraction"), ("DERIVED\\SECONDARY", "IDEAL FF"),
        ("DERIVED\\SECONDARY\\SUBTRACT", "T1 dyn 2-1"), ("DERIVED\\SECONDARY\\OTHER", "SyMRI T2W"),
        ("DERIVED\\SECONDARY", "liver PDFF"),
    ])
    func `an image that is calculated from gradient echoes is a map`(imageType: String, description: String) throws {
        let sample = Sample(
            imageType: imageType,
            sequence: "GR",
            echoTime: "1.2",
            repetitionTime: "4",
            description: description
        )
        #expect(try sample.kind == .derivedMap)
    }
}
