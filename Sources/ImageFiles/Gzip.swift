import CZlib

/// Gzip (RFC 1952) through zlib, with a bound on what comes out.
enum Gzip {
    static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// The decompressed bytes of one or more gzip members; more than `limit` of them, or other bytes behind, are refused.
    ///
    /// Memory grows with what has been decompressed, never with what a header claims.
    static func decompress(_ bytes: [UInt8], limit: Int) throws(ImageFileError) -> [UInt8] {
        var stream = unsafe z_stream()
        try unsafe begin(&stream)
        defer { unsafe inflateEnd(&stream) }
        var output: [UInt8] = []
        // Room, which costs nothing until it is written to, for what the trailer claims, within reason.
        let claimed = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        output.reserveCapacity(min(claimed, limit, 64 * bytes.count))
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        var consumed = 0
        while true {
            let part = min(bytes.count - consumed, 1 << 20)
            let (status, written, read) = unsafe inflateOnce(&stream, bytes[consumed..<consumed + part], into: &chunk)
            consumed += read
            guard output.count + written <= limit else { throw .tooLarge(bytes: output.count + written, limit: limit) }
            output.append(contentsOf: chunk[..<written])
            if status == Z_STREAM_END {
                guard isGzip(Array(bytes[consumed...].prefix(2))), unsafe inflateReset(&stream) == Z_OK else { break }
                continue
            }
            guard status == Z_OK else { throw .damagedCompression("it does not decode") }
            guard written > 0 || read > 0 else { throw .damagedCompression("it ends too early") }
        }
        guard consumed == bytes.count else { throw .damagedCompression("other bytes follow it") }
        return output
    }

    /// The first bytes that come out of the first member, at most `count`: what a format's header needs.
    static func beginning(_ bytes: [UInt8], count: Int) throws(ImageFileError) -> [UInt8] {
        var stream = unsafe z_stream()
        try unsafe begin(&stream)
        defer { unsafe inflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: count)
        let (status, written, _) = unsafe inflateOnce(&stream, bytes.prefix(1 << 16), into: &output)
        guard status == Z_OK || status == Z_STREAM_END else { throw .damagedCompression("it does not decode") }
        return Array(output[..<written])
    }

    /// zlib remembers the stream's address: it is begun where it stays.
    private static func begin(_ stream: inout z_stream) throws(ImageFileError) {
        // 15 bits of window; 16 asks for the gzip wrapper and its checksum.
        guard unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .damagedCompression("zlib did not start")
        }
    }

    /// - Safety: the pointers into `input` and `output` are used only inside the closures that lend them.
    @unsafe private static func inflateOnce(
        _ stream: inout z_stream,
        _ input: ArraySlice<UInt8>,
        into output: inout [UInt8]
    ) -> (status: Int32, written: Int, read: Int) {
        let inputCount = input.count
        let outputCount = output.count
        let status = unsafe input.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.avail_in = UInt32(inputCount)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(outputCount)
                return unsafe inflate(&stream, Z_NO_FLUSH)
            }
        }
        // Z_BUF_ERROR only says that nothing could be done: the caller sees it from the counts.
        let written = unsafe outputCount - Int(stream.avail_out)
        let read = unsafe inputCount - Int(stream.avail_in)
        return (status == Z_BUF_ERROR ? Z_OK : status, written, read)
    }

    /// The bytes as one gzip member without name or time, so that equal content gives equal files.
    static func compress(_ bytes: [UInt8], level: Int32 = 1) throws(ImageFileError) -> [UInt8] {
        try deflated(bytes, level: level, windowBits: 15 + 16)
    }

    /// The bytes as a zlib stream (RFC 1950), which PNG holds.
    static func zlibStream(_ bytes: [UInt8], level: Int32) throws(ImageFileError) -> [UInt8] {
        try deflated(bytes, level: level, windowBits: 15)
    }

    private static func deflated(
        _ bytes: [UInt8],
        level: Int32,
        windowBits: Int32
    ) throws(ImageFileError) -> [UInt8] {
        var stream = unsafe z_stream()
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard
            unsafe deflateInit2_(&stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
                == Z_OK
        else { throw .damagedCompression("zlib did not start") }
        defer { unsafe deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: unsafe Int(deflateBound(&stream, UInt(bytes.count))))
        let outputCount = output.count
        // The whole output fits, so that one call suffices; the pointers do not leave the closures.
        let status = unsafe bytes.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.avail_in = UInt32(source.count)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(outputCount)
                return unsafe deflate(&stream, Z_FINISH)
            }
        }
        guard status == Z_STREAM_END else { throw .damagedCompression("zlib did not finish") }
        return Array(output[..<(unsafe outputCount - Int(stream.avail_out))])
    }
}
