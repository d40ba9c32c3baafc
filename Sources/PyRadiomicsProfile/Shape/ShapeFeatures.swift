import Kernels
import Radiomics

/// The features of a mask in three dimensions (`shape`).
enum ShapeFeatures {
    static func outcomes(_ region: ShapeRegion) -> [NamedOutcome] {
        let axes = PrincipalLengths(region, axes: [0, 1, 2]).variances
        let mesh = CubeMesh(region)
        let diameters = Diameters(region)
        let spacing = region.spacing
        let sphere = Elementary.pow(36 * Double.pi * mesh.volume * mesh.volume, 1.0 / 3)
        let values: [(String, Double)] = [
            ("Elongation", (axes[1] / axes[2]).squareRoot()), ("Flatness", (axes[0] / axes[2]).squareRoot()),
            ("LeastAxisLength", PrincipalLengths.length(axes[0])),
            ("MajorAxisLength", PrincipalLengths.length(axes[2])),
            ("Maximum2DDiameterColumn", diameters.inPlanes(across: 1)),
            ("Maximum2DDiameterRow", diameters.inPlanes(across: 0)),
            ("Maximum2DDiameterSlice", diameters.inPlanes(across: 2)),
            ("Maximum3DDiameter", diameters.inVolume), ("MeshVolume", mesh.volume),
            ("MinorAxisLength", PrincipalLengths.length(axes[1])), ("Sphericity", sphere / mesh.area),
            ("SurfaceArea", mesh.area), ("SurfaceVolumeRatio", mesh.area / mesh.volume),
            ("VoxelVolume", Double(region.voxels.count) * (spacing.z * spacing.x * spacing.y)),
        ]
        return values.map { NamedOutcome($0.0, $0.1, otherwise: .flatRegion) }
    }
}
