import FeatureNomenclature

extension TextureMerging {
    /// Slices and directions that one texture matrix counts together.
    struct Group: Sendable {
        let slices: Range<Int>
        let directions: [Direction]
    }

    /// The matrices that a region of so many slices has; features are averaged over them.
    func groups(slices count: Int) -> [Group] {
        let all = 0..<count
        return switch self {
        case .sliceAveraged:
            all.flatMap { z in Direction.inPlane.map { Group(slices: z..<z + 1, directions: [$0]) } }
        case .sliceMerged: all.map { Group(slices: $0..<$0 + 1, directions: Direction.inPlane) }
        case .directionMerged: Direction.inPlane.map { Group(slices: all, directions: [$0]) }
        case .planeMerged: [Group(slices: all, directions: Direction.inPlane)]
        case .volumeAveraged: Direction.inSpace.map { Group(slices: all, directions: [$0]) }
        case .volumeMerged: [Group(slices: all, directions: Direction.inSpace)]
        }
    }
}
