import DICOM
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/malformed") != nil)) struct MalformedFileTests {
    private static let cutOff = "it is cut off, or an element claims more bytes than the file has"
    private static let tooLarge = "its image is larger than is read"

    @Test(arguments: [
        ("dicom-absurd-frames", tooLarge),
        ("dicom-bad-vr", "an element has a value representation that does not exist"),
        ("dicom-deep-nesting", "its sequences stand too deep in each other"),
        ("dicom-deflate-bomb", "it inflates to more bytes than are read"),
        ("dicom-huge-matrix", tooLarge),
        ("dicom-impossible-bits", "its numbers of bits cannot be"),
        ("dicom-length-4gib", cutOff),
        ("dicom-odd-length", "an element has an odd length"),
        ("dicom-preamble-only", cutOff),
        ("dicom-zero-rows", "its image has no rows or no columns"),
    ])
    func `a malformed file is refused with its reason`(name: String, reason: String) throws {
        let reader = try DICOMReader.built()
        let file = try #require(SharedData.url("data/malformed/\(name)/\(name).dcm"))
        let start = ContinuousClock.now
        #expect(failure { () throws(DICOMError) in try reader.image(of: file) } == .refused(reason))
        #expect(ContinuousClock.now - start < .seconds(20))
        // The next file is read.
        #expect(
            failure { () throws(DICOMError) in try reader.image(in: SyntheticFile.bytes(SyntheticFile.image)) } == nil
        )
    }

    @Test func `pixel data that is cut off is refused`() throws {
        let reader = try DICOMReader.built()
        let refusals = try Self.files("dicom-truncated-pixels").compactMap { file in
            failure { () throws(DICOMError) in try reader.image(of: file) }
        }
        #expect(!refusals.isEmpty)
        #expect(
            refusals.allSatisfy {
                $0 == .refused(Self.cutOff) || $0 == .refused("its pixel data is shorter than its header says")
            }
        )
    }

    @Test(arguments: ["dicom-deflated", "dicom-clean", "dicom-dirty-high-bits", "dicom-monochrome1"])
    func `a valid file is read`(name: String) throws {
        let reader = try DICOMReader.built()
        let clean = try Self.files("dicom-clean").map { try reader.image(of: $0).dataSet.bytes(.pixelData) }
        let files = try Self.files(name)
        #expect(files.count == clean.count && !files.isEmpty)
        for (file, clean) in zip(files, clean) {
            let pixels = try reader.image(of: file).dataSet.bytes(.pixelData)
            // Rubbish in unused bits is handed over as it stands.
            #expect(name == "dicom-dirty-high-bits" ? pixels?.count == clean?.count : pixels == clean)
        }
    }

    @Test func `an executable's magic in the preamble changes nothing`() throws {
        let reader = try DICOMReader.built()
        let file = try #require(
            SharedData.url("data/malformed/dicom-pe-polyglot-preamble/dicom-pe-polyglot-preamble.dcm")
        )
        #expect(try reader.image(of: file).dataSet.bytes(.pixelData)?.count == 8250)
    }

    @Test func `flipped bits are read or refused, and no reader stops`() throws {
        let reader = try DICOMReader.built()
        for file in try Self.files("dicom-bitflips", folder: nil) {
            for read in [reader.header(of:), reader.image(of:)] {
                switch failure({ () throws(DICOMError) in try read(file) }) {
                case nil, .refused: break
                case let other: Issue.record("\(String(describing: other))")
                }
            }
        }
    }

    @Test func `files beside a series that are no DICOM are told apart`() throws {
        let reader = try DICOMReader.built()
        let failures = try Self.files("dicom-stray-files").compactMap { file in
            failure { () throws(DICOMError) in try reader.header(of: file) }
        }
        #expect(failures.count >= 3)
        #expect(failures.allSatisfy { $0 == .notDICOM || $0 == .refused(Self.cutOff) })
    }

    private static func files(_ name: String, folder: String? = "image") throws -> [URL] {
        let path = ["data/malformed", name, folder].compactMap(\.self).joined(separator: "/")
        let folder = try #require(SharedData.url(path))
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .sorted { $0.path < $1.path }
    }
}
