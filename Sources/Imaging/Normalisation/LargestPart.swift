/// The largest part of a region whose voxels are connected through faces.
enum LargestPart {
    /// Membership of the largest part, the first in memory of equals; empty for an empty region.
    static func of(_ isInside: [UInt8], _ size: Size3) -> [UInt8] {
        var isOpen = isInside
        var largest: [Int32] = []
        var part: [Int32] = []
        for start in isOpen.indices where isOpen[start] == 1 {
            collect(from: start, size, &isOpen, into: &part)
            if part.count > largest.count { swap(&part, &largest) }
        }
        var result = [UInt8](repeating: 0, count: isInside.count)
        for index in largest { result[Int(index)] = 1 }
        return result
    }

    /// Takes the open voxels that are connected with one out of the region and lists them.
    private static func collect(from start: Int, _ size: Size3, _ isOpen: inout [UInt8], into part: inout [Int32]) {
        part.removeAll(keepingCapacity: true)
        var open = isOpen.mutableSpan
        open[start] = 0
        part.append(Int32(start))
        let slice = size.x * size.y
        var next = 0
        while next < part.count {
            let index = Int(part[next])
            next += 1
            let x = index % size.x
            let y = index / size.x % size.y
            let z = index / slice
            for (isThere, step) in [
                (x > 0, -1), (x < size.x - 1, 1), (y > 0, -size.x), (y < size.y - 1, size.x), (z > 0, -slice),
                (z < size.z - 1, slice),
            ] where isThere && open[index + step] == 1 {
                open[index + step] = 0
                part.append(Int32(index + step))
            }
        }
    }
}
