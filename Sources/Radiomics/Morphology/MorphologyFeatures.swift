import Imaging
import Kernels

/// Size and shape of a region, and how its intensities lie in space (IBSI 1, section 3.1; HCUG).
enum MorphologyFeatures {
    /// The outcomes by the stems of the features' tags.
    static func outcomes(_ region: RegionOfInterest, leavingOut leftOut: Set<String> = []) -> [String: FeatureOutcome] {
        let shape = PackedMask(region.shape, size: region.grid.size)
        let mesh = SurfaceMesh(shape, spacing: region.grid.spacing)
        let axes = PrincipalAxes(shape, spacing: region.grid.spacing)
        return surface(mesh, region)
            .merging(hull(mesh, shape, spacing: region.grid.spacing)) { first, _ in first }
            .merging(ellipsoid(mesh, axes)) { first, _ in first }
            .merging(inSpace(mesh, axes, region)) { first, _ in first }
            .merging(autocorrelation(region, leavingOut: leftOut)) { first, _ in first }
    }

    /// What follows from area and volume alone.
    private static func surface(_ mesh: SurfaceMesh, _ region: RegionOfInterest) -> [String: FeatureOutcome] {
        let (area, volume) = (mesh.area, mesh.volume)
        let sphere = 36 * Circle.pi * volume * volume
        let edges =
            SIMD3<Double>(
                Double(region.grid.size.x),
                Double(region.grid.size.y),
                Double(region.grid.size.z)
            ) * region.grid.spacing
        let boxArea = 2 * (edges.x * edges.y + edges.y * edges.z + edges.z * edges.x)
        let values = [
            "morph_volume": volume,
            "morph_vol_approx": Double(region.shapeVoxelCount) * region.grid.voxelVolume,
            "morph_area_mesh": area,
            "morph_av": area / volume,
            "morph_comp_1": volume / (Circle.pi.squareRoot() * area * area.squareRoot()),
            "morph_comp_2": sphere / (area * area * area),
            "morph_sph_dispr": area / cubeRoot(sphere),
            "morph_sphericity": cubeRoot(sphere) / area,
            "morph_asphericity": cubeRoot(area * area * area / sphere) - 1,
            "morph_vol_dens_aabb": volume / (edges.x * edges.y * edges.z),
            "morph_area_dens_aabb": area / boxArea,
        ]
        return values.mapValues { FeatureOutcome($0, otherwise: .overflow) }
    }

    private static func hull(
        _ mesh: SurfaceMesh,
        _ shape: PackedMask,
        spacing: SIMD3<Double>
    ) -> [String: FeatureOutcome] {
        // The surface of even one voxel has extent in space; no hull would be a defect of this file.
        guard let hull = ConvexHull(SurfacePoints.candidates(shape)) else { return [:] }
        let halfVoxel = 0.5 * spacing
        let box = OrientedBox(hull, unit: halfVoxel)
        let ellipsoid = EnclosingEllipsoid.around(hull, unit: halfVoxel)
        return [
            "morph_diam": .value(hull.diameter(unit: halfVoxel)),
            "morph_vol_dens_conv_hull": .value(mesh.volume / hull.volume(unit: halfVoxel)),
            "morph_area_dens_conv_hull": .value(mesh.area / hull.area(unit: halfVoxel)),
            "morph_vol_dens_ombb": .value(mesh.volume / box.volume),
            "morph_area_dens_ombb": .value(mesh.area / box.area),
            "morph_vol_dens_mvee": .value(mesh.volume / ellipsoid.volume),
            "morph_area_dens_mvee": .value(mesh.area / ellipsoid.area),
        ]
    }

    private static func ellipsoid(_ mesh: SurfaceMesh, _ axes: PrincipalAxes) -> [String: FeatureOutcome] {
        let (major, minor, least) = (axes.semiAxes[0], axes.semiAxes[1], axes.semiAxes[2])
        let ellipsoid = Ellipsoid(semiAxes: axes.semiAxes)
        let isSolid = least > 0
        return [
            "morph_pca_maj_axis": .value(2 * major),
            "morph_pca_min_axis": .value(2 * minor),
            "morph_pca_least_axis": .value(2 * least),
            "morph_pca_elongation": FeatureOutcome(minor / major, otherwise: .singleVoxel),
            "morph_pca_flatness": FeatureOutcome(least / major, otherwise: .singleVoxel),
            "morph_vol_dens_aee": isSolid ? .value(mesh.volume / ellipsoid.volume) : .undefined(.flatRegion),
            "morph_area_dens_aee": isSolid ? .value(mesh.area / ellipsoid.area) : .undefined(.flatRegion),
        ]
    }

    private static func inSpace(
        _ mesh: SurfaceMesh,
        _ axes: PrincipalAxes,
        _ region: RegionOfInterest
    ) -> [String: FeatureOutcome] {
        let weighted = WeightedCentre(region)
        return [
            "morph_com": weighted.position.map { FeatureOutcome((axes.centre - $0).length, otherwise: .overflow) }
                ?? .undefined(.zeroIntensity),
            "morph_integ_int": .value(weighted.meanIntensity * mesh.volume),
        ]
    }

    /// What needs all pairs of voxels.
    private static func autocorrelation(
        _ region: RegionOfInterest,
        leavingOut leftOut: Set<String>
    ) -> [String: FeatureOutcome] {
        guard !leftOut.isSuperset(of: ["morph_moran_i", "morph_geary_c"]) else { return [:] }
        let association = SpatialAutocorrelation(region)
        return ["morph_moran_i": association.moran, "morph_geary_c": association.geary]
    }

    private static func cubeRoot(_ x: Double) -> Double { Elementary.pow(x, 1.0 / 3) }
}
