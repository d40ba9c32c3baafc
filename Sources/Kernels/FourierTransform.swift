/// The discrete Fourier transform of many lines at once, with the same bits on every machine.
///
/// Stockham's self-sorting algorithm (see Van Loan 1992, doi 10.1137/1.9781611970999) with radices 4, 2, 3 and 5. The lines
/// lie side by side: element `k` of line `b` is at `k * lines + b`, so that the inner loops run over neighbors in memory.
/// Real and imaginary parts are two arrays. Nothing is scaled.
public struct FourierTransform: Sendable {
    /// The number of elements of a line.
    public let length: Int

    private let cosines: [Double]
    private let sines: [Double]
    /// The radices of the passes, in order.
    let radices: [Int]

    /// The least length from `minimum` up that has no prime factor but 2, 3 and 5.
    public static func length(atLeast minimum: Int) -> Int {
        var length = max(minimum, 1)
        while factors(length) == nil { length += 1 }
        return length
    }

    /// Prepares transforms of a length, which must be one of ``length(atLeast:)``.
    public init(length: Int) {
        guard let radices = Self.factors(length) else { preconditionFailure("\(length) has a factor above 5") }
        self.length = length
        self.radices = radices
        let turns = (0..<length).map { Elementary.turn($0, of: length) }
        cosines = turns.map(\.cosine)
        sines = turns.map { -$0.sine }
    }

    /// Transforms lines in place: `X(k) = sum x(n) exp(-2 pi i n k / length)`.
    public func transform(_ real: inout [Double], _ imaginary: inout [Double], lines: Int) {
        precondition(real.count == length * lines && imaginary.count == length * lines, "length times lines")
        var spare = (real: real, imaginary: imaginary)
        var remaining = length
        var stride = lines
        for radix in radices {
            let pass = FourierPass(radix: radix, span: remaining / radix, stride: stride, turn: length / remaining)
            pass.run(from: (real, imaginary), to: &spare, cosines: cosines, sines: sines)
            swap(&real, &spare.real)
            swap(&imaginary, &spare.imaginary)
            remaining /= radix
            stride *= radix
        }
    }

    private static func factors(_ length: Int) -> [Int]? {
        var rest = length
        var factors: [Int] = []
        for radix in [4, 2, 3, 5] {
            while rest % radix == 0 {
                factors.append(radix)
                rest /= radix
            }
        }
        return rest == 1 ? factors : nil
    }
}
