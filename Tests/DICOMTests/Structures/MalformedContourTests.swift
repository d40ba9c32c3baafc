import DICOM
import Imaging
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/malformed") != nil))
struct MalformedContourTests {
    private static func drawn(_ folder: String, _ choice: LabelChoice = .name("GTV_Mass_MR_T1")) throws -> DrawnMask {
        let images = try ClassicStack("data/malformed/\(folder)/image")
        let structures = try StructureSet(MaskFile.header("data/malformed/\(folder)/mask/RS.dcm"))
        return try structures.mask(
            of: choice,
            on: images.grid,
            frameOfReference: images.frameOfReference,
            series: images.series
        )
    }

    private static let refused: [(String, MaskDefect)] = [
        ("rt-contour-outside", .contoursOutside(1, of: 15)),
        ("rt-no-contours", .noContours(ignored: 0)),
        ("rt-other-frame-of-reference", .otherFrameOfReference),
        ("rt-ragged-triplets", .raggedContour(number: 1, of: 15, coordinates: 182)),
    ]

    @Test(arguments: refused) func `what cannot be drawn is refused with the reason`(name: String, why: MaskDefect) {
        #expect(throws: DICOMError.unusableMask(why)) { try Self.drawn(name) }
    }

    @Test func `a contour between slices is refused with its distance`() throws {
        let error = #expect(throws: DICOMError.self) { try Self.drawn("rt-off-plane") }
        let message = try #require(error).description
        #expect(message.contains("1 of 15 contours lies between the slices, up to 1.3 mm from the nearest"))
        #expect(message.contains("slices are 3.27 mm apart"))
    }

    @Test func `two regions of one name are told apart by number only`() throws {
        let error = #expect(throws: DICOMError.self) { try Self.drawn("rt-same-name-twice") }
        #expect(try #require(error).description.contains(#"1 "GTV_Mass_MR_T1", 2 "GTV_Mass_MR_T1""#))
        #expect(try Self.drawn("rt-same-name-twice", .number(1)).mask.voxelCount == 9655)
        #expect(try Self.drawn("rt-same-name-twice", .number(2)).contours == 3)
    }

    @Test func `a contour inside another is a hole`() throws {
        let mask = try Self.drawn("rt-hole").mask
        #expect(mask.rowSums == ContourVectors.hole)
        #expect(mask.voxelCount < 9655)
    }

    @Test func `a contour of two points is left out with a warning`() throws {
        let drawn = try Self.drawn("rt-two-points")
        #expect(drawn.contours == 14)
        #expect(drawn.warnings == ["1 contour of fewer than three points left out"])
    }

    @Test(arguments: ["rt-name-control", "rt-name-formula", "rt-name-traversal"])
    func `a hostile name changes no voxel and reaches no message raw`(name: String) throws {
        #expect(try Self.drawn(name, .only).mask.voxelCount == 9655)
        let error = #expect(throws: DICOMError.self) { try Self.drawn(name, .name("liver")) }
        let message = try #require(error).description
        #expect(message.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        #expect(message.contains(#"the name "liver"; there are: 1 ""#))
    }
}
