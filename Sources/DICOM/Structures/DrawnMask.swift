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

    /// How many contours have the same inside as another one of their plane, which counts once.
    public let repeatedContours: Int

    /// How many contours go round more than once through the same points, which counts as once.
    public let contoursWoundRepeatedly: Int

    /// How many contours overlap another one in part, neither being inside the other, and were joined with it.
    public let joinedContours: Int

    /// How many contours were left out because another plane lies nearer to their slice.
    public let contoursOnFartherPlanes: Int

    /// How many contours lie beside the plane of their slice, by 1% to 25% of the distance of slices.
    public let contoursBesidePlane: Int

    /// How far beside, in mm, the farthest lies.
    public let farthestBesidePlane: Double

    /// How many slices between the first and the last with a contour have none.
    public let slicesLeftOut: Int

    /// How many voxels inside the contours would lie beyond the edges of the image.
    public let voxelsLost: Int

    /// Counts of what does not fit the image's slices, the gravest first.
    ///
    /// Of several images, contours were drawn on the one where these come first in lexicographic order.
    public var misfits: [Int] { [contoursOnFartherPlanes, slicesLeftOut, contoursBesidePlane] }

    /// One sentence for each thing that a person should know; none of them holds text from the file.
    public var warnings: [String] {
        var warnings: [String] = []
        let add = { (count: Int, what: String) in
            if count > 0 { warnings.append("\(count) \(count == 1 ? "contour" : "contours") \(what)") }
        }
        add(openContours, "without an inside (points, open lines) left out")
        add(shortContours, "of fewer than three points left out")
        add(repeatedContours, "with the same inside as another one: counted once")
        add(contoursWoundRepeatedly, "drawn round more than once: counted once")
        add(joinedContours, "that overlap in part: joined")
        add(contoursOnFartherPlanes, "left out, since contours of another plane lie nearer to the slice")
        let distance = (farthestBesidePlane * 100).rounded() / 100
        add(contoursBesidePlane, "up to \(distance) mm beside the plane of the slice: drawn on the nearest slice")
        if slicesLeftOut > 0 {
            let slices = slicesLeftOut == 1 ? "slice" : "slices"
            warnings.append("the contours leave out \(slicesLeftOut) \(slices) between the first and the last")
        }
        if voxelsLost > 0 {
            let voxels = voxelsLost == 1 ? "voxel" : "voxels"
            warnings.append("\(voxelsLost) \(voxels) inside the contours beyond the edges of the image")
        }
        return warnings
    }
}
