/// In which directions a Gabor wave runs, clockwise from the first axis of the plane towards the second (FQER).
public enum GaborOrientations: Sendable, Hashable {
    /// One direction.
    case single(degrees: Double)

    /// All directions around the circle, these degrees apart (XTGK), which are pooled.
    case every(degrees: Double)

    /// The directions that differ: a wave and the one the other way round have the same modulus.
    var distinctDegrees: [Double] {
        switch self {
        case .single(let degrees): return [degrees]
        case .every(let step):
            let count = Int((360 / step).rounded())
            return (0..<(count % 2 == 0 ? count / 2 : count)).map { Double($0) * step }
        }
    }
}
