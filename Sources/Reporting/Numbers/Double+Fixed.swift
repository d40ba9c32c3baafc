extension Double {
    /// The number with a fixed number of decimals, correctly rounded, ties to even, a true minus sign, and no locale.
    ///
    /// A number that is not finite has no digits: it reads `not estimable`. Magnitudes from 10^15 are written in full
    /// precision instead, because their decimals mean nothing.
    func fixed(_ places: Int) -> String {
        guard isFinite else { return "not estimable" }
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        let scaled = magnitude.times(scale)
        guard scaled < 1e15 else { return description }
        let digits = String(Int64(scaled))
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let sign = self < 0 && scaled > 0 ? "\u{2212}" : ""
        guard places > 0 else { return sign + padded }
        return sign + padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// The product as a whole number, rounded once: what the first rounding hides of a half is asked back.
    private func times(_ scale: Double) -> Double {
        let product = self * scale
        let hidden = (-product).addingProduct(self, scale)
        guard product - product.rounded(.down) == 0.5, hidden != 0 else { return product.rounded(.toNearestOrEven) }
        return product.rounded(hidden > 0 ? .up : .down)
    }

    /// The number with about four significant digits, as a table of weights and means wants it.
    var fourDigits: String {
        guard isFinite, self != 0 else { return fixed(0) }
        var (places, bound) = (3, 10.0)
        while places > 0, magnitude >= bound { (places, bound) = (places - 1, bound * 10) }
        if magnitude >= 1e7 || magnitude < 1e-4 { return scientific }
        bound = 1
        while magnitude < bound, places < 7 { (places, bound) = (places + 1, bound / 10) }
        return fixed(places)
    }

    /// `1.235 × 10⁷`.
    private var scientific: String {
        var (mantissa, exponent) = (magnitude, 0)
        while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
        let superscript = String(exponent).map { Self.superscripts[$0] ?? "" }.joined()
        return (self < 0 ? "\u{2212}" : "") + mantissa.fixed(3) + " × 10" + superscript
    }

    private static let superscripts: [Character: String] = [
        "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
    ]

    /// A p-value as the paper prints it: three decimals, `<0.001` below that.
    var pValueText: String { self < 0.001 ? "<0.001" : fixed(3) }

    /// The same after `p `: `p = 0.043` or `p < 0.001`.
    var pValueStatement: String { self < 0.001 ? "< 0.001" : "= " + fixed(3) }
}
