/// A damaged copy of a file of the corpus.
struct Mutation {
    private let corpus: Corpus
    private var random: SplitMix
    private var bytes: [UInt8] = []

    init(corpus: Corpus, seed: UInt64) {
        self.corpus = corpus
        random = SplitMix(state: seed)
    }

    /// The copy, damaged in one to eight places; its magic is left alone, or nothing would be read.
    mutating func file() -> [UInt8] {
        bytes = corpus.file(using: &random)
        for _ in 0..<Int.random(in: 1...8, using: &random) { damage() }
        return bytes
    }

    private mutating func damage() {
        guard bytes.count > 200 else { return }
        switch Int.random(in: 0..<16, using: &random) {
        case 0..<5: bytes[position()] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 5..<8: bytes[position()] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF].randomElement(using: &random) ?? 0
        case 8..<9: bytes[position()] = .random(in: 0...255, using: &random)
        case 9..<12: setNumber()
        case 12: bytes.removeLast(bytes.count - position())
        case 13: splice()
        case 14: duplicate()
        default: remove()
        }
    }

    /// Somewhere behind the magic: mostly in the first kilobytes, where lengths and descriptions are, or at the end.
    private mutating func position() -> Int {
        let end = bytes.count
        let range =
            switch Int.random(in: 0..<8, using: &random) {
            case 0..<5: 132..<min(end, 6000)
            case 5: max(132, end - 3000)..<end
            default: 132..<end
            }
        return Int.random(in: range, using: &random)
    }

    /// A number where a length may stand.
    private mutating func setNumber() {
        let at = min(position(), bytes.count - 4)
        let numbers: [UInt32] = [
            0, 1, 2, 3, 7, 8, 16, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x1_0000, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFE,
            0xFFFF_FFFF, UInt32(bytes.count), UInt32(bytes.count - at), UInt32.random(in: 0...4096, using: &random),
        ]
        let number = numbers.randomElement(using: &random) ?? 0
        for offset in 0..<(Bool.random(using: &random) ? 2 : 4) {
            bytes[at + offset] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(offset)))
        }
    }

    /// Bytes of another file, over or between those of this one.
    private mutating func splice() {
        let other = corpus.file(using: &random)
        guard other.count > 200 else { return }
        let start = Int.random(in: 132..<min(other.count, 8000), using: &random)
        let part = other[start..<min(other.count, start + Int.random(in: 1...400, using: &random))]
        let at = position()
        let replaced = Bool.random(using: &random) ? min(part.count, bytes.count - at) : 0
        bytes.replaceSubrange(at..<at + replaced, with: part)
    }

    private mutating func duplicate() {
        let at = position()
        let part = bytes[at..<min(bytes.count, at + Int.random(in: 1...200, using: &random))]
        for _ in 0..<Int.random(in: 1...20, using: &random) { bytes.insert(contentsOf: part, at: at) }
    }

    private mutating func remove() {
        let at = position()
        bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...64, using: &random)))
    }
}

/// SplitMix64 (Steele, Lea, Flood: doi 10.1145/2714064.2660195), so that a run can be repeated.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
