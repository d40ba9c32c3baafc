/// The values of a row's signatures as bytes, exactly.
///
/// For each signature: one byte 0 if the lesion lacks the series, or one byte 1, the number of values in four bytes and
/// the values as IEEE 754 doubles, all little-endian.
enum SignatureVectors {
    static func bytes(_ vectors: [[Double]?]) -> [UInt8] {
        var bytes: [UInt8] = []
        for vector in vectors {
            guard let vector else {
                bytes.append(0)
                continue
            }
            bytes.append(1)
            append(UInt64(vector.count), byteCount: 4, to: &bytes)
            for value in vector { append(value.bitPattern, byteCount: 8, to: &bytes) }
        }
        return bytes
    }

    static func values(_ bytes: [UInt8]) -> [[Double]?]? {
        var vectors: [[Double]?] = []
        var position = 0
        func word(_ byteCount: Int) -> UInt64? {
            guard position + byteCount <= bytes.count else { return nil }
            defer { position += byteCount }
            return bytes[position..<position + byteCount].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        while position < bytes.count {
            switch word(1) {
            case 0: vectors.append(nil)
            case 1:
                guard let count = word(4), count <= bytes.count / 8 else { return nil }
                var vector: [Double] = []
                for _ in 0..<count {
                    guard let bits = word(8) else { return nil }
                    vector.append(Double(bitPattern: bits))
                }
                vectors.append(vector)
            default: return nil
            }
        }
        return vectors
    }

    private static func append(_ word: UInt64, byteCount: Int, to bytes: inout [UInt8]) {
        for byte in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(8 * byte))) }
    }
}
