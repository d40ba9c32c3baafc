/// A box of voxels: ranges of indices along the three axes, never empty.
public struct VoxelBox: Sendable, Hashable {
    /// Indices along the first axis.
    public let x: ClosedRange<Int>

    /// Indices along the second axis.
    public let y: ClosedRange<Int>

    /// Indices along the third axis.
    public let z: ClosedRange<Int>

    /// Creates a box from its ranges.
    public init(x: ClosedRange<Int>, y: ClosedRange<Int>, z: ClosedRange<Int>) {
        self.x = x
        self.y = y
        self.z = z
    }

    init(_ x: Int, _ y: Int, _ z: Int) {
        self.init(x: x...x, y: y...y, z: z...z)
    }

    /// All voxels of a grid of this size.
    public init(whole size: Size3) {
        self.init(x: 0...size.x - 1, y: 0...size.y - 1, z: 0...size.z - 1)
    }

    /// The range along an axis, 0 to 2.
    public subscript(axis: Int) -> ClosedRange<Int> { axis == 0 ? x : axis == 1 ? y : z }

    /// The smallest box that also holds a part of a row.
    func extended(to x: Range<Int>, _ y: Int, _ z: Int) -> VoxelBox {
        VoxelBox(
            x: min(self.x.lowerBound, x.lowerBound)...max(self.x.upperBound, x.upperBound - 1),
            y: min(self.y.lowerBound, y)...max(self.y.upperBound, y),
            z: min(self.z.lowerBound, z)...max(self.z.upperBound, z)
        )
    }

    /// The box with a margin on all sides along each axis, cut off at the edges of a grid of this size.
    public func widened(by margins: SIMD3<Int>, within size: Size3) -> VoxelBox {
        VoxelBox(
            x: max(x.lowerBound - margins.x, 0)...min(x.upperBound + margins.x, size.x - 1),
            y: max(y.lowerBound - margins.y, 0)...min(y.upperBound + margins.y, size.y - 1),
            z: max(z.lowerBound - margins.z, 0)...min(z.upperBound + margins.z, size.z - 1)
        )
    }

    /// How many voxels the box has along each axis.
    public var size: Size3 { Size3(x: x.count, y: y.count, z: z.count) }
}

extension VoxelGrid {
    /// The part of the grid inside a box.
    public func cropped(to box: VoxelBox) throws(ImagingError) -> VoxelGrid {
        try VoxelGrid(
            size: box.size,
            spacing: spacing,
            origin: position(of: [Double(box.x.lowerBound), Double(box.y.lowerBound), Double(box.z.lowerBound)]),
            direction: direction
        )
    }

    func elements<Element>(_ elements: [Element], in box: VoxelBox) -> [Element] {
        guard box.size != size else { return elements }
        var result: [Element] = []
        result.reserveCapacity(box.size.count)
        for z in box.z {
            for y in box.y {
                let row = index(x: box.x.lowerBound, y: y, z: z)
                result.append(contentsOf: elements[row..<row + box.x.count])
            }
        }
        return result
    }
}

extension Volume {
    /// The part of the image inside a box.
    public func cropped(to box: VoxelBox) throws(ImagingError) -> Volume {
        try Volume(grid: grid.cropped(to: box), voxels: grid.elements(voxels, in: box))
    }
}

extension Mask {
    /// The part of the mask inside a box.
    public func cropped(to box: VoxelBox) throws(ImagingError) -> Mask {
        try Mask(grid: grid.cropped(to: box), isInside: grid.elements(isInside, in: box))
    }
}
