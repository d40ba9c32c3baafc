/// A PNG file read by other code than the one that wrote it: its own checksums, filters and inflate.
struct PNGChunks {
    struct Damaged: Error {}

    private var chunks: [(name: String, content: [UInt8], checksum: UInt32)] = []

    var names: [String] { chunks.map(\.name) }

    init(_ bytes: [UInt8]) throws {
        guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { throw Damaged() }
        var rest = bytes.dropFirst(8)
        while !rest.isEmpty {
            let length = Int(Self.number(rest.prefix(4)))
            guard rest.count >= length + 12 else { throw Damaged() }
            let body = Array(rest.dropFirst(4).prefix(4 + length))
            chunks.append(
                (
                    String(decoding: body.prefix(4), as: UTF8.self), Array(body.dropFirst(4)),
                    Self.number(rest.dropFirst(8 + length).prefix(4))
                )
            )
            rest = rest.dropFirst(12 + length)
        }
    }

    func content(_ name: String) -> [UInt8] { chunks.first { $0.name == name }?.content ?? [] }

    /// Bit by bit, as ISO/IEC 15948, annex D has it.
    var checksumsAreRight: Bool {
        chunks.allSatisfy { chunk in
            var register = UInt32.max
            for byte in Array(chunk.name.utf8) + chunk.content {
                register ^= UInt32(byte)
                for _ in 0..<8 { register = register & 1 == 1 ? register >> 1 ^ 0xEDB8_8320 : register >> 1 }
            }
            return ~register == chunk.checksum
        }
    }

    /// The decoded pixels of an eight-bit grey image.
    func pixels(width: Int) throws -> [UInt8] {
        let rows = try inflated(content("IDAT"))
        var pixels: [UInt8] = []
        var above = [Int](repeating: 0, count: width)
        for start in stride(from: 0, to: rows.count, by: width + 1) {
            var row: [Int] = []
            for column in 0..<width {
                let left = column > 0 ? row[column - 1] : 0
                let corner = column > 0 ? above[column - 1] : 0
                let added =
                    switch rows[start] {
                    case 0: 0
                    case 1: left
                    case 2: above[column]
                    case 3: (left + above[column]) / 2
                    case 4: Self.paeth(left, above[column], corner)
                    default: throw Damaged()
                    }
                row.append((Int(rows[start + 1 + column]) + added) % 256)
            }
            pixels += row.map { UInt8($0) }
            above = row
        }
        return pixels
    }

    private static func paeth(_ a: Int, _ b: Int, _ c: Int) -> Int {
        let p = a + b - c
        let (pa, pb, pc) = (abs(p - a), abs(p - b), abs(p - c))
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c
    }

    /// A zlib stream (RFC 1950) is a header of two bytes, deflate, and Adler-32.
    private func inflated(_ stream: [UInt8]) throws -> [UInt8] {
        guard stream.count > 6, stream[0] & 15 == 8, (Int(stream[0]) * 256 + Int(stream[1])) % 31 == 0 else {
            throw Damaged()
        }
        let bytes = try Inflate.bytes(Array(stream.dropFirst(2).dropLast(4)))
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes { (a, b) = ((a + UInt32(byte)) % 65521, (b + a + UInt32(byte)) % 65521) }
        guard b << 16 | a == Self.number(stream.suffix(4)) else { throw Damaged() }
        return bytes
    }

    private static func number(_ bytes: some Collection<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }
}

/// Deflate (RFC 1951) bit by bit, slowly, for tests.
enum Inflate {
    static func bytes(_ stream: [UInt8]) throws -> [UInt8] {
        var reader = Reader(stream: stream)
        var output: [UInt8] = []
        var isLast = false
        while !isLast {
            isLast = try reader.bits(1) == 1
            switch try reader.bits(2) {
            case 0:
                reader.align()
                let length = try reader.bits(16)
                guard try reader.bits(16) == ~length & 0xFFFF else { throw PNGChunks.Damaged() }
                for _ in 0..<length { output.append(UInt8(try reader.bits(8))) }
            case 1:
                let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
                try block(&reader, &output, Code(lengths), Code([Int](repeating: 5, count: 30)))
            case 2:
                let codes = try dynamicCodes(&reader)
                try block(&reader, &output, codes.0, codes.1)
            default: throw PNGChunks.Damaged()
            }
        }
        return output
    }

    private static func dynamicCodes(_ reader: inout Reader) throws -> (Code, Code) {
        let counts = (try reader.bits(5) + 257, try reader.bits(5) + 1, try reader.bits(4) + 4)
        var small = [Int](repeating: 0, count: 19)
        let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        for position in order.prefix(counts.2) { small[position] = try reader.bits(3) }
        let code = Code(small)
        var lengths: [Int] = []
        while lengths.count < counts.0 + counts.1 {
            switch try code.symbol(&reader) {
            case 16: lengths += [Int](repeating: lengths.last ?? 0, count: 3 + (try reader.bits(2)))
            case 17: lengths += [Int](repeating: 0, count: 3 + (try reader.bits(3)))
            case 18: lengths += [Int](repeating: 0, count: 11 + (try reader.bits(7)))
            case let length: lengths.append(length)
            }
        }
        return (Code(Array(lengths.prefix(counts.0))), Code(Array(lengths.dropFirst(counts.0))))
    }

    private static func block(_ reader: inout Reader, _ output: inout [UInt8], _ code: Code, _ far: Code) throws {
        while true {
            let symbol = try code.symbol(&reader)
            if symbol < 256 { output.append(UInt8(symbol)) }
            if symbol == 256 { return }
            guard symbol > 256 else { continue }
            let step = symbol - 257
            let extra = step < 8 || step == 28 ? 0 : (step - 4) / 4
            let base = step == 28 ? 258 : step < 8 ? 3 + step : 3 + (4 + step % 4) << extra
            let length = base + (try reader.bits(extra))
            let place = try far.symbol(&reader)
            let farExtra = place < 2 ? 0 : (place - 2) / 2
            let distance = (place < 2 ? 1 + place : 1 + (2 + place % 2) << farExtra) + (try reader.bits(farExtra))
            guard distance <= output.count else { throw PNGChunks.Damaged() }
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
    }

    private struct Reader {
        let stream: [UInt8]
        var position = 0

        mutating func bits(_ count: Int) throws -> Int {
            var value = 0
            for bit in 0..<count {
                guard position < 8 * stream.count else { throw PNGChunks.Damaged() }
                value |= Int(stream[position / 8] >> UInt8(position % 8) & 1) << bit
                position += 1
            }
            return value
        }

        mutating func align() { position = (position + 7) / 8 * 8 }
    }

    /// A canonical Huffman code.
    private struct Code {
        private var symbols: [[Int]: Int] = [:]

        init(_ lengths: [Int]) {
            var next = 0
            for length in 1...15 {
                for symbol in lengths.indices where lengths[symbol] == length {
                    symbols[[length, next]] = symbol
                    next += 1
                }
                next <<= 1
            }
        }

        func symbol(_ reader: inout Reader) throws -> Int {
            var code = 0
            for length in 1...15 {
                code = code << 1 | (try reader.bits(1))
                if let symbol = symbols[[length, code]] { return symbol }
            }
            throw PNGChunks.Damaged()
        }
    }
}
