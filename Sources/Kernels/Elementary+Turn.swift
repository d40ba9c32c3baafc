extension Elementary {
    /// The cosine and sine of a fraction `numerator / denominator` of a full turn, for a denominator above 0.
    ///
    /// Exact for quarters of a turn; errors below 1.5 ulp elsewhere. The angle is reduced to an eighth of a turn in whole
    /// numbers, so that equal fractions of the circle give equal bits up to sign and order.
    public static func turn(_ numerator: Int, of denominator: Int) -> (cosine: Double, sine: Double) {
        precondition((1...(1 << 40)).contains(denominator), "a denominator from 1 to 2^40")
        // In quarters of the denominator: a full turn is 4 denominators.
        let remainder = numerator % denominator
        var position = 4 * (remainder < 0 ? remainder + denominator : remainder)
        let isLower = position > 2 * denominator
        if isLower { position = 4 * denominator - position }
        let isLeft = position > denominator
        if isLeft { position = 2 * denominator - position }
        let isSteep = 2 * position > denominator
        if isSteep { position = denominator - position }
        let angle = 0x1.921fb54442d18p+0 * (Double(position) / Double(denominator))
        let (x, y) = isSteep ? (sineSeries(angle), cosineSeries(angle)) : (cosineSeries(angle), sineSeries(angle))
        return (isLeft ? -x : x, isLower ? -y : y)
    }

    /// Taylor's series to degree 17, for angles up to an eighth of a turn.
    private static func sineSeries(_ angle: Double) -> Double {
        let square = angle * angle
        var series = 0.0
        for factors in stride(from: 16.0, through: 2, by: -2) {
            series = (1 + series) * -square / (factors * (factors + 1))
        }
        return angle + angle * series
    }

    /// Taylor's series to degree 18, for angles up to an eighth of a turn.
    private static func cosineSeries(_ angle: Double) -> Double {
        let square = angle * angle
        var series = 0.0
        for factors in stride(from: 17.0, through: 1, by: -2) {
            series = (1 + series) * -square / (factors * (factors + 1))
        }
        return 1 + series
    }
}
