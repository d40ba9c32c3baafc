/// Which half of the frequencies a wavelet keeps along each axis, for example `LHL`.
public struct WaveletSubband: Sendable, Hashable, CustomStringConvertible {
    /// Whether the pass along each axis is the high one; two axes for slices, three for volumes.
    public let isHigh: [Bool]

    /// From what each pass is.
    public init(isHigh: [Bool]) { self.isHigh = isHigh }

    /// From letters `L` and `H`, one an axis; `nil` for anything else.
    public init?(_ letters: String) {
        var isHigh: [Bool] = []
        for letter in letters {
            guard letter == "L" || letter == "H" else { return nil }
            isHigh.append(letter == "H")
        }
        guard (2...3).contains(isHigh.count) else { return nil }
        self.isHigh = isHigh
    }

    /// All four of slices or eight of volumes, in the order of the alphabet from the last axis.
    public static func all(_ extent: FilterExtent) -> [WaveletSubband] {
        (0..<(1 << extent.axisCount)).map { bits in
            WaveletSubband(isHigh: (0..<extent.axisCount).map { bits >> (extent.axisCount - 1 - $0) & 1 == 1 })
        }
    }

    /// The letters, for example `LHL`.
    public var description: String { String(isHigh.map { $0 ? "H" : "L" }) }
}
