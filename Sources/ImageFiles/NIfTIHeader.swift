import Imaging

/// The 348-byte header of NIfTI-1 (nifti1.h, 2007).
///
/// | offset | type | field | use |
/// |--:|---|---|---|
/// | 0 | int32 | sizeof_hdr | 348, which also tells the byte order |
/// | 40 | int16[8] | dim | number of dimensions, then sizes |
/// | 70 | int16 | datatype | type of a voxel |
/// | 72 | int16 | bitpix | bits of a voxel |
/// | 76 | float[8] | pixdim | qfac, then spacings |
/// | 108 | float | vox_offset | where the voxels begin |
/// | 112 | float | scl_slope | 0 for none |
/// | 116 | float | scl_inter | |
/// | 123 | uint8 | xyzt_units | lowest three bits: 0 or 2 for mm, 1 m, 3 micrometres |
/// | 252 | int16 | qform_code | |
/// | 254 | int16 | sform_code | |
/// | 256 | float[3] | quatern_b, c, d | |
/// | 268 | float[3] | qoffset_x, y, z | |
/// | 280 | float[12] | srow_x, y, z | |
/// | 344 | char[4] | magic | "n+1\0" for one file |
struct NIfTIHeader: Sendable {
    static let byteCount = 348

    let size: Size3
    let voxelType: NIfTIVoxelType
    let order: ByteOrder
    let dataOffset: Int
    let slope: Double
    let intercept: Double
    let grid: VoxelGrid

    /// How many bytes the file has if it is whole.
    var fileLength: Int { dataOffset + size.count * voxelType.byteCount }

    init(_ bytes: ArraySlice<UInt8>) throws(ImageFileError) {
        guard bytes.count >= Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        order = try Self.order(bytes)
        let reader = ByteReader(bytes: bytes, order: order)
        size = try Self.size(reader)
        voxelType = try Self.voxelType(reader)
        dataOffset = try Self.dataOffset(reader)
        (slope, intercept) = try Self.scale(reader)
        grid = try NIfTIGeometry(reader).grid(size: size)
    }

    private static func order(_ bytes: ArraySlice<UInt8>) throws(ImageFileError) -> ByteOrder {
        let magic = Array(bytes.dropFirst(344).prefix(4))
        let little = ByteReader(bytes: bytes, order: .little).int32(0)
        let big = ByteReader(bytes: bytes, order: .big).int32(0)
        if little == 540 || big == 540 { throw .otherFormat("it is NIfTI-2; convert it to NIfTI-1") }
        guard little == byteCount || big == byteCount else {
            throw .otherFormat("it does not begin with the header length 348")
        }
        guard magic == Array("n+1\0".utf8) else {
            let isPair = magic == Array("ni1\0".utf8)
            throw .otherFormat(
                isPair
                    ? "it is the header of a .hdr/.img pair; convert it to .nii"
                    : "it has no NIfTI magic; it may be Analyze 7.5"
            )
        }
        return little == byteCount ? .little : .big
    }

    private static func size(_ reader: ByteReader) throws(ImageFileError) -> Size3 {
        let dimensions = (0..<8).map { reader.int16(40 + 2 * $0) }
        guard (1...7).contains(dimensions[0]) else {
            throw .badHeader(field: "dim[0]", value: "\(dimensions[0])", expected: "1 to 7 dimensions")
        }
        let sizes = (1...7).map { $0 <= dimensions[0] ? dimensions[$0] : 1 }
        for (index, size) in sizes.enumerated() where size < 1 {
            throw .badHeader(field: "dim[\(index + 1)]", value: "\(size)", expected: "at least 1")
        }
        guard sizes[3...].allSatisfy({ $0 == 1 }) else {
            throw .badHeader(
                field: "dim",
                value: sizes.prefix(max(dimensions[0], 1)).map(String.init).joined(separator: "x"),
                expected: "one three-dimensional image; split a series into its volumes"
            )
        }
        return Size3(x: sizes[0], y: sizes[1], z: sizes[2])
    }

    private static func voxelType(_ reader: ByteReader) throws(ImageFileError) -> NIfTIVoxelType {
        let code = reader.int16(70)
        guard let type = NIfTIVoxelType(rawValue: code) else {
            throw .badHeader(field: "datatype", value: "\(code)", expected: "an integer or real type")
        }
        let bits = reader.int16(72)
        guard bits == 8 * type.byteCount else {
            throw .badHeader(field: "bitpix", value: "\(bits)", expected: "\(8 * type.byteCount) for datatype \(code)")
        }
        return type
    }

    private static func dataOffset(_ reader: ByteReader) throws(ImageFileError) -> Int {
        let offset = reader.float(108)
        guard offset >= 348, offset <= 16_777_216, offset == offset.rounded() else {
            throw .badHeader(field: "vox_offset", value: "\(offset)", expected: "a whole number from 348 up")
        }
        return Int(offset)
    }

    private static func scale(_ reader: ByteReader) throws(ImageFileError) -> (Double, Double) {
        let slope = reader.float(112)
        let intercept = reader.float(116)
        guard slope.isFinite, intercept.isFinite else {
            throw .badHeader(field: "scl_slope or scl_inter", value: "not finite", expected: "finite numbers")
        }
        return slope == 0 ? (1, 0) : (slope, intercept)
    }
}
