import DICOM
import Imaging
import Testing

/// Headers with random damage: whatever a file says, sorting and reading end with a value or an error.
@Suite struct DamagedHeaderTests {
    /// SplitMix64, so that a failure can be repeated.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private static let numbers = [
        "", "0", "-0", "1e308", "-1e308", "1e-320", "99999999999999999999", "1\\2", "0\\0\\0", "1e5\\1e5\\-1e5",
        "0\\0\\0\\0\\0\\0", "1\\0\\0\\1\\0\\0", "0.001\\0.001", "240000", "-1",
    ]

    private static func damaged(_ header: HeaderBuilder, _ generator: inout Generator) -> HeaderBuilder {
        var header = header
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            guard let tag = header.elements.keys.sorted().randomElement(using: &generator) else { return header }
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: header[tag.group, tag.element] = nil
            case 1:
                let words = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                    UInt16.random(in: 0...UInt16.max, using: &generator)
                }
                header[tag.group, tag.element] = .words(words)
            case 2:
                let bits = UInt64.random(in: 0...UInt64.max, using: &generator)
                header[tag.group, tag.element] = .doubles([Double(bitPattern: bits), .infinity, .nan])
            case 3: header[tag.group, tag.element] = DataElement(.sequence, .items([DataSet(), header.dataSet]))
            default:
                let text = numbers.randomElement(using: &generator) ?? ""
                header[tag.group, tag.element] = .text(.decimalString, text)
            }
        }
        return header
    }

    /// A header of two frames with every group that is looked at.
    private static func enhanced() -> HeaderBuilder {
        var header = HeaderBuilder()
        let frames = [0, 1].map { index in
            let position = DataElement.text(.decimalString, "0\\0\\\(index * 3)")
            return DataSet([
                DICOM.Tag(0x0018, 0x9117): group(DICOM.Tag(0x0018, 0x9087), .doubles([Double(index) * 500])),
                DICOM.Tag(0x0020, 0x9113): group(DICOM.Tag(0x0020, 0x0032), position),
                DICOM.Tag(0x0020, 0x9111): group(DICOM.Tag(0x0020, 0x9128), .words([1, 0])),
            ])
        }
        header[0x0028, 0x0008] = .text(.integerString, "2")
        header[0x5200, 0x9229] = DataElement(.sequence, .items([DataSet()]))
        header[0x5200, 0x9230] = DataElement(.sequence, .items(frames))
        header[0x7FE0, 0x0010] = .words(Array(0..<12))
        return header
    }

    private static func group(_ tag: DICOM.Tag, _ element: DataElement) -> DataElement {
        DataElement(.sequence, .items([DataSet([tag: element])]))
    }

    @Test func `random damage never stops the program`() {
        var generator = Generator(state: 2026)
        var (refused, defective, read) = (0, 0, 0)
        for round in 0..<800 {
            var headers = (0..<4).map { HeaderBuilder(height: 3 * Double($0), number: $0 + 1) }
            headers.append(Self.enhanced())
            for index in headers.indices where Bool.random(using: &generator) || index == round % 5 {
                headers[index] = Self.damaged(headers[index], &generator)
            }
            let files = FilesInMemory(headers)
            let instances = headers.enumerated().compactMap { try? $1.instance(file: $0) }
            refused += headers.count - instances.count
            for volume in SeriesSorter.volumes(of: instances) {
                if case .failure = volume.geometry { defective += 1 }
                #expect(!"\(volume)\(volume.geometry)".isEmpty)
                if let image = try? volume.read(files.file) {
                    read += 1
                    #expect(image.voxels.count == image.grid.size.count)
                }
            }
        }
        #expect(refused > 200 && defective > 200 && read > 50, "\(refused) \(defective) \(read)")
    }
}
