/// The pixel data of a file, uncompressed and little-endian (PS3.5, section 8).
struct StoredPixels {
    private let bytes: ArraySlice<UInt8>
    private let format: PixelFormat

    private var count: Int { format.rows * format.columns }
    private var wordBytes: Int { format.bitsAllocated / 8 }

    /// Finds the pixel data and checks that it has all frames; one byte of padding may follow.
    init(_ dataSet: DataSet, format: PixelFormat, frames: Int) throws(DICOMError) {
        self.format = format
        guard format.isMonochrome else { throw .unsupported("an image with colors; expected one grey value a pixel") }
        guard dataSet[Attribute.floatPixelData.tag] == nil, dataSet[Attribute.doublePixelData.tag] == nil else {
            throw .unsupported("pixels of floating point; expected whole numbers")
        }
        guard let bytes = dataSet.bytes(Attribute.pixelData.tag) else { throw .missing(.pixelData) }
        self.bytes = bytes
        guard [8, 16, 32].contains(format.bitsAllocated) else {
            throw .badValue(.bitsAllocated, expected: "8, 16 or 32")
        }
        let (needed, isTooMuch) = (count * wordBytes).multipliedReportingOverflow(by: frames)
        guard !isTooMuch, bytes.count == needed || bytes.count == needed + needed % 2 else {
            throw .badValue(.pixelData, expected: isTooMuch ? "fewer pixels" : "\(needed) bytes, found \(bytes.count)")
        }
    }

    /// Writes the real values of a frame.
    func write(frame: Int, slope: Double, intercept: Double, to voxels: inout [Float], at start: Int) {
        let first = bytes.startIndex + frame * count * wordBytes
        let source = bytes[first..<first + count * wordBytes]
        let words = source.span
        var target = voxels.mutableSpan
        // Bits beside the stored ones may hold anything (PS3.5, section 8.1.1).
        let unused = 64 - format.bitsStored
        let shift = UInt64(format.highBit + 1 - format.bitsStored)
        let mask = UInt64.max >> UInt64(unused)
        for index in 0..<count {
            let bits = Self.word(words, index * wordBytes, wordBytes) >> shift & mask
            let value =
                format.isSigned ? Double(Int64(bitPattern: bits << UInt64(unused)) >> Int64(unused)) : Double(bits)
            target[start + index] = Float(value * slope + intercept)
        }
    }

    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, _ start: Int, _ size: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<size { word |= UInt64(bytes[start + offset]) << UInt64(8 * offset) }
        return word
    }
}
