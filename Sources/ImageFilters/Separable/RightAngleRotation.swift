/// A rotation by right angles: 4 in a slice, 24 in a volume.
struct RightAngleRotation: Sendable, Hashable {
    /// Along which axis of the image each axis of the filter runs.
    let axes: [Int]

    /// Whether it runs there backwards.
    let isMirrored: [Bool]

    /// All of them: the permutations and mirrorings that together keep the handedness.
    static func all(axisCount: Int) -> [RightAngleRotation] {
        let permutations: [(axes: [Int], isOdd: Bool)] =
            axisCount == 2
            ? [([0, 1], false), ([1, 0], true)]
            : [
                ([0, 1, 2], false), ([0, 2, 1], true), ([1, 0, 2], true), ([1, 2, 0], false), ([2, 0, 1], false),
                ([2, 1, 0], true),
            ]
        return permutations.flatMap { permutation in
            (0..<(1 << axisCount)).compactMap { bits in
                guard (bits.nonzeroBitCount % 2 == 1) == permutation.isOdd else { return nil }
                let isMirrored = (0..<axisCount).map { bits >> $0 & 1 == 1 }
                return RightAngleRotation(axes: permutation.axes, isMirrored: isMirrored)
            }
        }
    }
}
