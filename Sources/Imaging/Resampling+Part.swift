extension Resampling {
    /// A box of the new grid, and what of an image has to be read for it.
    public struct Part: Sendable, Hashable {
        /// The box of the image that linear interpolation of a mask reads.
        public let source: VoxelBox

        /// Where the part is on the new grid.
        public let box: VoxelBox

        /// The part of the new grid.
        public let target: VoxelGrid

        /// Whether the new grid is the old one.
        public let isSameGrid: Bool

        /// Of which voxels the image is made along each axis.
        let axes: [ResamplingAxis]

        /// The same for a mask.
        let maskAxes: [ResamplingAxis]
    }

    /// The part of the new grid where a mask inside `box` can have membership; `nil` if no voxel of it lies there.
    ///
    /// The voxels of a part are, bit for bit, those of resampling the whole image and cutting afterwards; with
    /// ``Interpolation/cubicSpline``, to a millionth of the range of intensities.
    public func part(of grid: VoxelGrid, around box: VoxelBox) throws(ImagingError) -> Part? {
        let whole = try self.grid(from: grid)
        guard whole != grid else { return try part(of: grid, covering: box) }
        let first = grid.indices(of: whole.origin)
        var ranges: [ClosedRange<Int>] = []
        for axis in 0..<3 {
            let step = spacing[axis] / grid.spacing[axis]
            let range = box[axis]
            let lowest = ((Double(range.lowerBound) - 1 - first[axis]) / step).rounded(.up)
            let highest = ((Double(range.upperBound) + 1 - first[axis]) / step).rounded(.down)
            let lower = max(Int(lowest), 0)
            let upper = min(Int(highest), whole.size[axis] - 1)
            guard lower <= upper else { return nil }
            ranges.append(lower...upper)
        }
        return try part(of: grid, covering: VoxelBox(x: ranges[0], y: ranges[1], z: ranges[2]))
    }

    /// The part of the new grid inside a box of it.
    public func part(of grid: VoxelGrid, covering box: VoxelBox) throws(ImagingError) -> Part {
        let whole = try self.grid(from: grid)
        let first = whole == grid ? SIMD3<Double>() : grid.indices(of: whole.origin)
        let axes = { (interpolation: Interpolation) in
            (0..<3).map { axis in
                ResamplingAxis(
                    first: first[axis],
                    step: whole == grid ? 1 : spacing[axis] / grid.spacing[axis],
                    range: box[axis],
                    length: grid.size[axis],
                    interpolation: interpolation
                )
            }
        }
        let maskAxes = axes(.linear)
        return try Part(
            source: VoxelBox(x: maskAxes[0].source, y: maskAxes[1].source, z: maskAxes[2].source),
            box: box,
            target: whole.cropped(to: box),
            isSameGrid: whole == grid,
            axes: interpolation == .linear ? maskAxes : axes(interpolation),
            maskAxes: maskAxes
        )
    }

    /// The image on a part of the new grid.
    public func resample(_ volume: Volume<Raw>, part: Part) throws(ImagingError) -> Volume<Resampled> {
        let axes = part.axes
        let source = VoxelBox(x: axes[0].source, y: axes[1].source, z: axes[2].source)
        var voxels = volume.grid.elements(volume.voxels, in: source)
        var size = source.size
        for (axis, taps) in axes.enumerated() where !taps.isIdentity {
            voxels = Self.pass(voxels, size: &size, axis: axis, taps)
        }
        return try Volume(grid: part.target, voxels: voxels)
    }
}
