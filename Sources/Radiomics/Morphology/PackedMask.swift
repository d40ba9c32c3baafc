import Imaging

/// A mask of one bit a voxel, so that 64 voxels are looked at together.
///
/// A row begins at a word of its own and ends with at least one bit that is 0.
struct PackedMask: Sendable {
    /// How many voxels there are along each axis.
    let size: Size3

    /// How many words a row takes.
    let rowWords: Int

    /// The rows in memory order; voxel `x` is bit `x % 64` of word `x / 64`.
    let words: [UInt64]

    /// Packs bytes that are 1 inside, 0 outside.
    init(_ mask: [UInt8], size: Size3) {
        precondition(mask.count == size.count, "a mask of the grid's size")
        let rowWords = size.x / 64 + 1
        var words = [UInt64](repeating: 0, count: rowWords * size.y * size.z)
        // Sound because all bytes of integers are initialized.
        let bytes = unsafe mask.span.bytes
        for row in 0..<size.y * size.z {
            let (start, target) = (row &* size.x, row &* rowWords)
            var x = 0
            while x &+ 8 <= size.x {
                // Sound because the eight bytes are part of the row, and any bytes make an integer.
                let eight = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start &+ x, as: UInt64.self)
                let bits = (UInt64(littleEndian: eight) &* 0x0102_0408_1020_4080) &>> 56
                words[target &+ x / 64] |= bits &<< UInt64(x & 63)
                x &+= 8
            }
            while x < size.x {
                words[target &+ x / 64] |= UInt64(mask[start &+ x]) &<< UInt64(x & 63)
                x &+= 1
            }
        }
        self.size = size
        self.rowWords = rowWords
        self.words = words
    }

    /// Visits the runs of voxels inside of a row; those that cross words come in pieces.
    @inline(__always)
    func forEachRun(_ row: Int, _ visit: (Range<Int>) -> Void) {
        for word in 0..<rowWords {
            var rest = words[row &* rowWords &+ word]
            while rest != 0 {
                let first = rest.trailingZeroBitCount
                let count = (~(rest &>> UInt64(first))).trailingZeroBitCount
                visit(64 &* word &+ first..<64 &* word &+ first &+ count)
                if first &+ count >= 64 { break }
                rest &= ~0 &<< UInt64(first &+ count)
            }
        }
    }
}
