public import Imaging

/// An image file of any kind that is read; its content says which, not its name.
public enum ImageFile {
    /// The kinds of files.
    private enum Kind {
        case nifti
        case nrrd
    }

    /// An image: NIfTI-1 or NRRD.
    public static func volume(
        _ bytes: [UInt8],
        limit: Int = NIfTIFile.byteLimit
    ) throws(ImageFileError) -> Volume<Raw> {
        try stored(bytes, limit: limit).volume
    }

    /// An image with what its file says of its numbers: NIfTI-1 or NRRD.
    public static func stored(
        _ bytes: [UInt8],
        limit: Int = NIfTIFile.byteLimit
    ) throws(ImageFileError) -> StoredVolume {
        switch try kind(bytes) {
        case .nifti: try NIfTIFile.stored(bytes, limit: limit)
        case .nrrd: try NRRDFile.stored(bytes, limit: limit)
        }
    }

    /// A mask: the voxels that have the label, or every voxel that is not 0 if the file has just one label.
    public static func mask(
        _ bytes: [UInt8],
        label: Int? = nil,
        limit: Int = NIfTIFile.byteLimit
    ) throws(ImageFileError) -> Mask {
        switch try kind(bytes) {
        case .nifti: try NIfTIFile.mask(bytes, label: label, limit: limit)
        case .nrrd: try NRRDFile.mask(bytes, label: label, limit: limit)
        }
    }

    /// NIfTI begins with the length of its header in either byte order, 348 or (NIfTI-2, refused with its own message)
    /// 540, or with the magic of gzip.
    private static func kind(_ bytes: [UInt8]) throws(ImageFileError) -> Kind {
        if NRRDFile.isNRRD(bytes) { return .nrrd }
        if Gzip.isGzip(bytes) { return .nifti }
        guard bytes.count >= 4 else { throw .unknownFormat }
        let lengths = [ByteOrder.little, .big].map { ByteReader(bytes: bytes[...], order: $0).int32(0) }
        guard lengths.contains(348) || lengths.contains(540) else { throw .unknownFormat }
        return .nifti
    }
}
