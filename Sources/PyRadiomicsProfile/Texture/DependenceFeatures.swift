/// The grey level dependence features (`gldm`).
enum DependenceFeatures {
    static func outcomes(_ region: LevelRegion, _ sums: NeighborSums) -> [NamedOutcome] {
        let matrix = LevelSizeMatrix(
            levels: region.levels,
            columns: sums.columns,
            counts: sums.dependences.map(Double.init)
        )
        let e = matrix.emphases()
        let values: [(String, Double)] = [
            ("DependenceEntropy", e.entropy), ("DependenceNonUniformity", e.sizeNonUniformity),
            ("DependenceNonUniformityNormalized", e.sizeNonUniformityNormalized),
            ("DependenceVariance", e.sizeVariance), ("GrayLevelNonUniformity", e.levelNonUniformity),
            ("GrayLevelVariance", e.levelVariance), ("HighGrayLevelEmphasis", e.high),
            ("LargeDependenceEmphasis", e.large), ("LargeDependenceHighGrayLevelEmphasis", e.largeHigh),
            ("LargeDependenceLowGrayLevelEmphasis", e.largeLow), ("LowGrayLevelEmphasis", e.low),
            ("SmallDependenceEmphasis", e.small), ("SmallDependenceHighGrayLevelEmphasis", e.smallHigh),
            ("SmallDependenceLowGrayLevelEmphasis", e.smallLow),
        ]
        return values.map { NamedOutcome($0.0, $0.1) }
    }
}
