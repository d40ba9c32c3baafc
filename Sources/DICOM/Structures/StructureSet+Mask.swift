public import Imaging

extension StructureSet {
    /// The mask of a region on an image whose frame of reference, or else series, the structure set refers to.
    ///
    /// Contours find their slices by position: a contour within 1% of the distance of slices from a plane is on it, one
    /// within 25% is drawn on it with a warning, and one farther off is refused, as is one that lies wholly outside.
    /// All contours of a slice are filled together by the even-odd rule at voxel centres: a second contour inside the
    /// first is a hole.
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

    /// The mask on a grid that is known to be in the same frame of reference.
    public func mask(on grid: VoxelGrid) throws(DICOMError) -> DrawnMask {
        if let defect { throw .unusableMask(defect) }
        guard !contours.isEmpty else { throw .unusableMask(.noContours(ignored: openContours + shortContours)) }
        let placed = try PlacedContours(contours, on: grid)
        let slices = placed.polygons.mapValues { EvenOddFill($0) }
        guard slices.values.reduce(0, { $0 + $1.crossingCount }) <= Self.crossingLimit else {
            throw .unusableMask(.endlessContours)
        }
        var members = [UInt8](repeating: 0, count: grid.size.count)
        var lost = 0
        for (slice, polygons) in slices {
            let start = grid.index(x: 0, y: 0, z: slice)
            lost += polygons.fill(&members, from: start, width: grid.size.x, height: grid.size.y)
        }
        return DrawnMask(
            mask: try Self.mask(grid, members),
            contours: contours.count - placed.repeated,
            openContours: openContours,
            shortContours: shortContours,
            repeatedContours: placed.repeated,
            contoursBesidePlane: placed.besidePlane.count,
            farthestBesidePlane: placed.besidePlane.farthest,
            voxelsLost: lost
        )
    }

    private static func mask(_ grid: VoxelGrid, _ members: [UInt8]) throws(DICOMError) -> Mask {
        do { return try Mask(grid: grid, isInside: members) } catch { throw .unusableMask(.grid(error)) }
    }
}
