import FeatureNomenclature
import Imaging
import Radiomics

/// Texture features word by word as IBSI 1 defines them, slow and plain, to compare with.
struct TextureDefinition {
    let size: Size3

    /// The grey level of each voxel, 0 outside.
    let levels: [Int]

    /// Whether each voxel is in the morphological mask.
    let shape: [Bool]

    typealias Step = (x: Int, y: Int, z: Int)

    /// A feature's value by its stem; `nil` is an undefined one.
    typealias Values = [String: Double?]

    /// How many things have a level and a second property.
    typealias Matrix = [SIMD2<Int>: Double]

    var highest: Int { levels.max() ?? 0 }

    func level(_ x: Int, _ y: Int, _ z: Int) -> Int {
        guard x >= 0, y >= 0, z >= 0, x < size.x, y < size.y, z < size.z else { return 0 }
        return levels[x + size.x * (y + size.y * z)]
    }

    /// All steps to neighbors, in space or inside a slice.
    func steps(_ dimension: TextureDimension) -> [Step] {
        var steps: [Step] = []
        for z in dimension == .volume ? -1...1 : 0...0 {
            for y in -1...1 {
                for x in -1...1 where (x, y, z) != (0, 0, 0) { steps.append((x, y, z)) }
            }
        }
        return steps
    }

    /// One step of each pair of opposite ones.
    func directions(_ dimension: TextureDimension) -> [Step] {
        Array(steps(dimension).suffix(dimension == .volume ? 13 : 4))
    }

    func slices(_ dimension: TextureDimension) -> [Range<Int>] {
        dimension == .slice ? (0..<size.z).map { $0..<$0 + 1 } : [0..<size.z]
    }

    func inside(_ slices: Range<Int>) -> [(x: Int, y: Int, z: Int, level: Int)] {
        slices.flatMap { z in
            (0..<size.y).flatMap { y in
                (0..<size.x).compactMap { x in level(x, y, z) > 0 ? (x, y, z, level(x, y, z)) : nil }
            }
        }
    }

    /// All texture features.
    func values(_ merging: TextureMerging) -> Values {
        let dimension = merging.dimension
        let all = directions(dimension)
        let isAveraged = [.sliceAveraged, .directionMerged, .volumeAveraged].contains(merging)
        let groups: [[Step]] = isAveraged ? all.map { [$0] } : [all]
        let directional = slices(dimension).flatMap { slices in groups.map { (slices, $0) } }
        let others = slices(dimension)
        let families: [[Values?]] = [
            directional.map { cooccurrence($0, $1) }, directional.map { runLength($0, $1) },
            others.map { sizeZone($0, dimension) }, others.map { distanceZone($0, dimension) },
            others.map { toneDifference($0, dimension) }, others.map { dependence($0, dimension) },
        ]
        return families.map { Self.average($0.compactMap { $0 }) }.reduce(into: [:]) {
            $0.merge($1) { first, _ in first }
        }
    }

    private static func average(_ values: [Values]) -> Values {
        var result: Values = [:]
        for stem in values.first.map({ Array($0.keys) }) ?? [] {
            let defined = values.compactMap { $0[stem] ?? nil }
            result[stem] = .some(defined.isEmpty ? nil : defined.reduce(0, +) / Double(defined.count))
        }
        return result
    }
}
