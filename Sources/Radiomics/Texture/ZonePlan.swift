/// For each set of neighbors of a voxel's own level: which of them have to be asked for their zone.
///
/// Of the 13 neighbors that come before a voxel, those that are neighbors of each other are in one zone already, so that
/// one of them is enough. Never more than four are left.
enum ZonePlan {
    /// By the set (bit `k` for the neighbor against direction `k` of ``Direction/inSpace``), up to four positions of
    /// 4 bits each; 15 for none.
    static let all: [UInt16] = (0..<1 << 13).map(plan)

    /// What stands for no neighbor.
    static let none: UInt16 = 15

    private static let adjacent: [Int] = Direction.inSpace.map { one in
        var set = 0
        for (index, other) in Direction.inSpace.enumerated()
        where max(abs(one.x - other.x), abs(one.y - other.y), abs(one.z - other.z)) <= 1 { set |= 1 << index }
        return set
    }

    private static func plan(_ set: Int) -> UInt16 {
        var plan = UInt16.max
        var remaining = set
        var shift: UInt16 = 0
        while remaining != 0 {
            let first = remaining.trailingZeroBitCount
            plan &= ~(15 << shift) | UInt16(first) << shift
            shift += 4
            remaining &= ~connected(1 << first, within: remaining)
        }
        return plan
    }

    private static func connected(_ start: Int, within set: Int) -> Int {
        var found = start
        var unseen = start
        while unseen != 0 {
            let next = unseen.trailingZeroBitCount
            unseen &= unseen - 1
            let new = adjacent[next] & set & ~found
            found |= new
            unseen |= new
        }
        return found
    }
}
