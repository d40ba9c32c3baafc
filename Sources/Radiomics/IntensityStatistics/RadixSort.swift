/// Sorting finite numbers by their bits, 11 at a time from the lowest, in time proportional to their count.
enum RadixSort {
    /// The numbers in ascending order.
    static func sorted(_ numbers: [Float]) -> [Float] {
        sortedKeys(numbers).map { Float(bitPattern: bits($0)) }
    }

    /// Whole numbers in the order of the numbers whose keys they are; see ``bits(_:)``.
    static func sortedKeys(_ numbers: [Float]) -> [UInt32] {
        var keys = numbers.map { key($0.bitPattern) }
        var places = digitPlaces(keys)
        var others = [UInt32](repeating: 0, count: keys.count)
        for digit in 0..<3 {
            let shift = UInt32(11 * digit)
            // All keys with the same digit are in order of it already.
            guard !isUniform(places, digit, keys.count) else { continue }
            // Sound because a key's 11 bits are below 2048, and the places of a digit are the numbers from 0 to the
            // count of keys less 1, each once.
            unsafe places.withUnsafeMutableBufferPointer { places in
                unsafe keys.withUnsafeBufferPointer { keys in
                    unsafe others.withUnsafeMutableBufferPointer { others in
                        for index in 0..<keys.count {
                            let key = unsafe keys[index]
                            let place = 2048 &* digit &+ Int(key >> shift & 2047)
                            unsafe others[Int(truncatingIfNeeded: places[place])] = key
                            unsafe places[place] &+= 1
                        }
                    }
                }
            }
            swap(&keys, &others)
        }
        return keys
    }

    /// The bits of the number that has a key.
    static func bits(_ key: UInt32) -> UInt32 { key >> 31 == 1 ? key & 0x7FFF_FFFF : ~key }

    /// Whether all keys have the same value of a digit: the places of all values are then 0 or behind the last.
    private static func isUniform(_ places: [Int32], _ digit: Int, _ count: Int) -> Bool {
        places[2048 * digit..<2048 * (digit + 1)].allSatisfy { $0 == 0 || $0 == Int32(count) }
    }

    /// Where the first key of each value of each of the three digits goes.
    private static func digitPlaces(_ keys: [UInt32]) -> [Int32] {
        var places = [Int32](repeating: 0, count: 3 * 2048)
        var table = places.mutableSpan
        let keys = keys.span
        for index in 0..<keys.count {
            let key = keys[index]
            table[Int(key & 2047)] &+= 1
            table[2048 &+ Int(key >> 11 & 2047)] &+= 1
            table[4096 &+ Int(key >> 22)] &+= 1
        }
        for digit in 0..<3 {
            var next: Int32 = 0
            for value in 0..<2048 {
                let count = table[2048 * digit + value]
                table[2048 * digit + value] = next
                next += count
            }
        }
        return places
    }

    /// Bits whose order as whole numbers is that of the floating-point numbers.
    private static func key(_ bits: UInt32) -> UInt32 { bits >> 31 == 1 ? ~bits : bits | 0x8000_0000 }
}
