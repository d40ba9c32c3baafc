public import Foundation
public import Imaging

/// Reading and writing NIfTI-1 images in one file, `.nii` or `.nii.gz`.
///
/// The content decides whether a file is compressed, not its name. Lengths are checked before anything is allocated by
/// them. A reader consumes the whole file.
public enum NIfTIFile {
    /// The most bytes an image may have, uncompressed.
    public static let byteLimit = 256 << 20

    /// An image: every voxel scaled by `scl_slope` and `scl_inter`, as Float.
    public static func volume(
        _ bytes: [UInt8],
        limit: Int = byteLimit
    ) throws(ImageFileError) -> Volume<Raw> {
        try stored(bytes, limit: limit).volume
    }

    static func stored(_ bytes: [UInt8], limit: Int) throws(ImageFileError) -> StoredVolume {
        let image = try NIfTIImage(bytes, limit: limit)
        let header = image.header
        var voxels: [Float] = []
        voxels.reserveCapacity(image.header.size.count)
        image.forEachVoxel { voxels.append(Float($0)) }
        do {
            return StoredVolume(
                volume: try Volume(grid: header.grid, voxels: voxels),
                holdsWholeNumbers: header.voxelType.isWhole && header.slope == 1 && header.intercept == 0
            )
        } catch {
            throw .badGeometry(error)
        }
    }

    /// A mask: the voxels that have the label, or every voxel that is not 0 if the file has just one label.
    public static func mask(
        _ bytes: [UInt8],
        label: Int? = nil,
        limit: Int = byteLimit
    ) throws(ImageFileError) -> Mask {
        let image = try NIfTIImage(bytes, limit: limit)
        var labels = MaskLabels(label: label, count: image.header.size.count)
        image.forEachVoxel { labels.append($0) }
        return try labels.mask(on: image.header.grid)
    }

    /// The bytes of a file, at most `limit` of them.
    public static func read(_ url: URL, limit: Int = byteLimit) throws(ImageFileError) -> [UInt8] {
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            let size = try Int(handle.seekToEnd())
            guard size <= limit else { throw ImageFileError.tooLarge(bytes: size, limit: limit) }
            try handle.seek(toOffset: 0)
            return try [UInt8](handle.readToEnd() ?? Data())
        } catch let error as ImageFileError {
            throw error
        } catch {
            let exists = FileManager.default.fileExists(atPath: url.path)
            throw .unreadable(exists ? "it may be a folder, or not readable by this user" : "there is no such file")
        }
    }
}

/// A whole file whose header has been read and whose length has been checked.
struct NIfTIImage {
    let header: NIfTIHeader
    private let bytes: [UInt8]

    init(_ bytes: [UInt8], limit: Int) throws(ImageFileError) {
        let plain = Gzip.isGzip(bytes) ? try Gzip.decompress(bytes, limit: limit) : bytes
        guard plain.count <= limit else { throw .tooLarge(bytes: plain.count, limit: limit) }
        header = try NIfTIHeader(plain[...])
        guard plain.count == header.fileLength else {
            throw .wrongLength(expected: header.fileLength, found: plain.count)
        }
        self.bytes = plain
    }

    @inline(__always)
    func forEachVoxel(_ body: (Double) -> Void) {
        let voxels = VoxelBytes(bytes: bytes[header.dataOffset...], type: header.voxelType, order: header.order)
        let (slope, intercept) = (header.slope, header.intercept)
        if slope == 1, intercept == 0 {
            voxels.forEachNumber(body)
        } else {
            voxels.forEachNumber { body($0 * slope + intercept) }
        }
    }
}
