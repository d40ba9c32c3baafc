import Imaging

/// The orientation in a NIfTI-1 header, which is in RAS millimetres; ours is LPS.
///
/// The sform is used if its code is positive, else the qform, else the spacings alone ("method 1", without
/// orientation). Voxels stay in the order they are stored in.
struct NIfTIGeometry {
    private let columns: Matrix3
    private let origin: SIMD3<Double>

    init(_ reader: ByteReader) throws(ImageFileError) {
        let scale = try Self.millimetres(reader)
        let spacings = try Self.spacings(reader)
        let affine: (Matrix3, SIMD3<Double>)
        if reader.int16(254) > 0 {
            affine = Self.sform(reader)
        } else if reader.int16(252) > 0 {
            affine = try Self.qform(reader, spacings: spacings)
        } else {
            affine = (Self.scaled(.identity, by: spacings), .zero)
        }
        // RAS to LPS: the first two world axes change sign.
        let flip = SIMD3<Double>(-scale, -scale, scale)
        columns = Matrix3(affine.0[0] * flip, affine.0[1] * flip, affine.0[2] * flip)
        origin = affine.1 * flip
    }

    func grid(size: Size3) throws(ImageFileError) -> VoxelGrid {
        let spacing = SIMD3<Double>(length(0), length(1), length(2))
        for axis in 0..<3 {
            guard spacing[axis].isFinite, spacing[axis] > 0 else {
                throw .badHeader(field: "srow", value: "a column without length", expected: "a spacing for each axis")
            }
        }
        let direction = Matrix3(
            columns[0] / spacing.x,
            columns[1] / spacing.y,
            columns[2] / spacing.z
        )
        do {
            return try VoxelGrid(size: size, spacing: spacing, origin: origin, direction: direction)
        } catch {
            throw .badGeometry(error)
        }
    }

    private func length(_ axis: Int) -> Double { (columns[axis] * columns[axis]).sum().squareRoot() }

    /// How many millimetres the header's unit has.
    private static func millimetres(_ reader: ByteReader) throws(ImageFileError) -> Double {
        switch reader.unsigned(123, size: 1) & 7 {
        case 0, 2: return 1
        case 1: return 1000
        case 3: return 0.001
        case let unit:
            throw .badHeader(field: "xyzt_units", value: "\(unit)", expected: "metres, millimetres or micrometres")
        }
    }

    private static func sform(_ reader: ByteReader) -> (Matrix3, SIMD3<Double>) {
        func column(_ index: Int) -> SIMD3<Double> {
            [reader.float(280 + 4 * index), reader.float(296 + 4 * index), reader.float(312 + 4 * index)]
        }
        return (Matrix3(column(0), column(1), column(2)), column(3))
    }

    private static func qform(
        _ reader: ByteReader,
        spacings: SIMD3<Double>
    ) throws(ImageFileError) -> (Matrix3, SIMD3<Double>) {
        let (b, c, d) = (reader.float(256), reader.float(260), reader.float(264))
        let square = b * b + c * c + d * d
        guard square.isFinite, square <= 1 + 1e-5 else {
            throw .badHeader(field: "quatern_b, c, d", value: "longer than 1", expected: "a unit quaternion")
        }
        let a = max(0, 1 - square).squareRoot()
        let qfac: Double = reader.float(76) < 0 ? -1 : 1
        let rotation = Matrix3(
            [a * a + b * b - c * c - d * d, 2 * (b * c + a * d), 2 * (b * d - a * c)],
            [2 * (b * c - a * d), a * a + c * c - b * b - d * d, 2 * (c * d + a * b)],
            SIMD3(2 * (b * d + a * c), 2 * (c * d - a * b), a * a + d * d - b * b - c * c) * qfac
        )
        let origin = SIMD3(reader.float(268), reader.float(272), reader.float(276))
        return (scaled(rotation, by: spacings), origin)
    }

    private static func spacings(_ reader: ByteReader) throws(ImageFileError) -> SIMD3<Double> {
        var spacings = SIMD3<Double>()
        for axis in 0..<3 {
            spacings[axis] = reader.float(80 + 4 * axis)
            guard spacings[axis].isFinite, spacings[axis] > 0 else {
                throw .badHeader(field: "pixdim[\(axis + 1)]", value: "\(spacings[axis])", expected: "above 0")
            }
        }
        return spacings
    }

    private static func scaled(_ matrix: Matrix3, by spacings: SIMD3<Double>) -> Matrix3 {
        Matrix3(matrix[0] * spacings.x, matrix[1] * spacings.y, matrix[2] * spacings.z)
    }
}
