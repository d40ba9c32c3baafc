import FeatureNomenclature
import Foundation

extension TextureDefinition {
    /// The 16 features of a matrix by level and extent.
    func extents(_ matrix: Matrix, places: Int, stems: [String]) -> Values? {
        let total = matrix.values.reduce(0, +)
        guard total > 0 else { return nil }
        func mean(_ weight: (Double, Double) -> Double) -> Double {
            matrix.map { $0.value / total * weight(Double($0.key.x), Double($0.key.y)) }.reduce(0, +)
        }
        func squares(_ property: (SIMD2<Int>) -> Int) -> Double {
            Dictionary(grouping: matrix, by: { property($0.key) }).values
                .map { $0.map(\.value).reduce(0, +) }.map { $0 * $0 }.reduce(0, +)
        }
        let levelMean = mean { level, _ in level }
        let extentMean = mean { _, extent in extent }
        let values = [
            mean { 1 / ($1 * $1 + 0 * $0) }, mean { $1 * $1 + 0 * $0 }, mean { level, _ in 1 / (level * level) },
            mean { level, _ in level * level },
            mean { 1 / ($0 * $0 * $1 * $1) }, mean { $0 * $0 / ($1 * $1) }, mean { $1 * $1 / ($0 * $0) },
            mean { $0 * $0 * $1 * $1 },
            squares(\.x) / total, squares(\.x) / (total * total), squares(\.y) / total, squares(\.y) / (total * total),
            total / Double(places),
            mean { level, _ in (level - levelMean) * (level - levelMean) },
            mean { _, extent in (extent - extentMean) * (extent - extentMean) },
            -matrix.values.map { $0 / total * log2($0 / total) }.reduce(0, +),
        ]
        return Dictionary(uniqueKeysWithValues: zip(stems, values.map(Optional.some)))
    }

    func toneDifference(_ slices: Range<Int>, _ dimension: TextureDimension) -> Values? {
        var counts: [Int: Double] = [:]
        var differences: [Int: Double] = [:]
        for (x, y, z, own) in inside(slices) {
            let neighbors = steps(dimension).map { level(x + $0.x, y + $0.y, z + $0.z) }.filter { $0 > 0 }
            guard !neighbors.isEmpty else { continue }
            counts[own, default: 0] += 1
            differences[own, default: 0] += abs(Double(own) - Double(neighbors.reduce(0, +)) / Double(neighbors.count))
        }
        let total = counts.values.reduce(0, +)
        guard total > 0 else { return nil }
        let sum = differences.values.reduce(0, +)
        var (weighted, contrast, busyness, complexity, strength) = (0.0, 0.0, 0.0, 0.0, 0.0)
        for (level, count) in counts {
            let (i, p, s) = (Double(level), count / total, differences[level] ?? 0)
            weighted += p * s
            for (other, otherCount) in counts {
                let (j, q, t) = (Double(other), otherCount / total, differences[other] ?? 0)
                contrast += p * q * (i - j) * (i - j)
                busyness += abs(i * count - j * otherCount) / total
                complexity += abs(i - j) * (p * s + q * t) / (p + q)
                strength += (p + q) * (i - j) * (i - j)
            }
        }
        let number = Double(counts.count)
        let isConstant = counts.count == 1
        return [
            "ngt_coarseness": weighted > 0 ? min(1 / weighted, 1e6) : 1e6,
            "ngt_contrast": isConstant ? 0 : contrast / (number * (number - 1)) * sum / total,
            "ngt_busyness": isConstant ? 0 : busyness == 0 ? nil : weighted / busyness,
            "ngt_complexity": complexity / total,
            "ngt_strength": sum > 0 ? strength / sum : 0,
        ]
    }

