import Kernels

extension Elementary {
    /// The cosine and sine of an angle in radians from 0 up, with the same bits everywhere.
    ///
    /// Taylor's series for a quarter of the angle or less, then doublings; errors below 1e-14 for angles of a few turns,
    /// which is what filters of at least a tenth of a voxel need.
    static func cosineAndSine(_ angle: Double) -> (cosine: Double, sine: Double) {
        var reduced = angle
        var doublings = 0
        while reduced > 0.5 {
            reduced *= 0.5
            doublings += 1
        }
        let square = reduced * reduced
        // 1 - cos and sin, to degree 19; the versed sine keeps its digits when doubled.
        var versed = 0.0
        var sine = 1.0
        for order in stride(from: 18.0, through: 2, by: -2) {
            versed = square / (order * (order - 1)) * (1 - versed)
            sine = 1 - square / (order * (order + 1)) * sine
        }
        sine *= reduced
        for _ in 0..<doublings {
            (versed, sine) = (2 * sine * sine, 2 * sine * (1 - versed))
        }
        return (1 - versed, sine)
    }
}
