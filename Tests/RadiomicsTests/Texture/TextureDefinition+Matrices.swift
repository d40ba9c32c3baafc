import FeatureNomenclature
import Imaging

extension TextureDefinition {
    func runLength(_ slices: Range<Int>, _ directions: [Step]) -> Values? {
        var matrix: Matrix = [:]
        let voxels = inside(slices)
        for step in directions {
            for (x, y, z, own) in voxels where level(x - step.x, y - step.y, z - step.z) != own {
                var length = 1
                while level(x + length * step.x, y + length * step.y, z + length * step.z) == own { length += 1 }
                matrix[[own, length], default: 0] += 1
            }
        }
        return extents(
            matrix,
            places: voxels.count * directions.count,
            stems: [
                "rlm_sre", "rlm_lre", "rlm_lgre", "rlm_hgre", "rlm_srlge", "rlm_srhge", "rlm_lrlge", "rlm_lrhge",
                "rlm_glnu",
                "rlm_glnu_norm", "rlm_rlnu", "rlm_rlnu_norm", "rlm_r_perc", "rlm_gl_var", "rlm_rl_var", "rlm_rl_entr",
            ]
        )
    }

    func sizeZone(_ slices: Range<Int>, _ dimension: TextureDimension) -> Values? {
        var matrix: Matrix = [:]
        for zone in zones(slices, dimension) { matrix[[zone.level, zone.voxels.count], default: 0] += 1 }
        return extents(
            matrix,
            places: inside(slices).count,
            stems: [
                "szm_sze", "szm_lze", "szm_lgze", "szm_hgze", "szm_szlge", "szm_szhge", "szm_lzlge", "szm_lzhge",
                "szm_glnu",
                "szm_glnu_norm", "szm_zsnu", "szm_zsnu_norm", "szm_z_perc", "szm_gl_var", "szm_zs_var", "szm_zs_entr",
            ]
        )
    }

    func distanceZone(_ slices: Range<Int>, _ dimension: TextureDimension) -> Values? {
        var matrix: Matrix = [:]
        for zone in zones(slices, dimension) {
            let distance = zone.voxels.map { borderDistance($0, dimension) }.min() ?? 0
            matrix[[zone.level, distance], default: 0] += 1
        }
        return extents(
            matrix,
            places: inside(slices).count,
            stems: [
                "dzm_sde", "dzm_lde", "dzm_lgze", "dzm_hgze", "dzm_sdlge", "dzm_sdhge", "dzm_ldlge", "dzm_ldhge",
                "dzm_glnu",
                "dzm_glnu_norm", "dzm_zdnu", "dzm_zdnu_norm", "dzm_z_perc", "dzm_gl_var", "dzm_zd_var", "dzm_zd_entr",
            ]
        )
    }

    func dependence(_ slices: Range<Int>, _ dimension: TextureDimension) -> Values? {
        var matrix: Matrix = [:]
        let voxels = inside(slices)
        for (x, y, z, own) in voxels {
            let same = steps(dimension).count { level(x + $0.x, y + $0.y, z + $0.z) == own }
            matrix[[own, same + 1], default: 0] += 1
        }
        var values = extents(
            matrix,
            places: voxels.count,
            stems: [
                "ngl_lde", "ngl_hde", "ngl_lgce", "ngl_hgce", "ngl_ldlge", "ngl_ldhge", "ngl_hdlge", "ngl_hdhge",
                "ngl_glnu",
                "ngl_glnu_norm", "ngl_dcnu", "ngl_dcnu_norm", "ngl_dc_perc", "ngl_gl_var", "ngl_dc_var", "ngl_dc_entr",
            ]
        )
        values?["ngl_dc_energy"] = matrix.values.map { $0 / Double(voxels.count) }.reduce(0) { $0 + $1 * $1 }
        return values
    }

    // MARK: Zones

    private func zones(_ slices: Range<Int>, _ dimension: TextureDimension) -> [(level: Int, voxels: [Step])] {
        var seen: Set<SIMD3<Int>> = []
        var zones: [(level: Int, voxels: [Step])] = []
        for (x, y, z, own) in inside(slices) where seen.insert([x, y, z]).inserted {
            var voxels: [Step] = [(x, y, z)]
            var next = 0
            while next < voxels.count {
                let here = voxels[next]
                next += 1
                for step in steps(dimension) {
                    let (x, y, z) = (here.x + step.x, here.y + step.y, here.z + step.z)
                    if level(x, y, z) == own, seen.insert([x, y, z]).inserted { voxels.append((x, y, z)) }
                }
            }
            zones.append((own, voxels))
        }
        return zones
    }

    /// The least number of steps along axes that lead out of the shape, by looking at every place around.
    private func borderDistance(_ voxel: Step, _ dimension: TextureDimension) -> Int {
        var least = Int.max
        for z in dimension == .volume ? -1...size.z : voxel.z...voxel.z {
            for y in -1...size.y {
                for x in -1...size.x where !isInShape(x, y, z) {
                    least = min(least, abs(x - voxel.x) + abs(y - voxel.y) + abs(z - voxel.z))
                }
            }
        }
        return least
    }

    private func isInShape(_ x: Int, _ y: Int, _ z: Int) -> Bool {
        guard x >= 0, y >= 0, z >= 0, x < size.x, y < size.y, z < size.z else { return false }
        return shape[x + size.x * (y + size.y * z)]
    }
}
