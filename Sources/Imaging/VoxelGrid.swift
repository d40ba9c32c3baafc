/// Where the voxels of an image are in the patient.
///
/// World coordinates are millimetres in LPS, as DICOM has them (PS3.3 C.7.6.2): x grows to the patient's left, y to the
/// back, z to the head. A voxel with indices `(i, j, k)` has its centre at
/// `origin + direction * (spacing * (i, j, k))`. Indices are zero-based; `i` runs fastest in memory.
public struct VoxelGrid: Sendable, Hashable {
    /// The number of voxels along each axis, at least 1.
    public let size: Size3

    /// The distance between voxel centres in mm along each axis, positive.
    public let spacing: SIMD3<Double>

    /// The centre of voxel `(0, 0, 0)` in mm.
    public let origin: SIMD3<Double>

    /// The directions of the axes as orthonormal columns; a left-handed set is allowed.
    public let direction: Matrix3

    /// The most voxels a grid may have.
    public static let voxelLimit = 1 << 29

    /// Checks and keeps the geometry.
    public init(
        size: Size3,
        spacing: SIMD3<Double>,
        origin: SIMD3<Double> = .zero,
        direction: Matrix3 = .identity
    ) throws(ImagingError) {
        for axis in 0..<3 {
            guard (1...32_767).contains(size[axis]) else {
                throw .badGeometry(field: "size", value: "\(size)", expected: "1 to 32767 voxels along each axis")
            }
            guard spacing[axis].isFinite, (1e-4...1e4).contains(spacing[axis]) else {
                throw .badGeometry(
                    field: "spacing",
                    value: "\(spacing.x)x\(spacing.y)x\(spacing.z) mm",
                    expected: "0.0001 to 10000 mm along each axis"
                )
            }
            guard origin[axis].isFinite, origin[axis].magnitude <= 1e7 else {
                throw .badGeometry(field: "origin", value: "not finite or beyond 10 km", expected: "millimetres")
            }
        }
        guard size.count <= Self.voxelLimit else {
            throw .badGeometry(field: "size", value: "\(size)", expected: "at most \(Self.voxelLimit) voxels")
        }
        guard direction.orthonormalityError < 1e-3 else {
            throw .badGeometry(
                field: "direction",
                value: "axes that are not at right angles or not of unit length",
                expected: "an orthonormal set; resample a sheared image first"
            )
        }
        self.size = size
        self.spacing = spacing
        self.origin = origin
        self.direction = direction
    }

    /// The index of a voxel in memory.
    public func index(x: Int, y: Int, z: Int) -> Int { x + size.x * (y + size.y * z) }

    /// The world position of (possibly fractional) voxel indices.
    public func position(of indices: SIMD3<Double>) -> SIMD3<Double> {
        origin + direction * (spacing * indices)
    }

    /// The (fractional) voxel indices of a world position.
    public func indices(of position: SIMD3<Double>) -> SIMD3<Double> {
        direction.transposed(times: position - origin) / spacing
    }

    /// The volume of one voxel in mm^3.
    public var voxelVolume: Double { spacing.x * spacing.y * spacing.z }
}