    func cooccurrence(_ slices: Range<Int>, _ directions: [Step]) -> Values? {
        var matrix: Matrix = [:]
        for (x, y, z, own) in inside(slices) {
            for step in directions {
                let other = level(x + step.x, y + step.y, z + step.z)
                guard other > 0 else { continue }
                matrix[[own, other], default: 0] += 1
                matrix[[other, own], default: 0] += 1
            }
        }
        let total = matrix.values.reduce(0, +)
        guard total > 0 else { return nil }
        return cooccurrence(matrix.mapValues { $0 / total })
    }

    private func cooccurrence(_ matrix: Matrix) -> Values {
        let levels = Double(highest)
        func mean(_ weight: (Double, Double) -> Double) -> Double {
            matrix.map { $0.value * weight(Double($0.key.x), Double($0.key.y)) }.reduce(0, +)
        }
        func grouped(_ property: (SIMD2<Int>) -> Int) -> [Int: Double] {
            Dictionary(grouping: matrix, by: { property($0.key) }).mapValues { $0.map(\.value).reduce(0, +) }
        }
        func entropy(_ values: some Sequence<Double>) -> Double { -values.map { $0 * log2($0) }.reduce(0, +) }
        let margin = grouped(\.x)
        let differences = grouped { abs($0.x - $0.y) }
        let sums = grouped { $0.x + $0.y }
        let average = mean { i, _ in i }
        let variance = mean { i, _ in (i - average) * (i - average) }
        let distance = mean { abs($0 - $1) }
        let (hxy, hx) = (entropy(matrix.values), entropy(margin.values))
        let hxy1 = -matrix.map { $0.value * log2((margin[$0.key.x] ?? 0) * (margin[$0.key.y] ?? 0)) }.reduce(0, +)
        let hxy2 = -margin.values.flatMap { p in margin.values.map { p * $0 * log2(p * $0) } }.reduce(0, +)
        let isConstant = margin.count == 1
        var values: Values = [
            "cm_joint_max": matrix.values.max(), "cm_joint_avg": average, "cm_joint_var": variance,
            "cm_joint_entr": hxy,
            "cm_diff_avg": distance, "cm_diff_var": mean { (abs($0 - $1) - distance) * (abs($0 - $1) - distance) },
            "cm_diff_entr": entropy(differences.values), "cm_sum_avg": mean { $0 + $1 },
            "cm_sum_var": mean { ($0 + $1 - 2 * average) * ($0 + $1 - 2 * average) },
            "cm_sum_entr": entropy(sums.values), "cm_energy": matrix.values.reduce(0) { $0 + $1 * $1 },
            "cm_contrast": mean { ($0 - $1) * ($0 - $1) }, "cm_dissimilarity": distance,
        ]
        values["cm_inv_diff"] = mean { 1 / (1 + abs($0 - $1)) }
        values["cm_inv_diff_norm"] = mean { 1 / (1 + abs($0 - $1) / levels) }
        values["cm_inv_diff_mom"] = mean { 1 / (1 + ($0 - $1) * ($0 - $1)) }
        values["cm_inv_diff_mom_norm"] = mean { 1 / (1 + ($0 - $1) * ($0 - $1) / (levels * levels)) }
        values["cm_inv_var"] = mean { $0 == $1 ? 0 : 1 / (($0 - $1) * ($0 - $1)) }
        values["cm_corr"] = .some(isConstant ? nil : mean { ($0 - average) * ($1 - average) } / variance)
        values["cm_auto_corr"] = mean { $0 * $1 }
        values["cm_clust_tend"] = mean { pow($0 + $1 - 2 * average, 2) }
        values["cm_clust_shade"] = mean { pow($0 + $1 - 2 * average, 3) }
        values["cm_clust_prom"] = mean { pow($0 + $1 - 2 * average, 4) }
        values["cm_info_corr1"] = .some(isConstant ? nil : (hxy - hxy1) / hx)
        values["cm_info_corr2"] = max(0, 1 - exp(-2 * (hxy2 - hxy))).squareRoot()
        return values
    }
}
