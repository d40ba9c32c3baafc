/// Which voxels of a grid belong to a region of interest.
public struct Mask: Sendable, Hashable {
    /// Where the voxels are.
    public let grid: VoxelGrid

    /// 1 inside, 0 outside; first axis fastest.
    public let isInside: [UInt8]

    /// How many voxels are inside.
    public let voxelCount: Int

    /// The smallest box that holds all voxels inside; `nil` for an empty mask.
    public let boundingBox: VoxelBox?

    /// Pairs a grid with its membership; every value other than 0 counts as inside.
    ///
    /// The array is kept as it is, without a copy, if it holds nothing but 0 and 1.
    public init(grid: VoxelGrid, isInside: [UInt8]) throws(ImagingError) {
        guard isInside.count == grid.size.count else {
            throw .wrongVoxelCount(expected: grid.size.count, found: isInside.count)
        }
        self.grid = grid
        let members: [UInt8] = (isInside.max() ?? 0) > 1 ? isInside.map { $0 == 0 ? 0 : 1 } : isInside
        self.isInside = members
        (voxelCount, boundingBox) = Self.extent(members.span, size: grid.size)
    }

    /// Whether the voxel at some indices is inside; outside the grid none is.
    public func contains(x: Int, y: Int, z: Int) -> Bool {
        guard x >= 0, y >= 0, z >= 0, x < grid.size.x, y < grid.size.y, z < grid.size.z else { return false }
        return isInside[grid.index(x: x, y: y, z: z)] == 1
    }

    private static func extent(_ members: Span<UInt8>, size: Size3) -> (count: Int, box: VoxelBox?) {
        var count = 0
        var box: VoxelBox?
        var start = 0
        for z in 0..<size.z {
            for y in 0..<size.y {
                let row = members.extracting(start..<start + size.x)
                if let range = row.extent {
                    for index in range { count &+= Int(row[index]) }
                    box = (box ?? VoxelBox(range.lowerBound, y, z)).extended(to: range, y, z)
                }
                start += size.x
            }
        }
        return (count, box)
    }
}

extension Span<UInt8> {
    /// From the first to behind the last element that is not 0; `nil` if there is none.
    var extent: Range<Int>? {
        guard let first = firstMember(from: 0) else { return nil }
        var last = count - 1
        while self[last] == 0 { last -= 1 }
        return first..<last + 1
    }

    /// The index of the first element from `start` on that is not 0; eight at a time.
    func firstMember(from start: Int) -> Int? {
        var index = start
        while index &+ 8 <= count {
            // Sound because eight bytes from `index` on were found to be inside.
            let word = unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self).littleEndian
            if word != 0 { return index &+ word.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < count {
            if self[index] != 0 { return index }
            index &+= 1
        }
        return nil
    }
}
