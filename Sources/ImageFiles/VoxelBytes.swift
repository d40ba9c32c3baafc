/// The voxels of a file, as their bytes stand in it: a whole number of voxels.
struct VoxelBytes {
    let bytes: ArraySlice<UInt8>
    let type: NIfTIVoxelType
    let order: ByteOrder

    /// Every voxel's number, in the order of the file.
    @inline(__always)
    func forEachNumber(_ body: (Double) -> Void) {
        switch type {
        case .uint8: forEachWord(UInt8.self) { body(Double($0)) }
        case .int8: forEachWord(UInt8.self) { body(Double(Int8(bitPattern: $0))) }
        case .uint16: forEachWord(UInt16.self) { body(Double($0)) }
        case .int16: forEachWord(UInt16.self) { body(Double(Int16(bitPattern: $0))) }
        case .uint32: forEachWord(UInt32.self) { body(Double($0)) }
        case .int32: forEachWord(UInt32.self) { body(Double(Int32(bitPattern: $0))) }
        case .float32: forEachWord(UInt32.self) { body(Double(Float(bitPattern: $0))) }
        case .uint64: forEachWord(UInt64.self) { body(Double($0)) }
        case .int64: forEachWord(UInt64.self) { body(Double(Int64(bitPattern: $0))) }
        case .float64: forEachWord(UInt64.self) { body(Double(bitPattern: $0)) }
        }
    }

    /// Sound because each load ends at or before the end of the bytes, needs no alignment, and any bits are a word.
    @inline(__always)
    private func forEachWord<Word: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ type: Word.Type,
        _ body: (Word) -> Void
    ) {
        let size = MemoryLayout<Word>.size
        unsafe bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset &+ size <= buffer.count {
                let word = unsafe buffer.loadUnaligned(fromByteOffset: offset, as: Word.self)
                body(order == .little ? Word(littleEndian: word) : Word(bigEndian: word))
                offset &+= size
            }
        }
    }
}
