import CZlib

/// Writing PNG images (ISO/IEC 15948) of eight-bit grey, for pages that show slices.
public enum PNGFile {
    /// A grey image, row after row from the top; equal pixels give equal bytes.
    ///
    /// Each row is filtered in the way that leaves the smallest differences, since slices are smooth.
    public static func bytes(grey pixels: [UInt8], width: Int, height: Int) throws(ImageFileError) -> [UInt8] {
        guard (1...32_767).contains(width), (1...32_767).contains(height), pixels.count == width * height else {
            throw .wrongLength(expected: width * height, found: pixels.count)
        }
        var rows: [UInt8] = []
        rows.reserveCapacity((width + 1) * height)
        var above = [UInt8](repeating: 0, count: width)
        for start in stride(from: 0, to: pixels.count, by: width) {
            let row = Array(pixels[start..<start + width])
            rows.append(contentsOf: smallest(row, above: above))
            above = row
        }
        // 8 bits a sample, grey, deflate, the five filters, not interlaced.
        let header = number(width) + number(height) + [8, 0, 0, 0, 0]
        return signature + chunk("IHDR", header) + chunk("IDAT", try Gzip.zlibStream(rows, level: 7))
            + chunk("IEND", [])
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static func chunk(_ kind: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(kind.utf8) + content
        // The pointer does not leave the closure, and the count is that of its bytes.
        let checksum = unsafe body.withUnsafeBufferPointer { unsafe crc32(0, $0.baseAddress, UInt32($0.count)) }
        return number(content.count) + body + number(Int(checksum))
    }

    /// Four bytes, most significant first.
    private static func number(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    // MARK: Filters

    /// The filtered row whose bytes, taken as signed, have the smallest sum of magnitudes: the standard's own advice.
    private static func smallest(_ row: [UInt8], above: [UInt8]) -> [UInt8] {
        var best: (cost: Int, bytes: [UInt8]) = (.max, [])
        for filter in UInt8(0)...4 where filter != 3 {
            var cost = 0
            var bytes = [filter]
            bytes.reserveCapacity(row.count + 1)
            for column in row.indices {
                let left = column > 0 ? row[column - 1] : 0
                let corner = column > 0 ? above[column - 1] : 0
                let predicted: UInt8 =
                    switch filter {
                    case 1: left
                    case 2: above[column]
                    case 4: paeth(left, above[column], corner)
                    default: 0
                    }
                let difference = row[column] &- predicted
                cost += Int(Int8(bitPattern: difference).magnitude)
                bytes.append(difference)
            }
            if cost < best.cost { best = (cost, bytes) }
        }
        return best.bytes
    }

    /// The neighbour that is nearest to left + above - corner; ties go to the left, then to the one above.
    private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
        let estimate = Int(left) + Int(above) - Int(corner)
        let toLeft = (estimate - Int(left)).magnitude
        let toAbove = (estimate - Int(above)).magnitude
        let toCorner = (estimate - Int(corner)).magnitude
        if toLeft <= toAbove, toLeft <= toCorner { return left }
        return toAbove <= toCorner ? above : corner
    }
}
