import DICOM
import Foundation
import Imaging
import TestSupport

/// A folder of real files, read by the real reader and sorted.
struct SortedFolder {
    let files: [URL]
    let instances: [Instance]
    let refusals: [DICOMError]
    let volumes: [ImageVolume]
    private let reader: DICOMReader

    struct NoFolder: Error {}

    init(_ path: String) throws {
        guard let root = SharedData.url("data/" + path) else { throw NoFolder() }
        let reader = DICOMReader(program: try BuiltProduct.url("dicom-reader"))
        self.reader = reader
        let paths = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
        files = paths.sorted().map { root.appendingPathComponent($0) }.filter {
            !$0.hasDirectoryPath && Self.isFile($0)
        }
        var instances: [Instance] = []
        var refusals: [DICOMError] = []
        for (number, file) in files.enumerated() {
            do throws(DICOMError) {
                instances.append(try Instance(reader.header(of: file).dataSet, file: number, neighbor: instances.last))
            } catch {
                refusals.append(error)
            }
        }
        self.instances = instances
        self.refusals = refusals
        volumes = SeriesSorter.volumes(of: instances)
    }

    /// The voxels of a volume.
    func read(_ volume: ImageVolume) throws(DICOMError) -> Volume<Raw> {
        try volume.read { (number) throws(DICOMError) in try reader.image(of: files[number]) }
    }

    private static func isFile(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) ?? false
    }
}

extension ImageVolume {
    /// The grid, if there is one.
    var grid: VoxelGrid? { try? geometry.get() }

    /// The defect, if there is one.
    var defect: StackDefect? {
        if case .failure(let defect) = geometry { defect } else { nil }
    }
}
