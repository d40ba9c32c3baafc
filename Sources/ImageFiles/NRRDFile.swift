public import Imaging

/// Reading NRRD images with attached data, versions 1 to 5 (teem.sourceforge.net/nrrd/format.html).
///
/// Data may be raw, gzip or text. A header that names another file is refused, so that nothing but the given bytes is
/// ever read. Lengths are checked before anything is allocated by them; a reader consumes the whole file.
public enum NRRDFile {
    /// An image: every voxel as Float, on a grid in LPS.
    public static func volume(
        _ bytes: [UInt8],
        limit: Int = NIfTIFile.byteLimit
    ) throws(ImageFileError) -> Volume<Raw> {
        try stored(bytes, limit: limit).volume
    }

    static func stored(_ bytes: [UInt8], limit: Int) throws(ImageFileError) -> StoredVolume {
        let image = try NRRDImage(bytes, limit: limit)
        var voxels: [Float] = []
        voxels.reserveCapacity(image.grid.size.count)
        try image.forEachVoxel { voxels.append(Float($0)) }
        do {
            return StoredVolume(
                volume: try Volume(grid: image.grid, voxels: voxels),
                holdsWholeNumbers: image.holdsWholeNumbers
            )
        } catch {
            throw .badGeometry(error)
        }
    }

    /// A mask: the voxels that have the label, or every voxel that is not 0 if the file has just one label.
    public static func mask(
        _ bytes: [UInt8],
        label: Int? = nil,
        limit: Int = NIfTIFile.byteLimit
    ) throws(ImageFileError) -> Mask {
        let image = try NRRDImage(bytes, limit: limit)
        var labels = MaskLabels(label: label, count: image.grid.size.count)
        try image.forEachVoxel { labels.append($0) }
        return try labels.mask(on: image.grid)
    }

    static func isNRRD(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("NRRD".utf8)) }
}

/// A whole file whose header has been read and whose length has been checked.
struct NRRDImage {
    let grid: VoxelGrid
    private let header: NRRDHeader

    /// Whether the type is one of whole numbers.
    var holdsWholeNumbers: Bool { header.voxelType.isWhole }

    private let data: ArraySlice<UInt8>

    init(_ bytes: [UInt8], limit: Int) throws(ImageFileError) {
        guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
        let fields = try NRRDFields(bytes)
        header = try NRRDHeader(fields)
        grid = try NRRDGeometry(fields, sizes: header.sizes).grid()
        // The grid has at most 2^29 voxels of at most 8 bytes.
        let expected = grid.size.count * header.voxelType.byteCount
        guard expected <= limit else { throw .tooLarge(bytes: expected, limit: limit) }
        let rest = bytes[fields.dataOffset...]
        switch header.encoding {
        case .raw: data = rest
        case .gzip: data = try Self.decompress(rest, expected: expected)[...]
        case .text:
            data = rest
            return
        }
        guard data.count == expected else { throw .wrongLength(expected: expected, found: data.count) }
    }

    private static func decompress(_ bytes: ArraySlice<UInt8>, expected: Int) throws(ImageFileError) -> [UInt8] {
        do {
            return try Gzip.decompress(Array(bytes), limit: expected)
        } catch .tooLarge(let found, _) {
            throw .wrongLength(expected: expected, found: found)
        }
    }

    func forEachVoxel(_ body: (Double) -> Void) throws(ImageFileError) {
        guard header.encoding != .text else {
            return try NRRDText(data).forEachNumber(count: grid.size.count, type: header.voxelType, body)
        }
        VoxelBytes(bytes: data, type: header.voxelType, order: header.order).forEachNumber(body)
    }
}
