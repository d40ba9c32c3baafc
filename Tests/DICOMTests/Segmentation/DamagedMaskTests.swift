import DICOM
import Imaging
import Testing

/// Every element of a small file, at every depth, gone or replaced: a mask or an error, never a crash.
@Suite struct DamagedMaskTests {
    private static let replacements: [DataElement?] = [
        nil, MaskElement.items([]), MaskElement.items([DataSet()]), MaskElement.text(.longString, ""),
        MaskElement.decimals([]), MaskElement.decimals([-1]), MaskElement.decimals([0]), MaskElement.decimals([1e-300]),
        MaskElement.text(.decimalString, "1e999"), MaskElement.text(.decimalString, "9e15\\9e15\\-9e15"),
        MaskElement.text(.integerString, "9223372036854775807"), MaskElement.text(.integerString, "2147483647"),
        MaskElement.decimals([32_767, 32_767]), MaskElement.short(65_535), MaskElement.short(0),
        MaskElement.decimals([1, 0, 0, 1, 0, 0]), MaskElement.decimals([0, 0, 0, 0, 0, 0]),
        MaskElement.decimals([0, 0, 2, 1e6, 0, 2, 0, 1e6, 2]),
        DataElement(.float, .bytes([0, 0, 0xC0, 0x7F, 0, 0, 0xC0, 0x7F, 0, 0, 0xC0, 0x7F])),
    ]

    /// A data set with one element replaced, for each element and replacement.
    private static func variants(_ dataSet: DataSet) -> [DataSet] {
        dataSet.elements.flatMap { tag, element -> [DataSet] in
            var elements: [DataElement?] = replacements
            if case .items(let items) = element.content {
                for (index, item) in items.enumerated() {
                    elements += variants(item).map { variant in
                        MaskElement.items(items.enumerated().map { $0.offset == index ? variant : $0.element })
                    }
                }
            }
            return elements.map { replacement in
                var all = Dictionary(uniqueKeysWithValues: dataSet.elements.map { ($0.tag, $0.element) })
                all[tag] = replacement
                return DataSet(all)
            }
        }
    }

    @Test func `a damaged segmentation gives its masks or an error`() throws {
        var builder = SegmentationBuilder()
        builder.thickness = 2
        builder.frames = [0.0, 1, 3].map { slice in
            SegmentationBuilder.Frame(segment: 1, position: [0, 0, 2 * slice], pixels: [1, 0, 1, 1, 0, 1, 0, 0, 1])
        }
        let variants = Self.variants(builder.file.dataSet)
        #expect(variants.count > 600)
        let usable = try variants.count { dataSet in
            do {
                let segmentation = try Segmentation(DICOMFile(transferSyntax: "", dataSet: dataSet))
                _ = try segmentation.mask(of: .only)
                return true
            } catch is DICOMError { return false }
        }
        #expect(usable > 0)
        #expect(usable < variants.count / 2)
    }

    @Test func `a damaged structure set gives its mask or an error`() throws {
        let grid = try VoxelGrid(size: Size3(x: 12, y: 10, z: 4), spacing: [1, 1, 2])
        let builder = StructureBuilder([
            [[1, 1, 2], [8, 1, 2], [8, 8, 2], [1, 8, 2]], [[2, 2, 4], [5, 2, 4], [3, 7, 4]],
        ])
        let variants = Self.variants(builder.file.dataSet)
        #expect(variants.count > 300)
        let usable = try variants.count { dataSet in
            do {
                let structures = try StructureSet(DICOMFile(transferSyntax: "", dataSet: dataSet))
                _ = try structures.mask(of: .only, on: grid, frameOfReference: "1.2")
                return true
            } catch is DICOMError { return false }
        }
        #expect(usable > 0)
        #expect(usable < variants.count * 3 / 4)
    }
}
