extension Resampling {
    /// What of an image has to be read, and what of the new grid is made, for the surroundings of a box.
    public struct Part: Sendable, Hashable {
        /// The box to read, wide enough for every interpolation.
        public let source: VoxelBox

        /// The part of the new grid.
        public let target: VoxelGrid

        /// Where its voxels are along each axis, in indices of the box to read; `nil` on the same grid.
        let positions: [[Double]]?
    }

    /// The part of the new grid where a mask inside `box` can have membership; `nil` if no voxel of it lies there.
    ///
    /// The voxels of a part are, bit for bit, those of resampling the whole image and cutting afterwards.
    public func part(of grid: VoxelGrid, around box: VoxelBox) throws(ImagingError) -> Part? {
        let whole = try self.grid(from: grid)
        guard whole != grid else { return try Part(source: box, target: grid.cropped(to: box), positions: nil) }
        let first = grid.indices(of: whole.origin)
        var ranges: [ClosedRange<Int>] = []
        for axis in 0..<3 {
            let step = spacing[axis] / grid.spacing[axis]
            let range = axis == 0 ? box.x : axis == 1 ? box.y : box.z
            let lowest = ((Double(range.lowerBound) - 1 - first[axis]) / step).rounded(.up)
            let highest = ((Double(range.upperBound) + 1 - first[axis]) / step).rounded(.down)
            let lower = max(Int(lowest), 0)
            let upper = min(Int(highest), whole.size[axis] - 1)
            guard lower <= upper else { return nil }
            ranges.append(lower...upper)
        }
        // A position up to 1 voxel outside the box, and the 2 voxels that cubic interpolation reads beyond it.
        let source = box.widened(by: 3, within: grid.size)
        let starts = [source.x.lowerBound, source.y.lowerBound, source.z.lowerBound]
        let positions = (0..<3).map { axis in
            let step = spacing[axis] / grid.spacing[axis]
            return ranges[axis].map { Self.snapped(first[axis] + Double($0) * step) - Double(starts[axis]) }
        }
        let target = VoxelBox(x: ranges[0], y: ranges[1], z: ranges[2])
        return try Part(source: source, target: whole.cropped(to: target), positions: positions)
    }

    /// The image on a part of the new grid.
    public func resample(_ volume: Volume<Raw>, part: Part) throws(ImagingError) -> Volume<Resampled> {
        let source = try volume.cropped(to: part.source)
        guard let positions = part.positions else { return try Volume(grid: part.target, voxels: source.voxels) }
        let voxels = Self.interpolate(source.voxels, size: source.grid.size, at: positions, interpolation)
        return try Volume(grid: part.target, voxels: voxels)
    }

    /// The mask on a part of the new grid, inside from `threshold` upwards.
    public func resample(_ mask: Mask, part: Part, threshold: Double = 0.5) throws(ImagingError) -> Mask {
        let source = try mask.cropped(to: part.source)
        guard let positions = part.positions else { return source }
        let voxels = source.isInside.map(Float.init)
        let membership = Self.interpolate(voxels, size: source.grid.size, at: positions, .linear)
        return try Mask(grid: part.target, isInside: Self.inside(membership, threshold: threshold))
    }
}
