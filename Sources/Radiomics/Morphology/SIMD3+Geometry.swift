extension SIMD3<Double> {
    /// The cross product.
    func cross(_ other: SIMD3<Double>) -> SIMD3<Double> {
        [y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x]
    }

    /// The dot product; added in the order x, y, z.
    func dot(_ other: SIMD3<Double>) -> Double { x * other.x + y * other.y + z * other.z }

    /// The Euclidean length; the squares are added in the order x, y, z.
    var length: Double { (x * x + y * y + z * z).squareRoot() }
}

extension SIMD3<Int> {
    /// The cross product, exact for coordinates up to 2^30 in magnitude.
    func cross(_ other: SIMD3<Int>) -> SIMD3<Int> {
        [
            y &* other.z &- z &* other.y, z &* other.x &- x &* other.z, x &* other.y &- y &* other.x,
        ]
    }

    /// The dot product, exact if it is below 2^63.
    func dot(_ other: SIMD3<Int>) -> Int { x &* other.x &+ y &* other.y &+ z &* other.z }
}
