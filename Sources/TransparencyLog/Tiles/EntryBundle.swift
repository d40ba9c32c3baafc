/// The byte form of consecutive entries: each after its length as a big-endian 16-bit number (C2SP tlog-tiles).
public enum EntryBundle {
    /// The longest entry.
    public static let entryLimit = 65_535

    /// Writes entries; throws if one is too long.
    public static func encode(_ entries: some Sequence<[UInt8]>) throws(LogError) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries { try append(entry, to: &bytes) }
        return bytes
    }

    static func append(_ entry: [UInt8], to bytes: inout [UInt8]) throws(LogError) {
        guard entry.count <= entryLimit else {
            throw LogError(
                place: "entry",
                reason: "has \(entry.count) bytes; at most \(entryLimit) fit, larger things are body files"
            )
        }
        bytes.append(UInt8(entry.count >> 8))
        bytes.append(UInt8(entry.count & 255))
        bytes.append(contentsOf: entry)
    }

    /// Reads exactly `count` entries that fill all bytes; `path` names the file in errors.
    public static func decode(_ bytes: [UInt8], count: Int, path: String) throws(LogError) -> [[UInt8]] {
        let prefix = prefix(of: bytes, limit: count)
        guard prefix.entries.count == count else {
            throw LogError(
                place: path,
                reason: "ends inside entry \(prefix.entries.count + 1) of the \(count) it must hold"
            )
        }
        guard prefix.rest.isEmpty else {
            throw LogError(place: path, reason: "has \(prefix.rest.count) bytes after its \(count) entries")
        }
        return prefix.entries
    }

    /// The entries at the beginning of some bytes, at most `limit`, and the bytes that follow them.
    public static func prefix(of bytes: [UInt8], limit: Int) -> (entries: [[UInt8]], rest: ArraySlice<UInt8>) {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while entries.count < limit, rest.count >= 2 {
            let length = Int(rest[rest.startIndex]) << 8 | Int(rest[rest.startIndex + 1])
            guard rest.count >= 2 + length else { break }
            entries.append(Array(rest.dropFirst(2).prefix(length)))
            rest = rest.dropFirst(2 + length)
        }
        return (entries, rest)
    }
}
