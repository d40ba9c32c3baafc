/// The stored pixels of a segmentation.
struct SegmentationPixels: Sendable {
    /// How a pixel says to which segment it belongs.
    enum Coding: Sendable, Hashable {
        /// One bit each, the lowest of a byte first; frames do not begin at borders of bytes.
        case bits

        /// One byte each, inside from a value upwards.
        case fractions(insideFrom: UInt8)

        /// The segment's number, in one or two bytes.
        case labels(bytes: Int)
    }

    private let coding: Coding
    private let bytes: ArraySlice<UInt8>
    private let frameSize: Int

    /// Checks that there are enough bytes for `frames` frames of `frameSize` pixels.
    init(_ coding: Coding, _ bytes: ArraySlice<UInt8>, frames: Int, frameSize: Int) throws(DICOMError) {
        let needed =
            switch coding {
            case .bits: (frames * frameSize + 7) / 8
            case .fractions: frames * frameSize
            case .labels(let size): frames * frameSize * size
            }
        guard bytes.count >= needed else {
            throw .badValue(SegmentationAttribute.pixelData, expected: "\(needed) bytes, not \(bytes.count)")
        }
        self.coding = coding
        self.bytes = bytes
        self.frameSize = frameSize
    }

    /// Marks the pixels of a frame that belong to a segment.
    func mark(frame: Int, segment: Int, in members: inout [UInt8], at start: Int) {
        let source = bytes.span
        var target = members.mutableSpan
        let first = frame * frameSize
        switch coding {
        case .bits:
            for pixel in 0..<frameSize {
                let bit = first &+ pixel
                target[start &+ pixel] = source[bit >> 3] >> UInt8(truncatingIfNeeded: bit & 7) & 1
            }
        case .fractions(let least):
            for pixel in 0..<frameSize { target[start &+ pixel] = source[first &+ pixel] >= least ? 1 : 0 }
        case .labels(bytes: 1):
            for pixel in 0..<frameSize { target[start &+ pixel] = Int(source[first &+ pixel]) == segment ? 1 : 0 }
        case .labels:
            for pixel in 0..<frameSize {
                let at = 2 &* (first &+ pixel)
                let label = Int(source[at]) | Int(source[at &+ 1]) << 8
                target[start &+ pixel] = label == segment ? 1 : 0
            }
        }
    }
}

extension SegmentationPixels.Coding {
    init(_ dataSet: DataSet) throws(DICOMError) {
        typealias Names = SegmentationAttribute
        guard let bits = dataSet.integer(Names.bitsAllocated.tag) else { throw .missing(Names.bitsAllocated) }
        guard dataSet.integer(Names.samples.tag) ?? 1 == 1 else { throw .badValue(Names.samples, expected: "1") }
        switch (dataSet.text(Names.type.tag), bits) {
        case ("BINARY", 1): self = .bits
        // A decoder may have widened the bits.
        case ("BINARY", 8): self = .fractions(insideFrom: 1)
        case ("FRACTIONAL", 8): self = .fractions(insideFrom: try Self.half(dataSet))
        case ("LABELMAP", 8): self = .labels(bytes: 1)
        case ("LABELMAP", 16): self = .labels(bytes: 2)
        case (nil, _): throw .missing(Names.type)
        case ("BINARY", _), ("FRACTIONAL", _), ("LABELMAP", _):
            throw .badValue(Names.bitsAllocated, expected: "1 for BINARY, 8 for FRACTIONAL, 8 or 16 for LABELMAP")
        default: throw .badValue(Names.type, expected: "BINARY, FRACTIONAL or LABELMAP")
        }
    }

    /// The least value that is at least half of MaximumFractionalValue.
    private static func half(_ dataSet: DataSet) throws(DICOMError) -> UInt8 {
        let name = SegmentationAttribute.largestFraction
        guard let most = dataSet.integer(name.tag) else { throw .missing(name) }
        guard (1...255).contains(most) else { throw .badValue(name, expected: "1 to 255") }
        return UInt8((most + 1) / 2)
    }
}
