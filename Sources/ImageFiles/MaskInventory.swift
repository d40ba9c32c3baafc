public import Imaging

/// Which labels a mask holds, and where its voxels are.
public struct MaskInventory: Sendable, Hashable {
    /// Where the voxels are.
    public let grid: VoxelGrid

    /// The labels, rising; 0 is none.
    public let labels: [Int]

    /// More labels than this are those of no mask.
    public static let labelLimit = 50
}

extension ImageFile {
    /// The labels of a mask: NIfTI-1 or NRRD.
    public static func inventory(
        _ bytes: [UInt8],
        limit: Int = NIfTIFile.byteLimit
    ) throws(ImageFileError) -> MaskInventory {
        let volume = try volume(bytes, limit: limit)
        var labels: Set<Int> = []
        var last: Float = 0
        for value in volume.voxels where value != last {
            last = value
            guard let label = Int(exactly: value), label >= 0 else {
                throw .notAMask("it holds fractions, NaN or negative numbers")
            }
            if label > 0 { labels.insert(label) }
            guard labels.count <= MaskInventory.labelLimit else {
                throw .notAMask("it holds more than \(MaskInventory.labelLimit) labels")
            }
        }
        return MaskInventory(grid: volume.grid, labels: labels.sorted())
    }
}
