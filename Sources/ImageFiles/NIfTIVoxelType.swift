/// The voxel types of NIfTI-1 that hold one real number; the raw value is the header's `datatype`.
enum NIfTIVoxelType: Int, Sendable {
    case uint8 = 2
    case int16 = 4
    case int32 = 8
    case float32 = 16
    case float64 = 64
    case int8 = 256
    case uint16 = 512
    case uint32 = 768
    case int64 = 1024
    case uint64 = 1280

    /// Whether it is a type of whole numbers.
    var isWhole: Bool { self != .float32 && self != .float64 }

    /// How many bytes a voxel takes.
    var byteCount: Int {
        switch self {
        case .uint8, .int8: 1
        case .int16, .uint16: 2
        case .int32, .uint32, .float32: 4
        case .float64, .int64, .uint64: 8
        }
    }
}
