/// Voxels written as text, with blanks between them.
struct NRRDText {
    private let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    /// The numbers in order; there have to be `count` of them, each in the range of `type`.
    func forEachNumber(
        count: Int,
        type: NIfTIVoxelType,
        _ body: (Double) -> Void
    ) throws(ImageFileError) {
        var found = 0
        for word in bytes.split(whereSeparator: { $0 == 32 || (9...13).contains($0) }) {
            found += 1
            guard found <= count else { break }
            body(try Self.number(word, type: type))
        }
        guard found == count else {
            throw .unsupportedNRRD("its text has \(found > count ? "more" : "fewer") numbers than its sizes say")
        }
    }

    private static func number(_ word: ArraySlice<UInt8>, type: NIfTIVoxelType) throws(ImageFileError) -> Double {
        // The longest decimal form of a double that a writer gives has 25 characters.
        if word.count <= 40, let number = Double(String(decoding: word, as: UTF8.self)) {
            switch type {
            case .float32, .float64: return number
            default:
                if let range = range(type), range.contains(number), number == number.rounded() { return number }
            }
        }
        throw .unsupportedNRRD("its text holds something that is no number of its type")
    }

    private static func range(_ type: NIfTIVoxelType) -> ClosedRange<Double>? {
        switch type {
        case .int8: -128...127
        case .uint8: 0...255
        case .int16: -32_768...32_767
        case .uint16: 0...65_535
        case .int32: -2_147_483_648...2_147_483_647
        case .uint32: 0...4_294_967_295
        case .int64: -0x1p63...0x1p63
        case .uint64: 0...0x1p64
        case .float32, .float64: nil
        }
    }
}
