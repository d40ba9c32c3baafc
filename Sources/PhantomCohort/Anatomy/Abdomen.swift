/// The parts of the body around the lesions, in mm from the centre of the field of view.
enum Abdomen {
    /// What is at a position.
    enum Tissue: Sendable {
        case air, fat, muscle, liver, spine, vessel
    }

    static let liverCentre = SIMD3<Double>(-6, -2, 0)
    static let liverSemiAxes = SIMD3<Double>(38, 34, 44)

    private static let bodySemiAxes = SIMD3<Double>(53, 48, 1000)

    /// The tissue at a position, lesions apart.
    static func tissue(at position: SIMD3<Double>) -> Tissue {
        let fromBody = squaredRadius(position, bodySemiAxes)
        guard fromBody < 1 else { return .air }
        if squaredRadius(position - liverCentre, liverSemiAxes) < 1 { return .liver }
        if squaredRadius(position - SIMD3(8, 39, 0), SIMD3(8, 6, 1000)) < 1 { return .spine }
        if squaredRadius(position - SIMD3(36, 14, 0), SIMD3(5, 5, 1000)) < 1 { return .vessel }
        return fromBody > 0.86 ? .fat : .muscle
    }

    private static func squaredRadius(_ offset: SIMD3<Double>, _ semiAxes: SIMD3<Double>) -> Double {
        let scaled = offset / semiAxes
        return (scaled * scaled).sum()
    }
}
