import DICOM
import Imaging

extension FuzzTarget {
    /// Several data sets stand in one input with this between them, so that a mutation of one leaves the others whole.
    static let dataSetSeparator: [UInt8] = [0xFE, 0xFF, 0xFF, 0xFF]

    static let dicomSeries = FuzzTarget(
        "dicom-series",
        words: DICOMObjectSeeds.words,
        seeds: DICOMObjectSeeds.series
    ) { bytes in
        let files = dataSets(bytes)
        var instances: [Instance] = []
        for (number, dataSet) in files.enumerated() {
            do throws(DICOMError) {
                instances.append(try Instance(dataSet, file: number, neighbor: instances.last))
            } catch {
                check(error)
            }
        }
        for volume in SeriesSorter.volumes(of: instances) {
            mustHold(volume.slices.allSatisfy { files.indices.contains($0.file) }, "a slice is of a file")
            do throws(DICOMError) {
                let image = try volume.read { DICOMFile(transferSyntax: "", dataSet: files[$0]) }
                mustHold(image.grid.size.z == volume.slices.count, "a slice is a plane of the grid")
            } catch {
                check(error)
            }
        }
    }

    static let dicomMasks = FuzzTarget(
        "dicom-masks",
        words: DICOMObjectSeeds.words,
        seeds: DICOMObjectSeeds.masks
    ) { bytes in
        guard let dataSet = dataSets(bytes).first else { return }
        let file = DICOMFile(transferSyntax: "", dataSet: dataSet)
        do throws(DICOMError) { try read(Segmentation(file)) } catch { check(error) }
        do throws(DICOMError) { try read(StructureSet(file)) } catch { check(error) }
    }

    private static func read(_ file: Segmentation) {
        for label in file.labels.prefix(4) {
            do throws(DICOMError) {
                let mask = try file.mask(of: label.number)
                mustHold(mask.grid == file.grid, "a mask is on the file's grid")
            } catch {
                check(error)
            }
        }
    }

    private static func read(_ file: StructureSet) throws(DICOMError) {
        let grid: VoxelGrid
        do { grid = try VoxelGrid(size: Size3(x: 8, y: 6, z: 4), spacing: [1, 2, 3], origin: [0, 0, 0]) } catch {
            return
        }
        for label in file.labels.prefix(4) {
            let drawn = try file.mask(of: label.number, on: grid)
            mustHold(drawn.mask.grid == grid, "a mask is on the image's grid")
            mustHold(drawn.voxelsLost >= 0 && drawn.contours >= 0, "counts are counts")
            for warning in drawn.warnings { mustHold(isClean(warning), "a warning is one clean line") }
        }
    }

    private static func dataSets(_ bytes: [UInt8]) -> [DataSet] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        for end in bytes.indices where end >= start && bytes[end...].starts(with: dataSetSeparator) {
            parts.append(bytes[start..<end])
            start = end + dataSetSeparator.count
        }
        return (parts + [bytes[min(start, bytes.count)...]]).prefix(16).compactMap {
            try? DataSet(explicitLittleEndian: $0)
        }
    }

    private static func check(_ error: DICOMError) {
        mustHold(isClean(error.description), "a message is one clean line")
    }

    /// No control and nothing that turns the direction of text.
    private static func isClean(_ text: String) -> Bool {
        text.utf8.count < 2000
            && text.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
            }
    }
}
