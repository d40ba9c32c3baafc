import DICOM
import Imaging
import Testing

/// Frames of one enhanced image that were measured with several timings.
@Suite struct FrameTimingTests {
    private typealias Frame = EnhancedBuilder.Frame

    private static func volumes(_ frames: [Frame]) throws -> [ImageVolume] {
        try FilesInMemory([EnhancedBuilder(frames).header]).volumes
    }

    /// The first voxel of each slice, which is 100 times the frame's number.
    private static func frames(_ volume: ImageVolume, of frames: [Frame]) throws -> [Float] {
        let files = FilesInMemory([EnhancedBuilder(frames).header])
        let voxels = try volume.read(files.file).voxels
        return stride(from: 0, to: voxels.count, by: 6).map { voxels[$0] / 100 }
    }

    @Test func `each volume of several echoes has the timing of its own frames`() throws {
        let short = (0..<3).map { Frame(height: 4 * Double($0), echoTime: 20, fatSuppression: "NONE") }
        let long = (0..<3).map {
            Frame(height: 4 * Double($0), echoTime: 100, repetitionTime: 3000, flipAngle: 70, fatSuppression: "FAT")
        }
        for frames in [short + long, long + short] {
            let acquisitions = try Self.volumes(frames).map(\.acquisition)
            #expect(acquisitions.map(\.echoTimeMilliseconds) == [20, 100])
            #expect(acquisitions.map(\.repetitionTimeMilliseconds) == [4000, 3000])
            #expect(acquisitions.map(\.flipAngleDegrees) == [90, 70])
            #expect(acquisitions.map(\.fatSuppression) == [false, true])
        }
        // A repetition time of 500 with an echo time of 20 is T1-weighted, whatever the first frame of the file is.
        let first = (0..<3).map { Frame(height: 4 * Double($0), echoTime: 100) }
        let second = (0..<3).map { Frame(height: 4 * Double($0), echoTime: 20, repetitionTime: 500) }
        #expect(try Set(Self.volumes(first + second).map(\.kind)) == [.anatomical(.t1), .anatomical(.t2)])
    }

    @Test(arguments: [VolumePart.Discriminator.flipAngle, .inversionTime, .repetitionTime])
    func `timings that are stored in turns make no mixed volume`(discriminator: VolumePart.Discriminator) throws {
        // At every second position, the timings come in the reverse order.
        let frames = (0..<4).flatMap { slice in
            (slice.isMultiple(of: 2) ? [1.0, 2, 3] : [3.0, 2, 1]).map { value in
                var frame = Frame(height: 4 * Double(slice))
                switch discriminator {
                case .flipAngle: frame.flipAngle = 10 * value
                case .inversionTime: frame.inversionTime = 300 * value
                default: frame.repetitionTime = 1000 * value
                }
                return frame
            }
        }
        let volumes = try Self.volumes(frames)
        #expect(volumes.map(\.part?.discriminators) == Array(repeating: [discriminator], count: 3))
        #expect(try Self.frames(volumes[0], of: frames) == [0, 5, 6, 11])
        #expect(try Self.frames(volumes[1], of: frames) == [1, 4, 7, 10])
        #expect(try Self.frames(volumes[2], of: frames) == [2, 3, 8, 9])
    }

    @Test func `timings that cannot be told apart at every position are a defect`() throws {
        var frames = (0..<4).flatMap { slice in
            [10.0, 20].map { Frame(height: 4 * Double(slice), flipAngle: $0) }
        }
        frames[3].flipAngle = 30
        #expect(try Self.volumes(frames).map(\.defect) == [.sharedPositions(count: 4)])
    }

