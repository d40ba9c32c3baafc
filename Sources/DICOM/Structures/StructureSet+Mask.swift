public import Imaging

extension StructureSet {
    /// The mask of a region on an image whose frame of reference, or else series, the structure set refers to.
    ///
    /// Contours find their slices by position: a contour within 1% of the distance of slices from a plane is on it, one
    /// within 25% is drawn on it with a warning, and one farther off is refused, as is one that lies wholly outside. Of
    /// contours on several planes that fall on one slice, those on the plane nearest to it are drawn. Contours of a plane
    /// are filled at voxel centres by the even-odd rule: one inside another is a hole. One that repeats another counts
    /// once, and those that overlap in part are joined unless they are of the type CLOSEDPLANAR_XOR.
    public func mask(
        of choice: LabelChoice,
        on grid: VoxelGrid,
        frameOfReference: String?,
        series: String? = nil
    ) throws(DICOMError) -> DrawnMask {
        let region = try region(choice)
        try references(of: region).check(frameOfReference: frameOfReference, series: series)
        return try region.mask(on: grid)
    }

    /// The mask of a region on a grid that is known to be in the same frame of reference.
    public func mask(of number: Int, on grid: VoxelGrid) throws(DICOMError) -> DrawnMask {
        try region(.number(number)).mask(on: grid)
    }
}

extension Region {
    /// More crossings of contours and rows than this are of no drawing.
    private static let crossingLimit = 1 << 24

    /// More comparisons of rows and crossings than this are of no drawing.
    private static let comparisonLimit = 1 << 28

    /// The mask on a grid that is known to be in the same frame of reference.
    public func mask(on grid: VoxelGrid) throws(DICOMError) -> DrawnMask {
        if let defect { throw .unusableMask(defect) }
        guard !contours.isEmpty else { throw .unusableMask(.noContours(ignored: openContours + shortContours)) }
        let placed = try PlacedContours(contours, on: grid)
        let crossings = placed.slices.values.joined().reduce(0) { $0 + EvenOddFill($1.points).crossingCount }
        guard crossings <= Self.crossingLimit else { throw .unusableMask(.endlessContours) }
        var members = [UInt8](repeating: 0, count: grid.size.count)
        var (lost, repeated, joined) = (0, placed.repeated, 0)
        var budget = Self.comparisonLimit
        for (slice, contours) in placed.slices {
            let drawing = PlaneDrawing(contours, budget: &budget)
            guard budget >= 0 else { throw .unusableMask(.endlessContours) }
            let start = grid.index(x: 0, y: 0, z: slice)
            lost += drawing.area.fill(&members, from: start, width: grid.size.x, height: grid.size.y)
            repeated += drawing.repeated
            joined += drawing.joined
        }
        let drawn = placed.slices.keys
        return DrawnMask(
            mask: try Self.mask(grid, members),
            contours: contours.count - repeated - placed.onFartherPlanes,
            openContours: openContours,
            shortContours: shortContours,
            repeatedContours: repeated,
            contoursWoundRepeatedly: placed.woundRepeatedly,
            joinedContours: joined,
            contoursOnFartherPlanes: placed.onFartherPlanes,
            contoursBesidePlane: placed.besidePlane.count,
            farthestBesidePlane: placed.besidePlane.farthest,
            slicesLeftOut: (drawn.max() ?? 0) - (drawn.min() ?? 0) + 1 - drawn.count,
            voxelsLost: lost
        )
    }

    private static func mask(_ grid: VoxelGrid, _ members: [UInt8]) throws(DICOMError) -> Mask {
        do { return try Mask(grid: grid, isInside: members) } catch { throw .unusableMask(.grid(error)) }
    }
}
