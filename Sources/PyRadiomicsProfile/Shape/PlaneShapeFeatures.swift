import Imaging
import Radiomics

/// The features of a mask in its one slice (`shape2D`).
enum PlaneShapeFeatures {
    static func outcomes(_ region: ShapeRegion, across axis: Int) -> [NamedOutcome] {
        let axes = [0, 1, 2].filter { $0 != axis }
        let variances = PrincipalLengths(region, axes: axes).variances
        let outline = Outline(region, axes: axes)
        let pixel = region.spacing[axes[1]] * region.spacing[axes[0]]
        let values: [(String, Double)] = [
            ("Elongation", (variances[0] / variances[1]).squareRoot()),
            ("MajorAxisLength", PrincipalLengths.length(variances[1])),
            ("MaximumDiameter", Diameters(region).inPlanes(across: axis)), ("MeshSurface", outline.area),
            ("MinorAxisLength", PrincipalLengths.length(variances[0])), ("Perimeter", outline.length),
            ("PerimeterSurfaceRatio", outline.length / outline.area),
            ("PixelSurface", Double(region.voxels.count) * pixel),
            ("Sphericity", 2 * (Double.pi * outline.area).squareRoot() / outline.length),
        ]
        return values.map { NamedOutcome($0.0, $0.1, otherwise: .flatRegion) }
    }

    /// The polygon that halves the sides of squares of four pixel centres between inside and outside.
    private struct Outline {
        let length: Double
        let area: Double

        init(_ region: ShapeRegion, axes: [Int]) {
            let (width, height) = (region.size[axes[0]] + 2, region.size[axes[1]] + 2)
            var pixels = [Int](repeating: 0, count: width * height)
            for voxel in region.voxels { pixels[voxel[axes[0]] + 1 + width * (voxel[axes[1]] + 1)] = 1 }
            // Squares with one corner cut off, with two, with two opposite ones, and sides along both axes.
            var (diagonals, eighths) = (0, 0)
            var straight = [0, 0]
            for y in 0..<height - 1 {
                for x in 0..<width - 1 {
                    let place = x + width * y
                    let corners = (pixels[place], pixels[place + 1], pixels[place + width], pixels[place + width + 1])
                    switch corners.0 + corners.1 + corners.2 + corners.3 {
                    case 1: (diagonals, eighths) = (diagonals + 1, eighths + 1)
                    case 3: (diagonals, eighths) = (diagonals + 1, eighths + 7)
                    case 4: eighths += 8
                    case 2 where corners.0 == corners.3: (diagonals, eighths) = (diagonals + 2, eighths + 2)
                    case 2:
                        straight[corners.0 == corners.1 ? 0 : 1] += 1
                        eighths += 4
                    default: break
                    }
                }
            }
            let (u, v) = (region.spacing[axes[0]], region.spacing[axes[1]])
            let diagonal = 0.5 * (u * u + v * v).squareRoot()
            length = Double(diagonals) * diagonal + Double(straight[0]) * u + Double(straight[1]) * v
            area = Double(eighths) / 8 * (u * v)
        }
    }
}