    @Test func `echo times and b-values that differ in the last digits only are one volume`() throws {
        var headers = (0..<4).map { HeaderBuilder(height: 4 * Double($0), number: $0 + 1) }
        headers[3][0x0018, 0x0081] = .text(.decimalString, "100.0001")
        #expect(try FilesInMemory(headers).volumes.map(\.slices.count) == [4])
        for index in headers.indices {
            headers[index][0x0018, 0x9087] = .doubles([index < 3 ? 800 : 799.9995])
        }
        #expect(try FilesInMemory(headers).volumes.map(\.slices.count) == [4])
        headers[3][0x0018, 0x9087] = .doubles([799.1])
        #expect(try FilesInMemory(headers).volumes.map(\.slices.count) == [1, 3])
        headers[3][0x0018, 0x9087] = .doubles([800])
        headers[3][0x0018, 0x0081] = .text(.decimalString, "106")
        #expect(try FilesInMemory(headers).volumes.map(\.slices.count) == [3, 1])
    }

    @Test func `acquisitions of one series that differ in timing are no one image`() throws {
        var headers = (0..<8).map { HeaderBuilder(height: 4 * Double($0), number: $0 + 1) }
        for index in headers.indices {
            headers[index][0x0020, 0x0012] = .text(.integerString, index < 4 ? "1" : "2")
        }
        #expect(try FilesInMemory(headers).volumes.map(\.slices.count) == [8])
        #expect(try FilesInMemory(headers).volumes.map(\.defect) == [nil])
        for index in 4..<8 { headers[index][0x0018, 0x0080] = .text(.decimalString, "2000") }
        let defects = try FilesInMemory(headers).volumes.map(\.defect)
        #expect(
            defects.map { $0?.description ?? "" } == [
                "RepetitionTime (0018,0080): acquisitions of the series have 2000.0 and 5000.0; expected one value"
            ]
        )
    }

    @Test func `acquisitions that lie half a step beside each other are no one image, packages are`() throws {
        let headers = (0..<8).map { index in
            var header = HeaderBuilder(height: 2 * Double(index), number: index + 1)
            header[0x0020, 0x0012] = .text(.integerString, "\(index % 2)")
            return header
        }
        // The slices are 4 mm thick.
        #expect(
            try FilesInMemory(headers).volumes.map(\.defect) == [.interleavedAcquisitions(count: 2, told: 4, step: 2)]
        )
        let packages = headers.map { header in
            var header = header
            header[0x0018, 0x0088] = .text(.decimalString, "2")
            return header
        }
        #expect(try FilesInMemory(packages).volumes.map(\.defect) == [nil])
    }

    @Test func `a concatenation with a part that is absent is refused`() throws {
        let parts = (0..<3).map { part in
            let frames = (0..<2).map { Frame(height: 4 * Double(2 * part + $0)) }
            var header = EnhancedBuilder(frames, number: part + 1).header
            header[0x0020, 0x9161] = .text(.uniqueIdentifier, "2.25.77")
            header[0x0020, 0x9162] = .words([UInt16(part + 1)])
            header[0x0020, 0x9163] = .words([3])
            return header
        }
        #expect(try FilesInMemory(parts).volumes.map(\.slices.count) == [6])
        #expect(try FilesInMemory(parts).volumes.map(\.defect) == [nil])
        for absent in 0..<3 {
            var rest = parts
            rest.remove(at: absent)
            #expect(try FilesInMemory(rest).volumes.map(\.defect) == [.missingParts(count: 1, total: 3)])
        }
    }

    @Test func `a frame without b-value and with the directionality NONE has b 0`() throws {
        let direction = { (value: String) in DataElement.text(.codeString, value) }
        let frames =
            (0..<3).map { Frame(height: 4 * Double($0), diffusion: [DICOM.Tag(0x0018, 0x9075): direction("NONE")]) }
            + (0..<3).map {
                Frame(
                    height: 4 * Double($0),
                    diffusion: [
                        DICOM.Tag(0x0018, 0x9075): direction("ISOTROPIC"), DICOM.Tag(0x0018, 0x9087): .doubles([800]),
                    ]
                )
            }
        var header = EnhancedBuilder(frames).header
        header[0x0018, 0x9087] = .doubles([800])
        #expect(try FilesInMemory([header]).volumes.map(\.bValue) == [0, 800])
    }
}
