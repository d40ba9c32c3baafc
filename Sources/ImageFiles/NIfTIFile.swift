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
    ///
    /// Only an ordinary file is opened: a folder has no bytes, and a pipe or a device may have no end.
    public static func read(_ url: URL, limit: Int = byteLimit) throws(ImageFileError) -> [UInt8] {
        let path = url.resolvingSymlinksInPath().path
        guard FileManager.default.fileExists(atPath: path) else { throw .unreadable("there is no such file") }
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        guard type == .typeRegular else { throw .unreadable("it is a folder, or something else that is no file") }
        do {
            let handle = try FileHandle(forReadingFrom: url)
            defer { try? handle.close() }
            let size = try Int(handle.seekToEnd())
            guard size <= limit else { throw ImageFileError.tooLarge(bytes: size, limit: limit) }
            try handle.seek(toOffset: 0)
            return try [UInt8](handle.read(upToCount: size) ?? Data())
        } catch let error as ImageFileError {
            throw error
        } catch {
            throw .unreadable("it is not readable by this user")
        }
    }
}

/// A whole file whose header has been read and whose length has been checked.
struct NIfTIImage {
    let header: NIfTIHeader
    private let bytes: [UInt8]

    init(_ bytes: [UInt8], limit: Int) throws(ImageFileError) {
        let plain = Gzip.isGzip(bytes) ? try Self.decompress(bytes, limit: limit) : bytes
        guard plain.count <= limit else { throw .tooLarge(bytes: plain.count, limit: limit) }
        header = try NIfTIHeader(plain[...])
        guard plain.count == header.fileLength else {
            throw .wrongLength(expected: header.fileLength, found: plain.count)
        }
        self.bytes = plain
    }

    /// The header is read first, so that nothing is decompressed that is too large and nothing that it does not call for.
    ///
    /// If the first gzip member ends within the header, as it may, only the limit counts.
    private static func decompress(_ bytes: [UInt8], limit: Int) throws(ImageFileError) -> [UInt8] {
        let beginning = try Gzip.beginning(bytes, count: NIfTIHeader.byteCount)
        guard beginning.count == NIfTIHeader.byteCount else { return try Gzip.decompress(bytes, limit: limit) }
        let length = try NIfTIHeader(beginning[...]).fileLength
        guard length <= limit else { throw .tooLarge(bytes: length, limit: limit) }
        do {
            return try Gzip.decompress(bytes, limit: length)
        } catch .tooLarge(let found, _) {
            throw .wrongLength(expected: length, found: found)
        }
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
