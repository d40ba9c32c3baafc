import DICOM
import Imaging
import Testing

@Suite struct ImageComponentTests {
    /// Three slices of a gradient echo for each type, all in one series and at the same places.
    private static func series(_ types: [String]) -> FilesInMemory {
        FilesInMemory(
            types.enumerated().flatMap { place, type in
                (0..<3).map { slice in
                    var header = HeaderBuilder(height: 4 * Double(slice), number: 1 + place + types.count * slice)
                    header[0x0008, 0x0008] = .text(.codeString, type)
                    header[0x0018, 0x0020] = .text(.codeString, "GR")
                    header[0x0018, 0x0080] = .text(.decimalString, "5")
                    header[0x0018, 0x0081] = .text(.decimalString, "1.5")
                    return header
                }
            }
        )
    }

    @Test func `water, fat and both phases of one series are told apart and named`() throws {
        let types = ["W\\W\\DERIVED", "IP\\IP\\DERIVED", "OP\\OP\\DERIVED", "F\\F\\DERIVED"]
        let volumes = try Self.series(types.map { "DERIVED\\PRIMARY\\" + $0 }).volumes
        let found = volumes.map { "\($0.component.map(\.description) ?? "none"): \($0.kind)" }
        #expect(
            found.sorted() == [
                "fat image: derived map", "in-phase image: T1-weighted image",
                "out-of-phase image: image of unknown weighting", "water image: T1-weighted image",
            ]
        )
        #expect(volumes.allSatisfy { $0.part == nil && $0.slices.count == 3 && $0.grid != nil })
        let water = try #require(volumes.first { $0.component == .water })
        #expect("\(water)" == "series without number, T1-weighted image, water image, 3 slices")
    }

    @Test func `real and imaginary parts are volumes of their own`() throws {
        let volumes = try Self.series(["ORIGINAL\\PRIMARY\\R_FFE\\R", "ORIGINAL\\PRIMARY\\I_FFE\\I"]).volumes
        #expect(volumes.map(\.component) == [.imaginary, .real])
        #expect(volumes.allSatisfy { $0.kind == .phase && $0.part == nil })
    }

    @Test func `slices whose type leaves magnitude out stay in their volume`() throws {
        var headers = Self.series(["ORIGINAL\\PRIMARY\\M\\ND"]).headers
        headers[1][0x0008, 0x0008] = .text(.codeString, "ORIGINAL\\PRIMARY\\OTHER")
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map(\.component) == [.magnitude])
        #expect(volumes.map(\.slices.count) == [3])
    }

    @Test(arguments: [
        ("SIEMENS", "ORIGINAL\\PRIMARY\\M\\ND\\NORM", Optional(true), Optional(false)),
        ("SIEMENS", "ORIGINAL\\PRIMARY\\M\\DIS2D", false, true),
        ("SIEMENS", "ORIGINAL\\PRIMARY\\DIFFUSION\\NONE", nil, nil),
        ("CANON_MEC", "ORIGINAL\\PRIMARY\\GDC", nil, true),
        ("GE MEDICAL SYSTEMS", "ORIGINAL\\PRIMARY\\OTHER", nil, nil),
    ])
    func `corrections by the scanner are told`(
        manufacturer: String,
        imageType: String,
        normalized: Bool?,
        corrected: Bool?
    ) throws {
        var header = HeaderBuilder()
        header[0x0008, 0x0070] = .text(.longString, manufacturer)
        header[0x0008, 0x0008] = .text(.codeString, imageType)
        let volume = try #require(try FilesInMemory([header]).volumes.first)
        #expect(volume.isNormalized == normalized)
        #expect(volume.isDistortionCorrected == corrected)
    }
}
