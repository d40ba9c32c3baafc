import DICOM
import Imaging
import Testing

@Suite struct SeriesSorterTests {
    /// Slices at heights 0, 4, 8 and so on.
    private static func stack(_ count: Int, from number: Int = 1) -> [HeaderBuilder] {
        (0..<count).map { HeaderBuilder(height: 4 * Double($0), number: number + $0) }
    }

    private static func altered(_ headers: [HeaderBuilder], _ alter: (inout HeaderBuilder) -> Void) -> [HeaderBuilder] {
        headers.map { header in
            var header = header
            alter(&header)
            return header
        }
    }

    @Test func `slices are ordered by position and read in that order`() throws {
        let files = FilesInMemory(Self.stack(4).reversed())
        let volume = try #require(try files.volumes.first)
        let image = try volume.read(files.file)
        #expect(image.grid.size == Size3(x: 3, y: 2, z: 4))
        #expect(image.grid.spacing == [1, 2, 4])
        #expect(image.voxels == (1...4).flatMap { number in (0..<6).map { Float(10 * number + $0) } })
    }

    @Test func `a sagittal stack has a right-handed grid`() throws {
        let headers = (0..<3).map { index in
            var header = HeaderBuilder(number: index + 1)
            header[0x0020, 0x0032] = .text(.decimalString, "\(10 - 4 * index)\\0\\0")
            header[0x0020, 0x0037] = .text(.decimalString, "0\\1\\0\\0\\0\\-1")
            return header
        }
        let grid = try #require(try FilesInMemory(headers).volumes.first?.grid)
        #expect(grid.direction[2] == [-1, 0, 0])
        #expect(grid.origin == [10, 0, 0])
    }

    @Test func `stored bits are masked, shifted and signed`() throws {
        var header = HeaderBuilder()
        header[0x0028, 0x0103] = .words([1])
        header[0x7FE0, 0x0010] = .words([0x0FFF, 0xFFFF, 0x0800, 0x07FF, 0xF001, 0x0000])
        let files = FilesInMemory([header])
        #expect(try files.volumes.first?.read(files.file).voxels == [-1, -1, -2048, 2047, 1, 0])
        var shifted = header
        shifted[0x0028, 0x0102] = .words([15])
        shifted[0x7FE0, 0x0010] = .words([0xFFFF, 0xFFF0, 0x800A, 0x7FF0, 0x0010, 0x000F])
        let others = FilesInMemory([shifted])
        #expect(try others.volumes.first?.read(others.file).voxels == [-1, -1, -2048, 2047, 1, 0])
    }

    @Test func `bytes and long words are read`() throws {
        var bytes = HeaderBuilder()
        bytes[0x0028, 0x0100] = .words([8])
        bytes[0x0028, 0x0101] = .words([8])
        bytes[0x0028, 0x0102] = .words([7])
        bytes[0x7FE0, 0x0010] = DataElement(.otherByte, .bytes([0, 1, 2, 127, 128, 255]))
        var words = HeaderBuilder()
        words[0x0028, 0x0100] = .words([32])
        words[0x0028, 0x0101] = .words([32])
        words[0x0028, 0x0102] = .words([31])
        words[0x0028, 0x0103] = .words([1])
        words[0x7FE0, 0x0010] = .words([0, 1, 1, 0, 0xFFFF, 0xFFFF, 0, 0, 2, 0, 3, 0])
        let cases: [(HeaderBuilder, [Float])] = [
            (bytes, [0, 1, 2, 127, 128, 255]), (words, [65_536, 1, -1, 0, 2, 3]),
        ]
        for (header, expected) in cases {
            let files = FilesInMemory([header])
            #expect(try files.volumes.first?.read(files.file).voxels == expected)
        }
    }

