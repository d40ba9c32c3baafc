import DICOM
import Imaging
import Testing

/// Timings that vary within one measurement, as a wait for a breath or a limit of power makes them.
@Suite struct MeasuredTimingTests {
    private static let repetitionTime: (UInt16, UInt16) = (0x0018, 0x0080)
    private static let echoTime: (UInt16, UInt16) = (0x0018, 0x0081)
    private static let inversionTime: (UInt16, UInt16) = (0x0018, 0x0082)
    private static let spacing: (UInt16, UInt16) = (0x0018, 0x0088)
    private static let triggerTime: (UInt16, UInt16) = (0x0018, 0x1060)
    private static let flipAngle: (UInt16, UInt16) = (0x0018, 0x1314)
    private static let acquisition: (UInt16, UInt16) = (0x0020, 0x0012)
    private static let temporalPosition: (UInt16, UInt16) = (0x0020, 0x0100)

    /// Volumes of some phases of slices, every 4 mm and 4 mm thick; `values` are a slice's decimal strings by attribute.
    private static func volumes(
        slices: [Int],
        told: Double? = 4,
        _ values: (Int, Int) -> [((UInt16, UInt16), Double)]
    ) throws -> [ImageVolume] {
        let headers = slices.enumerated().flatMap { phase, count in
            (0..<count).map { slice in
                var header = HeaderBuilder(height: 4 * Double(slice), number: 1 + 100 * phase + slice)
                if let told { header[spacing.0, spacing.1] = .text(.decimalString, "\(told)") }
                for (attribute, value) in values(phase, slice) {
                    let isNumber = attribute == acquisition || attribute == temporalPosition
                    header[attribute.0, attribute.1] =
                        isNumber ? .text(.integerString, "\(Int(value))") : .text(.decimalString, "\(value)")
                }
                return header
            }
        }
        return try FilesInMemory(headers).volumes
    }

    @Test(arguments: [(4012.5, 4388.0), (4000, 4040), (3999, 4004), (4000, 5990)], [true, false])
    func `packages and blocks with the repetition times that triggering makes are one image`(
        times: (Double, Double),
        isInterleaved: Bool
    ) throws {
        let found = try Self.volumes(slices: [12]) { _, slice in
            let package = isInterleaved ? slice % 2 : slice / 6
            return [(Self.acquisition, Double(package)), (Self.repetitionTime, package == 0 ? times.0 : times.1)]
        }
        #expect(found.map(\.slices.count) == [12])
        #expect(found.map(\.defect) == [nil])
    }

    @Test(arguments: [
        (repetitionTime, 2000.0, 3000.0), (repetitionTime, 4000, 2000), (flipAngle, 150, 120),
        (inversionTime, 150, 180),
    ])
    func `acquisitions that were set to other timings are no one image`(
        attribute: (UInt16, UInt16),
        first: Double,
        second: Double
    ) throws {
        for isInterleaved in [true, false] {
            let found = try Self.volumes(slices: [12]) { _, slice in
                let package = isInterleaved ? slice % 2 : slice / 6
                return [(Self.acquisition, Double(package)), (attribute, package == 0 ? first : second)]
            }
            guard case .mixedTimings = found.first?.defect else {
                Issue.record("\(found.map(\.defect))")
                continue
            }
        }
    }

    @Test func `a flip angle that was lowered for a package leaves one image`() throws {
        let found = try Self.volumes(slices: [12]) { _, slice in
            [(Self.acquisition, Double(slice % 2)), (Self.flipAngle, slice % 2 == 0 ? 150 : 140)]
        }
        #expect(found.map(\.defect) == [nil])
    }

    @Test(arguments: [acquisition, temporalPosition])
    func `phases are told apart by their attribute, however their timing varies`(attribute: (UInt16, UInt16)) throws {
        let cases: [(Int, (Int, Int) -> ((UInt16, UInt16), Double))] = [
            (2, { (Self.repetitionTime, 4000 + Double((37 * $0 + 101 * $1) % 900)) }),
            (2, { (Self.repetitionTime, ($0 + $1) % 2 == 0 ? 4000 : 4100) }),
            (2, { (Self.flipAngle, ($0 + $1) % 2 == 0 ? 120 : 121) }),
            (3, { (Self.flipAngle, (7 * $1 + 3 * $0) % 2 == 0 ? 120 : 121) }),
            (3, { (Self.inversionTime, 150 + Double((3 * $0 + 7 * $1) % 11) / 10) }),
        ]
        for (count, timing) in cases {
            let found = try Self.volumes(slices: Array(repeating: 6, count: count)) { phase, slice in
                [(attribute, Double(phase)), timing(phase, slice)]
            }
            #expect(found.map(\.defect) == Array(repeating: nil, count: count))
            for (phase, volume) in found.enumerated() {
                #expect(volume.slices.map(\.instanceNumber) == (1...6).map { $0 + 100 * phase })
            }
        }
    }

