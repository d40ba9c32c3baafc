/// The order of bytes in a number, as a file has it.
enum ByteOrder: Sendable {
    case little
    case big
}

/// Reads numbers at offsets; the caller has checked that the bytes are there.
struct ByteReader {
    let bytes: ArraySlice<UInt8>
    let order: ByteOrder

    func unsigned(_ offset: Int, size: Int) -> UInt64 {
        let start = bytes.startIndex + offset
        let field = bytes[start..<start + size]
        return switch order {
        case .little: field.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        case .big: field.reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    func int16(_ offset: Int) -> Int { Int(Int16(truncatingIfNeeded: unsigned(offset, size: 2))) }
    func int32(_ offset: Int) -> Int { Int(Int32(truncatingIfNeeded: unsigned(offset, size: 4))) }
    func float(_ offset: Int) -> Double { Double(Float(bitPattern: UInt32(unsigned(offset, size: 4)))) }
}
