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

    func extended(to x: Int, _ y: Int, _ z: Int) -> VoxelBox {
        VoxelBox(x: Self.extend(self.x, x), y: Self.extend(self.y, y), z: Self.extend(self.z, z))
    }

    private static func extend(_ range: ClosedRange<Int>, _ value: Int) -> ClosedRange<Int> {
        range.contains(value) ? range : min(range.lowerBound, value)...max(range.upperBound, value)
    }

    /// The box with a margin on all sides, cut off at the edges of a grid of this size.
    public func widened(by margin: Int, within size: Size3) -> VoxelBox {
        VoxelBox(
            x: max(x.lowerBound - margin, 0)...min(x.upperBound + margin, size.x - 1),
            y: max(y.lowerBound - margin, 0)...min(y.upperBound + margin, size.y - 1),
            z: max(z.lowerBound - margin, 0)...min(z.upperBound + margin, size.z - 1)
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