    @Test func `repetition times that were set in turns are an image each, whatever the acquisitions`() throws {
        let found = try Self.volumes(slices: [6, 6]) { phase, slice in
            [(Self.acquisition, Double(phase)), (Self.repetitionTime, (phase + slice) % 2 == 0 ? 2000 : 1000)]
        }
        #expect(found.map(\.acquisition.repetitionTimeMilliseconds) == [1000, 2000])
        #expect(
            found.map { $0.slices.map(\.instanceNumber) } == [[101, 2, 103, 4, 105, 6], [1, 102, 3, 104, 5, 106]]
        )
    }

    @Test func `phases of a heart with a trigger time for each slice are told apart by number`() throws {
        let found = try Self.volumes(slices: [6, 6, 6]) { phase, slice in
            [
                (Self.triggerTime, Double(100 * phase + slice)),
                (Self.repetitionTime, [900, 905, 912, 901, 908, 903][(slice + phase) % 6]),
            ]
        }
        #expect(found.map(\.defect) == [nil, nil, nil])
        #expect(found.map { $0.slices.map(\.instanceNumber).first } == [1, 101, 201])
    }

    @Test(arguments: [4, 2, 1])
    func `a phase that was interrupted leaves the complete ones`(last: Int) throws {
        let found = try Self.volumes(slices: [6, 6, 6, last]) { phase, _ in [(Self.temporalPosition, Double(phase))] }
        #expect(found.map(\.slices.count) == [6, 6, 6, last])
        #expect(found.map(\.defect) == [nil, nil, nil, .incompleteRepetition(missing: 6 - last, of: 6)])
        #expect(found.last?.part?.description == "volume 4 of 4 by temporal position")
    }

    @Test func `an average that lacks a slice leaves the complete one`() throws {
        let found = try Self.volumes(slices: [6, 5]) { phase, _ in [(Self.acquisition, Double(phase))] }
        #expect(found.map(\.slices.count) == [6, 5])
        #expect(found.map(\.defect) == [nil, .incompleteRepetition(missing: 1, of: 6)])
        #expect(
            found.last?.defect?.description
                == "ImagePositionPatient (0020,0032): 1 slice is missing of the 6 that another repetition has"
        )
    }

    @Test(arguments: [1, 2, 3, 6])
    func `stations that share slices where they meet are images of their own`(shared: Int) throws {
        let headers = (0..<2).flatMap { station in
            (0..<6).map { slice in
                let height = 4 * Double(slice + station * (6 - shared))
                var header = HeaderBuilder(height: height, number: 1 + 100 * station + slice)
                header[0x0020, 0x0012] = .text(.integerString, "\(station)")
                return header
            }
        }
        let found = try FilesInMemory(headers).volumes
        if shared == 3 {
            #expect(found.map(\.defect) == [.sharedPositions(count: 3)])
        } else {
            #expect(found.map(\.grid?.size.z) == [6, 6])
            #expect(found.map { $0.slices.first?.instanceNumber } == [1, 101])
        }
    }

    @Test(arguments: [3, 2])
    func `a few slices that were measured once more are a defect`(count: Int) throws {
        let found = try Self.volumes(slices: [6, count]) { phase, _ in [(Self.acquisition, Double(phase))] }
        #expect(found.map(\.defect) == [.sharedPositions(count: count)])
    }

    @Test(arguments: [81.7, 100.2, 84], [2, 3])
    func `echo times that vary between the slices of a stack leave one image`(other: Double, period: Int) throws {
        let first = other > 90 ? 100 : 81.6
        let found = try Self.volumes(slices: [12]) { _, slice in
            [(Self.echoTime, slice % period == 1 ? other : first)]
        }
        #expect(found.map(\.slices.count) == [12])
        #expect(found.map(\.grid?.spacing.z) == [4])
    }

    @Test func `one slice or a block with another echo time leaves one image`() throws {
        for start in [4, 7] {
            let found = try Self.volumes(slices: [8]) { _, slice in [(Self.echoTime, slice < start ? 100 : 102)] }
            #expect(found.map(\.grid?.size.z) == [8])
        }
    }

    @Test func `stacks of two echo times between each other, each with a distance of its own, are two images`() throws {
        let found = try Self.volumes(slices: [8], told: 8) { _, slice in [(Self.echoTime, slice % 2 == 0 ? 100 : 102)] }
        #expect(found.map(\.grid?.spacing.z) == [8, 8])
    }

    @Test func `echo times of their own at every position are images of their own`() throws {
        let found = try Self.volumes(slices: [6, 6]) { phase, _ in [(Self.echoTime, phase == 0 ? 100 : 102)] }
        #expect(found.map(\.grid?.size.z) == [6, 6])
        #expect(found.map(\.acquisition.echoTimeMilliseconds) == [100, 102])
    }

    @Test func `a slice that is missing between echo times in turns is told`() throws {
        var headers = (0..<8).map { slice in
            var header = HeaderBuilder(height: 4 * Double(slice), number: slice + 1)
            header[0x0018, 0x0081] = .text(.decimalString, slice % 2 == 0 ? "100" : "102")
            return header
        }
        headers.remove(at: 3)
        #expect(try FilesInMemory(headers).volumes.map(\.defect) == [.missingSlices(count: 1, gap: 8, step: 4)])
    }

    @Test func `computed b-values of one nominal value are one image`() throws {
        let headers = (0..<8).map { slice in
            var header = HeaderBuilder(height: 4 * Double(slice), number: slice + 1)
            header[0x0018, 0x9087] = .doubles([slice % 2 == 0 ? 799.6 : 800.2])
            return header
        }
        #expect(try FilesInMemory(headers).volumes.map(\.grid?.size.z) == [8])
        var most = headers
        for slice in 0..<7 { most[slice][0x0018, 0x9087] = .doubles([slice == 0 ? 799.4 : 800]) }
        most[7][0x0018, 0x9087] = .doubles([800.1])
        #expect(try FilesInMemory(most).volumes.map(\.bValue) == [800])
    }
}
