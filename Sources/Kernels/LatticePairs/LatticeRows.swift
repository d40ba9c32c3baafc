/// The rows of a lattice, in batches of eight that lie behind each other along z.
struct LatticeRows {
    /// Eight rows, of which those behind the last slice do not exist.
    struct Batch {
        /// Their place along y.
        let y: Int

        /// The place of the first along z, a multiple of eight.
        let z: Int
    }

    /// How many rows a batch has.
    static var batchRows: Int { 8 }

    /// The batches in which a row has a point inside.
    let batches: [Batch]

    /// For every row in memory order, the index of the value of its first point inside.
    let firstValues: [Int]

    /// Finds the rows of a mask of 1 inside, 0 outside.
    init(size: SIMD3<Int>, isInside: [UInt8]) {
        var firstValues: [Int] = []
        var next = 0
        let mask = isInside.span
        let blocks = (size.z + Self.batchRows - 1) / Self.batchRows
        var isNeeded = [Bool](repeating: false, count: blocks * size.y)
        for z in 0..<size.z {
            for y in 0..<size.y {
                let start = size.x * (y + size.y * z)
                var count = 0
                for x in 0..<size.x { count &+= Int(mask[start &+ x]) }
                firstValues.append(next)
                next += count
                if count > 0 { isNeeded[y * blocks + z / Self.batchRows] = true }
            }
        }
        self.firstValues = firstValues
        batches = isNeeded.indices.filter { isNeeded[$0] }.map {
            Batch(y: $0 / blocks, z: $0 % blocks * Self.batchRows)
        }
    }
}
