import FeatureNomenclature

extension TextureMerging {
    /// One of each pair of opposite directions in which neighbors are looked for.
    var directions: [Direction] { dimension.directions }

    /// Whether each direction has a matrix of its own.
    var isPerDirection: Bool {
        switch self {
        case .sliceAveraged, .directionMerged, .volumeAveraged: true
        case .sliceMerged, .planeMerged, .volumeMerged: false
        }
    }
}

extension TextureDimension {
    /// One of each pair of opposite directions in which neighbors are looked for.
    var directions: [Direction] { self == .volume ? Direction.inSpace : Direction.inPlane }

    /// The slices that each matrix counts together.
    func matrices(slices count: Int) -> [Range<Int>] {
        self == .slice ? (0..<count).map { $0..<$0 + 1 } : [0..<count]
    }
}
