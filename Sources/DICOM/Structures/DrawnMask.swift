public import Imaging

/// The mask of a region's contours, and what was noticed while it was made.
public struct DrawnMask: Sendable, Hashable {
    /// The mask, on the image's grid.
    public let mask: Mask

    /// How many contours were filled.
    public let contours: Int

    /// How many points and open contours were left out.
    public let openContours: Int

    /// How many closed contours of fewer than three points were left out.
    public let shortContours: Int

    /// How many contours were in the file twice, point for point, and counted once.
    public let repeatedContours: Int

    /// How many contours lie beside the plane of their slice, by 1% to 25% of the distance of slices.
    public let contoursBesidePlane: Int

    /// How far beside, in mm, the farthest lies.
    public let farthestBesidePlane: Double

    /// How many voxels inside the contours would lie beyond the edges of the image.
    public let voxelsLost: Int

    /// One sentence for each thing that a person should know; none of them holds text from the file.
    public var warnings: [String] {
        var warnings: [String] = []
        let add = { (count: Int, what: String) in
            if count > 0 { warnings.append("\(count) \(count == 1 ? "contour" : "contours") \(what)") }
        }
        add(openContours, "without an inside (points, open lines) left out")
        add(shortContours, "of fewer than three points left out")
        add(repeatedContours, "repeated point for point: counted once")
        let distance = (farthestBesidePlane * 100).rounded() / 100
        add(contoursBesidePlane, "up to \(distance) mm beside the plane of the slice: drawn on the nearest slice")
        if voxelsLost > 0 {
            let voxels = voxelsLost == 1 ? "voxel" : "voxels"
            warnings.append("\(voxelsLost) \(voxels) inside the contours beyond the edges of the image")
        }
        return warnings
    }
}