    @Test func `pixels of floating point are refused`() throws {
        var header = HeaderBuilder()
        header[0x0028, 0x0100] = .words([32])
        for element: UInt16 in [0x0101, 0x0102, 0x0103] { header[0x0028, element] = nil }
        header[0x7FE0, 0x0010] = nil
        header[0x7FE0, 0x0008] = .floats([0.5, -1, 2, 3, 4, 1e6], as: .otherFloat)
        let files = FilesInMemory([header])
        let volume = try #require(try files.volumes.first)
        #expect(throws: DICOMError.unsupported("pixels of floating point; expected whole numbers")) {
            try volume.read(files.file)
        }
    }

    @Test func `pixels that are too short or too long are refused`() throws {
        for count in [5, 7] {
            var header = HeaderBuilder()
            header[0x7FE0, 0x0010] = .words(Array(repeating: 1, count: count))
            let files = FilesInMemory([header])
            let volume = try #require(try files.volumes.first)
            #expect(throws: DICOMError.self) { try volume.read(files.file) }
        }
    }

    @Test func `a file that has changed since it was sorted is refused`() throws {
        let files = FilesInMemory(Self.stack(3))
        let volume = try #require(try files.volumes.first)
        let changed = FilesInMemory(Self.altered(files.headers) { $0[0x0028, 0x0030] = .text(.decimalString, "3\\3") })
        #expect(throws: DICOMError.self) { try volume.read(changed.file) }
        let swapped = FilesInMemory(files.headers.reversed())
        #expect(throws: DICOMError.self) { try volume.read(swapped.file) }
    }

    @Test func `b-values of one series are volumes of their own, with 0 beside them`() throws {
        var headers: [HeaderBuilder] = []
        for (index, bValue) in [0.0, 400, 800].enumerated() {
            headers += Self.altered(Self.stack(3, from: 1 + 10 * index)) { $0[0x0018, 0x9087] = .doubles([bValue]) }
        }
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map(\.bValue) == [0, 400, 800])
        #expect(volumes.allSatisfy { $0.kind == .diffusionWeighted && $0.part == nil && $0.grid != nil })
    }

    @Test func `a slice without b-value in a diffusion series is no anatomical image`() throws {
        var headers = Self.altered(Self.stack(4)) { $0[0x0018, 0x9087] = .doubles([800]) }
        headers[1][0x0018, 0x9087] = nil
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map(\.kind) == [.diffusionWeighted, .diffusionWeighted])
        #expect(volumes.map(\.bValue) == [nil, 800])
        #expect(volumes.last?.defect == .missingSlices(count: 1, gap: 8, step: 4))
    }

    @Test func `a Canon series without b-value on some slices has b 0 there`() throws {
        let canon = Self.altered(Self.stack(3)) { $0[0x0008, 0x0070] = .text(.longString, "TOSHIBA_MEC") }
        let weighted = Self.altered(Self.stack(3, from: 11)) {
            $0[0x0008, 0x0070] = .text(.longString, "TOSHIBA_MEC")
            $0[0x0018, 0x9087] = .doubles([800])
        }
        let volumes = try FilesInMemory(canon + weighted).volumes
        #expect(volumes.map(\.bValue) == [0, 800])
        #expect(volumes.first?.diffusion.source == .seriesOfCanon)
    }

    @Test(arguments: [
        (0x0020, 0x0100, VolumePart.Discriminator.temporalPosition), (0x0020, 0x0012, .acquisitionNumber),
        (0x0018, 0x0086, .echoNumber),
    ])
    func `repeated volumes are told apart by their attribute`(
        group: UInt16,
        element: UInt16,
        expected: VolumePart.Discriminator
    ) throws {
        var headers: [HeaderBuilder] = []
        for phase in 1...3 {
            headers += Self.altered(Self.stack(4, from: 100 - 10 * phase)) {
                $0[group, element] = .text(.integerString, "\(phase)")
            }
        }
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map(\.part?.number) == [1, 2, 3])
        #expect(volumes.allSatisfy { $0.part?.count == 3 && $0.part?.discriminators == [expected] })
        #expect(volumes.map { $0.slices.first?.instanceNumber } == [90, 80, 70])
    }

    @Test func `directions that were repeated are told apart by two attributes`() throws {
        var headers: [HeaderBuilder] = []
        for direction in 0..<3 {
            for repetition in 1...2 {
                headers += Self.altered(Self.stack(3, from: 1 + 10 * (2 * direction + repetition))) {
                    $0[0x0018, 0x9087] = .doubles([800])
                    $0[0x0018, 0x9089] = .doubles((0..<3).map { $0 == direction ? 1 : 0 })
                    $0[0x0020, 0x0100] = .text(.integerString, "\(repetition)")
                }
            }
        }
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.count == 6)
        #expect(volumes.allSatisfy { $0.part?.discriminators == [.direction, .temporalPosition] })
        #expect(volumes.last?.part?.description == "volume 6 of 6 by diffusion direction and temporal position")
    }

    @Test func `complete repetitions are told apart by instance number at last`() throws {
        let volumes = try FilesInMemory(Self.stack(3) + Self.stack(3, from: 11)).volumes
        #expect(volumes.map(\.part?.discriminators) == [[.instanceNumber], [.instanceNumber]])
    }

    @Test func `one slice that is there twice under two numbers is a defect`() throws {
        let volumes = try FilesInMemory(Self.stack(5) + [HeaderBuilder(height: 8, number: 9)]).volumes
        #expect(volumes.map(\.defect) == [.sharedPositions(count: 1)])
    }

    @Test func `one slice of another acquisition at a position is a defect`() throws {
        let headers = Self.altered(Self.stack(5)) { $0[0x0020, 0x0012] = .text(.integerString, "1") }
        var other = HeaderBuilder(height: 8, number: 9)
        other[0x0020, 0x0012] = .text(.integerString, "2")
        #expect(try FilesInMemory(headers + [other]).volumes.map(\.defect) == [.sharedPositions(count: 1)])
    }

    @Test(arguments: [(0x0020, 0x0012), (0x0018, 0x1060)], [true, false])
    func `packages of slices that were repeated make complete volumes`(
        attribute: (UInt16, UInt16),
        isInterleaved: Bool
    ) throws {
        var headers: [HeaderBuilder] = []
        for phase in 0..<2 {
            for slice in 0..<6 {
                var header = HeaderBuilder(height: 4 * Double(slice), number: 1 + 6 * phase + slice)
                let package = isInterleaved ? slice % 2 : slice / 3
                header[attribute.0, attribute.1] = .text(.integerString, "\(package)")
                headers.append(header)
            }
        }
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map { $0.slices.map(\.instanceNumber) } == [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]])
        // Without numbers that tell the phases, nothing does.
        for index in headers.indices { headers[index][0x0020, 0x0013] = nil }
        #expect(try FilesInMemory(headers).volumes.map(\.defect) == [.sharedPositions(count: 6)])
    }

    @Test(arguments: [0.75, 1.25, 3.27])
    func `positions that were rounded to a tenth of a millimetre are even`(step: Double) throws {
        let headers = (0..<40).map { index in
            HeaderBuilder(height: (Double(index) * step * 10).rounded() / 10, number: index + 1)
        }
        let grid = try #require(try FilesInMemory(headers).volumes.first?.grid)
        #expect((grid.spacing.z - step).magnitude < 0.003)
        // With three decimals, the same positions were not rounded.
        var exact = headers
        exact[0][0x0020, 0x0032] = .text(.decimalString, "0\\0\\0.000")
        if step < 3 { #expect(try FilesInMemory(exact).volumes.first?.grid == nil) }
        var missing = headers
        missing.remove(at: 20)
        #expect(try FilesInMemory(missing).volumes.first?.grid == nil)
    }

    @Test func `values that a table gives are refused`() throws {
        var header = HeaderBuilder()
        header[0x0028, 0x3000] = .sequence([DICOM.Tag(0x0028, 0x3002): .words([4096, 0, 16])])
        let error = #expect(throws: DICOMError.self) { try header.instance(file: 0) }
        #expect(error?.description.contains("ModalityLUTSequence (0028,3000)") == true)
        header[0x0028, 0x3000] = DataElement(.sequence, .items([]))
        #expect(throws: Never.self) { try header.instance(file: 0) }
    }

    @Test func `files that share an identifier must be the same`() throws {
        let files = Self.stack(4)
        let same = FilesInMemory(files + [files[1]])
        let volume = try #require(try same.volumes.first)
        #expect(volume.duplicates.map(\.leftOut) == [4])
        #expect(try volume.read(same.file).voxels.count == 24)

        var otherPixels = files[1]
        otherPixels[0x7FE0, 0x0010] = .words([9, 9, 9, 9, 9, 9])
        let pixels = FilesInMemory(files + [otherPixels])
        let read = try #require(try pixels.volumes.first)
        #expect(throws: DICOMError.self) { try read.read(pixels.file) }

        var otherHeader = files[1]
        otherHeader[0x0020, 0x0032] = .text(.decimalString, "0\\0\\16")
        #expect(try FilesInMemory(files + [otherHeader]).volumes.map(\.defect) == [.conflictingDuplicates(count: 1)])
    }

    @Test func `a single slice has the thickness that the file tells, or is refused`() throws {
        #expect(try FilesInMemory(Self.stack(1)).volumes.first?.grid?.spacing.z == 4)
        let bare = Self.altered(Self.stack(1)) { $0[0x0018, 0x0050] = nil }
        #expect(try FilesInMemory(bare).volumes.first?.defect == .singleSlice)
    }

    @Test func `two slices that are missing are counted`() throws {
        var headers = Self.stack(8)
        headers.remove(at: 5)
        headers.remove(at: 2)
        #expect(try FilesInMemory(headers).volumes.first?.defect == .missingSlices(count: 2, gap: 8, step: 4))
    }

    @Test func `a localizer in several planes is a localizer, no defect of a stack`() throws {
        var headers = Self.stack(6)
        for index in headers.indices {
            headers[index][0x0008, 0x0008] = .text(.codeString, "ORIGINAL\\PRIMARY\\LOCALIZER")
            if index > 2 { headers[index][0x0020, 0x0037] = .text(.decimalString, "1\\0\\0\\0\\0\\-1") }
        }
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map(\.kind) == [.localizer])
        #expect(volumes.map(\.defect) == [.noStack(.localizer)])
    }

    @Test func `timing that differs between slices leaves one volume`() throws {
        var headers = Self.stack(4)
        headers[2][0x0018, 0x0080] = .text(.decimalString, "800")
        for index in headers.indices { headers[index][0x0018, 0x0081] = .text(.decimalString, "12") }
        let volumes = try FilesInMemory(headers).volumes
        #expect(volumes.map(\.kind) == [.anatomical(.unknown)])
        #expect(volumes.first?.slices.count == 4)
    }

    @Test func `no description shows an identifier`() throws {
        let instance = try HeaderBuilder().instance(file: 7)
        let volume = try #require(SeriesSorter.volumes(of: [instance]).first)
        let patient = instance.series.patient
        let texts = [
            "\(instance)", "\(volume)", "\(volume.slices)", "\(patient)", String(reflecting: patient),
            "\(instance.series)",
        ]
        #expect(texts.allSatisfy { !$0.contains("KEY") && !$0.contains("2.25") })
        #expect("\(volume)" == "series without number, T2-weighted image, 1 slice")
    }
}
